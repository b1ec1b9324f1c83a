/** Reads one record file as YAML. Whatever is in it, the answer is a value or a sentence: it never throws and never waits. */
import { lstatSync, readFileSync } from 'node:fs';
import { isScalar, LineCounter, parseAllDocuments, visit, type Document, type YAMLError, type YAMLMap } from 'yaml';

/** Nearly ten times the longest record file there is; for some texts the reader's time grows with the square. */
const largestFileBytes = 256 * 1024;
const longestLine = 5000;
/** Deeper than any record; a file of nothing but brackets would otherwise fill the memory of the reader. */
const deepest = 40;

export type ReadFile =
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly sentence: string };

const refused = (sentence: string): ReadFile => ({ kind: 'refused', sentence });

const yamlSentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is used at the start of a line; use spaces',
  BAD_INDENT: 'the line does not start under the line it belongs to; check the spaces in front',
  BLOCK_AS_IMPLICIT_KEY: 'two fields stand on one line, or a text with a colon is not in quotes',
  MISSING_CHAR: 'a quote, a bracket or a comma is missing',
  MULTIPLE_DOCS: 'the file holds more than one record (a line of three dashes)',
  TAG_RESOLVE_FAILED: 'a tag (a word after an exclamation mark) is used; write plain text in quotes',
  BAD_ALIAS: 'an alias (a word after an asterisk) is used; write the text out, or put it in quotes',
};

function yamlSentence(error: YAMLError): string {
  const line = error.linePos?.[0].line;
  const what =
    yamlSentences[error.code] ?? 'this is not YAML; a quote, a colon or the spaces at the start of a line may be wrong';
  return line === undefined ? what : `line ${line}: ${what}`;
}

/** The depth of brackets and of indentation, without building anything. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return /^ *(?:- ){41}/m.test(text) || /^ {200}/m.test(text);
}

export function readYamlText(text: string): ReadFile {
  if (text.includes('\uFFFD') || text.includes('\u0000'))
    return refused('holds bytes that are not text (UTF-8); save it again as UTF-8');
  if (text.split('\n').some((line) => line.length > longestLine))
    return refused(`has a line of more than ${longestLine} letters; wrap it`);
  if (tooDeep(text)) return refused(`is nested more than ${deepest} levels deep; a record is not`);
  try {
    return readDocument(text);
  } catch {
    // The parser gave up on something no record holds, such as thousands of nested signs.
    return refused('cannot be read: this is not a record');
  }
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** The parser's own check compares every field with every other; this one looks each up once. */
function repeatedField(map: YAMLMap): unknown {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (seen.has(keyText(key))) return key;
    seen.add(keyText(key));
  }
  return null;
}

/** What no record may hold although YAML allows it. */
function forbidden(document: Document.Parsed, lines: LineCounter): string | null {
  let sentence: string | null = null;
  visit(document, {
    // No aliases: a hostile file could otherwise expand without end.
    Alias: () => {
      sentence = yamlSentences['BAD_ALIAS'] ?? null;
      return visit.BREAK;
    },
    Map: (_key, map) => {
      const key = repeatedField(map);
      if (key === null) return undefined;
      const start = isScalar(key) ? key.range?.[0] : undefined;
      const line = start === undefined ? '' : `line ${lines.linePos(start).line}: `;
      sentence = `${line}the field "${keyText(key).slice(0, 40)}" is written twice in one group`;
      return visit.BREAK;
    },
  });
  return sentence;
}

function readDocument(text: string): ReadFile {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', lineCounter });
  const [document] = documents;
  if (document === undefined) return refused('is empty');
  if (documents.length > 1) return refused(`cannot be read: ${yamlSentences['MULTIPLE_DOCS'] ?? ''}`);
  const [first] = [...document.errors, ...document.warnings];
  const why = first === undefined ? forbidden(document, lineCounter) : yamlSentence(first);
  if (why !== null) return refused(`cannot be read: ${why}`);
  return { kind: 'read', value: document.toJS({ maxAliasCount: 0 }) };
}

export function readYamlFile(file: string): ReadFile {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  if (facts === undefined) return refused('the file is missing');
  if (facts.isSymbolicLink()) return refused('is a link to another file; a record is a file of its own');
  if (!facts.isFile()) return refused('is not a file');
  if (facts.size > largestFileBytes) return refused('is larger than 256 KB; a record file is a few pages of text');
  return readYamlText(readFileSync(file, 'utf8'));
}
