/**
 * Finds interface text that stands in a component or a module instead of in renderer/messages: text between tags,
 * attributes that are read or heard, literals shown through an expression, and sentences in scripts.
 */
import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';

export interface HardCoded {
  readonly line: number;
  readonly text: string;
}

/** Attributes and props whose words a person reads or hears. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'empty',
  'head',
  'heading',
  'hint',
  'label',
  'lead',
  'note',
  'placeholder',
  'says',
  'text',
  'title',
  'unavailable',
  'what',
  'why',
  'works',
]);
/** Printed on the key itself, so that they are not said in another language than the keyboard's. */
const UNTRANSLATED_TAGS = new Set(['kbd', 'style', 'script']);
/** The names of the product and of its typeface are the same in every language. */
const NAMES = /Atkinson Hyperlegible Next|Bedside Magnesium|Bedside|Magnesium(?= *$)/g;

const LETTER = /\p{L}/u;
/** Two words beside each other: a sentence or a phrase, not a key, a class or the name of an event. */
const PHRASE = /\p{L}{2,}[,;:]? \p{L}{2,}/u;

/** A unit alone, or the end of one, is written as the domain writes it, in every language. */
const UNIT =
  /^(?:per (?:dL|h|hour|kg|L|min|mL)|%|g|h|kg|L|mEq|mg|microgram|micromol|min|mL|mmol)(?: of| per (?:dL|h|hour|kg|L|min|mL))*$/;

/** A style or an element of SVG that a script writes out: only what stands between them is read. */
const MARKUP = /<[^>]*>?|[.\w]+\{[^}]*\}/g;

function isText(text: string): boolean {
  return LETTER.test(text.replace(NAMES, '')) && !UNIT.test(text.trim());
}

/** ESTree as far as values of expressions need it; Svelte's parser gives it without types. */
interface Expression {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly consequent?: Expression;
  readonly alternate?: Expression;
  readonly left?: Expression;
  readonly right?: Expression;
  readonly operator?: string;
  readonly expression?: Expression;
  readonly expressions?: readonly Expression[];
  readonly quasis?: readonly { readonly start: number; readonly value: { readonly raw: string } }[];
}

type Piece = readonly [at: number, text: string];

/** Literals that an expression can come out as: both branches of a choice, the parts of a template, never arguments. */
function shownBy(node: Expression | undefined): Piece[] {
  if (node === undefined) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [[node.start, node.value]] : [];
    case 'TemplateLiteral':
      return [
        ...(node.quasis ?? []).map(({ start, value }): Piece => [start, value.raw]),
        ...(node.expressions ?? []).flatMap(shownBy),
      ];
    case 'ConditionalExpression':
      return [...shownBy(node.consequent), ...shownBy(node.alternate)];
    case 'LogicalExpression':
      return [...shownBy(node.left), ...shownBy(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...shownBy(node.left), ...shownBy(node.right)] : [];
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return shownBy(node.expression);
    default:
      return [];
  }
}

type Value = AST.Attribute['value'];

function piecesOfValue(value: Value): Piece[] {
  if (value === true) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((part): Piece[] =>
    part.type === 'Text' ? [[part.start, part.data]] : shownBy(part.expression as unknown as Expression),
  );
}

/** Anything in Svelte's tree: what it holds decides what is looked at. */
interface TreeNode {
  readonly type?: string;
  readonly name?: string;
  readonly start: number;
  readonly data?: string;
  readonly value?: Value;
  readonly expression?: Expression;
  readonly attributes?: readonly TreeNode[];
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null;
}

function piecesOfTree(node: TreeNode): Piece[] {
  if (UNTRANSLATED_TAGS.has(node.name ?? '') && node.type === 'RegularElement') return [];
  const own = ((): Piece[] => {
    if (node.type === 'Text') return [[node.start, node.data ?? '']];
    if (node.type === 'ExpressionTag') return shownBy(node.expression);
    return [];
  })();
  const spoken = (node.attributes ?? [])
    .filter(({ type, name }) => type === 'Attribute' && SPOKEN.has(name ?? ''))
    .flatMap(({ value }) => piecesOfValue(value ?? true));
  const children = [
    'fragment',
    'nodes',
    'consequent',
    'alternate',
    'body',
    'fallback',
    'pending',
    'then',
    'catch',
  ].flatMap((part) => {
    const child = node[part];
    return Array.isArray(child) ? child.filter(isNode) : isNode(child) ? [child] : [];
  });
  return [...own, ...spoken, ...children.flatMap(piecesOfTree)];
}

/** A sentence for the developer, not for the person at the screen. */
function isForDevelopers(node: ts.Node): boolean {
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent) {
    if (ts.isNewExpression(at) && at.expression.getText().endsWith('Error')) return true;
    if (ts.isImportDeclaration(at)) return true;
  }
  return false;
}

/** Keys under which a table of words holds them: here a single word counts. */
const WORD_KEYS = new Set([...SPOKEN, 'name', 'short', 'word', 'words']);

function isWordOfTable(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isPropertyAssignment(parent) && parent.initializer === node && WORD_KEYS.has(parent.name.getText());
}

/** A code, the name of a class or of an icon: lower case and hyphens. */
const CODE = /^[a-z0-9-]*$/;

function phrasesOfScript(source: string, offset: number): Piece[] {
  const file = ts.createSourceFile('script.ts', source, ts.ScriptTarget.Latest, true);
  const pieces: Piece[] = [];
  const visit = (node: ts.Node): void => {
    const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (ts.isStringLiteralLike(node) || isPart) {
      const isWord = PHRASE.test(node.text.replace(MARKUP, '')) || (isWordOfTable(node) && !CODE.test(node.text));
      if (isWord && !isForDevelopers(node)) pieces.push([offset + node.getStart(), node.text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return pieces;
}

function scriptsOf(tree: AST.Root, source: string): Piece[] {
  return [tree.instance, tree.module].flatMap((script) => {
    if (!script) return [];
    const { start, end } = script.content as unknown as { start: number; end: number };
    return phrasesOfScript(source.slice(start, end), start);
  });
}

/** @param name its ending says how the source is read: .svelte, or TypeScript */
export function hardCodedIn(name: string, source: string): HardCoded[] {
  const pieces = ((): Piece[] => {
    if (!name.endsWith('.svelte')) return phrasesOfScript(source, 0);
    const tree = parse(source, { modern: true });
    return [...piecesOfTree(tree.fragment as unknown as TreeNode), ...scriptsOf(tree, source)];
  })();
  return pieces
    .filter(([, text]) => isText(text))
    .map(([at, text]) => ({
      line: source.slice(0, at).split('\n').length,
      text: text.trim().replace(/\s+/g, ' '),
    }));
}
