/**
 * The machine-wide policy file: what IT and pharmacy decide for every person on this PC. Read once at start, never
 * written. A file with any mistake is not used at all, and the sentence says where the mistake is: half a policy would
 * look like a whole one. Without Electron: tested as it is. Written for people in docs/policy.md.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { decimalString, market } from '#domain/dosing/records.ts';
import { recordId } from '#domain/evidence/records.ts';

const distinctIds = (what: string) =>
  z
    .array(recordId)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, `names a ${what} twice`);

const greatestStep = 10;

export const policySchema = z.strictObject({
  $schema: z.string().optional().describe('For editors only.'),
  market: market.optional().describe('Whose labels and products come first.'),
  starredProducts: distinctIds('product').optional().describe('Products in the cupboards of this hospital, by id.'),
  pumpStepMlPerH: decimalString
    .refine((text) => Number(text) > 0 && Number(text) <= greatestStep, 'is more than 0 and at most 10')
    .optional()
    .describe('The smallest step of the pumps here, in mL per hour, as text: "0.1".'),
  paper: z.enum(['A4', 'Letter']).optional().describe('Paper size of every printed page.'),
  theme: z.enum(['system', 'light', 'dark', 'night']).optional().describe('Colours of the screen.'),
  hiddenRegimens: distinctIds('regimen').optional().describe('Regimens that are not offered here, by id.'),
  printer: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, 'has a control character in it')
    .optional()
    .describe('Name of the printer as the system knows it.'),
  dataFolder: z
    .string()
    .min(1)
    .max(400)
    .refine(
      (text) => !/^[\\/]{2}/.test(text),
      'is a network share; the ward file must be on a disk of this PC or a mapped drive',
    )
    .refine((text) => isFullPath(text), 'is not a full path; {home} and {user} may be used in it')
    .optional()
    .describe("Where each person's ward file is kept. {home} and {user} stand for the person signed in."),
});
export type Policy = Omit<z.infer<typeof policySchema>, '$schema'>;

/** What a correct value looks like, for the sentence about a wrong one. */
const forms: Readonly<Record<keyof Policy, string>> = {
  market: `one of ${market.options.join(', ')}`,
  starredProducts: 'a list of different product ids, such as ["us-vial-50-10ml"]',
  pumpStepMlPerH: 'a decimal number in quotes, more than 0 and at most 10, such as "0.1"',
  paper: '"A4" or "Letter"',
  theme: '"system", "light", "dark" or "night"',
  hiddenRegimens: 'a list of different regimen ids, such as ["zuspan"]',
  printer: 'the name of a printer, in quotes',
  dataFolder: 'the full path of a folder on this PC, in quotes; {home} and {user} may be used in it',
};

export type PolicyAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'applied'; readonly policy: Policy; readonly file: string; readonly notice: string | null }
  | { readonly kind: 'refused'; readonly file: string; readonly sentence: string };

function isFullPath(text: string): boolean {
  const filled = text.replaceAll('{user}', 'user').replace(/^\{home\}/, '/home/user');
  return !/[{}\0]/.test(filled) && (path.posix.isAbsolute(filled) || /^[A-Za-z]:[\\/]/.test(filled));
}

function isFullHere(text: string, platform: NodeJS.Platform): boolean {
  return text.startsWith('{home}') || (platform === 'win32' ? /^[A-Za-z]:[\\/]/.test(text) : text.startsWith('/'));
}

const largestBytes = 256 * 1024;
const noPartUsed = 'No part of the file is used: nothing is hidden or preset. Ask your IT department to correct it.';

type Bytes =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'unreadable'; readonly why: string };

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function readBytes(file: string): Bytes {
  try {
    const facts = statSync(file);
    if (!facts.isFile()) return { kind: 'unreadable', why: 'is not a file' };
    if (facts.size > largestBytes) return { kind: 'unreadable', why: 'is larger than 256 KB' };
    return { kind: 'bytes', bytes: readFileSync(file) };
  } catch (error) {
    return isMissing(error) ? { kind: 'none' } : { kind: 'unreadable', why: 'cannot be read by the person signed in' };
  }
}

/** Line and column, counted from 1, of a place in the text. */
function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

type Parsed = { readonly value: unknown } | { readonly why: string };

function parseJson(bytes: Buffer): Parsed {
  // Windows PowerShell 5 writes UTF-16 unless told otherwise; the reader should not have to guess that.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { why: 'is saved as UTF-16; save it as UTF-8' };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.includes('\uFFFD')) return { why: 'is not saved as UTF-8' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const offset = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    return {
      why: `is not JSON${offset === undefined ? '; it may be cut short' : `; look at ${placeIn(text, Number(offset))}`}`,
    };
  }
}

function isField(name: string): name is keyof Policy {
  return Object.hasOwn(forms, name);
}

/** What stood in the file, short enough for a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function whatIsWrong(error: z.ZodError, value: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not of the expected form';
  if (issue.code === 'unrecognized_keys')
    return `has an entry "${issue.keys[0] ?? ''}" that is not known; the entries are ${Object.keys(forms).join(', ')}`;
  const name = String(issue.path[0] ?? '');
  if (!isField(name) || typeof value !== 'object' || value === null) return 'must be one object in braces';
  const given = (value as Record<string, unknown>)[name];
  const reason = issue.code === 'custom' ? `: it ${issue.message}` : '';
  return `has ${shown(given)} as "${name}"${reason}. It must be ${forms[name]}`;
}

/** On Linux and macOS a policy that anyone may change is no policy; on Windows the folder's rights say it, not the mode. */
function isOpenToOthers(file: string, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' && (statSync(file).mode & 0o022) !== 0;
}

export function readPolicy(file: string, platform: NodeJS.Platform): PolicyAnswer {
  const refuse = (why: string): PolicyAnswer => ({
    kind: 'refused',
    file,
    sentence: `The policy file ${file} ${why}. ${noPartUsed}`,
  });
  const read = readBytes(file);
  if (read.kind === 'none') return { kind: 'none' };
  if (read.kind === 'unreadable') return refuse(read.why);
  const parsed = parseJson(read.bytes);
  if ('why' in parsed) return refuse(parsed.why);
  const checked = policySchema.safeParse(parsed.value);
  if (!checked.success) return refuse(whatIsWrong(checked.error, parsed.value));
  const { $schema: _editorsOnly, ...policy } = checked.data;
  if (policy.dataFolder !== undefined && !isFullHere(policy.dataFolder, platform))
    return refuse(
      `has ${shown(policy.dataFolder)} as "dataFolder", which is a path of another system. It must be ${forms.dataFolder}`,
    );
  const notice = isOpenToOthers(file, platform)
    ? `The policy file ${file} can be changed by people other than its owner. It is used; ask your IT department to make it read-only.`
    : null;
  return { kind: 'applied', policy, file, notice };
}

export interface Catalogue {
  readonly productIds: ReadonlySet<string>;
  readonly regimenIds: ReadonlySet<string>;
}

/** Names in the policy that the evidence file does not have: said, not fatal, since evidence changes more often than policy. */
export function policyAgainst(policy: Policy, { productIds, regimenIds }: Catalogue): string[] {
  const unknown = (
    ids: readonly string[] | undefined,
    known: ReadonlySet<string>,
    what: string,
    entry: string,
  ): string[] => {
    const missing = (ids ?? []).filter((id) => !known.has(id));
    return missing.length === 0
      ? []
      : [
          `The policy file names ${what} under "${entry}" that this evidence version does not have: ${missing.join(', ')}. Nothing was done for them.`,
        ];
  };
  return [
    ...unknown(policy.starredProducts, productIds, 'products', 'starredProducts'),
    ...unknown(policy.hiddenRegimens, regimenIds, 'regimens', 'hiddenRegimens'),
  ];
}

/** The data folder for the person signed in; null when the policy leaves it to the system. */
export function policyDataFolder(
  policy: Policy,
  person: { readonly home: string; readonly user: string },
): string | null {
  if (policy.dataFolder === undefined) return null;
  // A name from a directory service may hold a backslash or a slash: it must not become another folder.
  const user = person.user.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_');
  return path.resolve(policy.dataFolder.replaceAll('{user}', user).replace(/^\{home\}/, person.home));
}

/** The entries as they stand in the file, in the order of the documentation, for About. */
export function policyEntries(policy: Policy): { readonly name: string; readonly value: string }[] {
  return (Object.keys(forms) as (keyof Policy)[]).flatMap((name) => {
    const value = policy[name];
    return value === undefined ? [] : [{ name, value: typeof value === 'string' ? value : value.join(', ') }];
  });
}

/** The part of the policy that is a setting; a person cannot change these here. */
export function lockedSettings(policy: Policy): Pick<Policy, 'market' | 'paper' | 'theme'> {
  const { market: chosenMarket, paper, theme } = policy;
  return {
    ...(chosenMarket === undefined ? {} : { market: chosenMarket }),
    ...(paper === undefined ? {} : { paper }),
    ...(theme === undefined ? {} : { theme }),
  };
}

export function policyJsonSchema(): unknown {
  return z.toJSONSchema(policySchema, { target: 'draft-7' });
}
