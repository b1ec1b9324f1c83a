/** Two calculations of one order, field by field: what another evidence version changes. */
import type { WorksheetChange } from './records.ts';

export interface Field {
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

/** Lists of objects are matched by what names an object, so that one line more does not make all the others differ. */
const keys: Readonly<Record<string, readonly string[]>> = {
  phases: ['kind'],
  checks: ['id', 'phase'],
  entries: ['field', 'kind'],
  working: ['step'],
  monitoring: ['what'],
  saferProducts: ['id'],
  confirmations: ['check'],
  places: ['title', 'where'],
};

/** In words, for the parts of a path that are not words already. */
const words: Readonly<Record<string, string>> = {
  mgPerMl: 'mg per mL',
  mgPerMin: 'mg per min',
  rateMlPerH: 'rate, mL per hour',
  productMl: 'product, mL',
  diluentMl: 'diluent, mL',
  finalMl: 'final volume, mL',
  volumeToInfuseMl: 'volume to infuse, mL',
  durationH: 'duration, h',
  minutes: 'minutes',
  mg: 'mg',
  g: 'g',
  mmol: 'mmol',
  mEq: 'mEq',
  elementalMg: 'mg elemental magnesium',
  g1h: 'g in the first hour',
  g24h: 'g in 24 h',
  g48h: 'g in 48 h',
  mmol24h: 'mmol in 24 h',
  fromMlPerH: 'from, mL per hour',
  toMlPerH: 'to, mL per hour',
  afterMinutes: 'after, min',
  perKg: 'per kg',
  weightKg: 'weight, kg',
  discardMl: 'discard, mL',
  differencePercent: 'difference, per cent',
  saferProducts: 'safer products',
  secondMethod: 'second method',
  rateRounding: 'rounding of the rate',
  productRounding: 'rounding of the product volume',
  ifNobodyChanges: 'if nobody changes the rate',
  gPerH: 'g per hour',
  'rate-change': 'rate change',
  im: 'intramuscular',
};

function inWords(part: string): string {
  return (
    words[part] ??
    part
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[-_]/g, ' ')
  );
}

function nameOf(path: readonly string[]): string {
  const [head = '', ...rest] = path.map(inWords);
  const text = rest.length === 0 ? head : `${head}: ${rest.join(', ')}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemKey(list: string, item: unknown): string | null {
  const named = keys[list];
  if (named === undefined || !isRecord(item)) return null;
  const parts = named.map((key) => item[key]).filter((part): part is string => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' ');
}

function walk(value: unknown, path: readonly string[], into: Map<string, Field>): void {
  if (Array.isArray(value)) {
    const seen = new Map<string, number>();
    value.forEach((item: unknown, index) => {
      const key = itemKey(path.at(-1) ?? '', item) ?? String(index + 1);
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      walk(item, [...path, times === 1 ? key : `${key} ${times}`], into);
    });
    return;
  }
  if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key], into);
    return;
  }
  if (value === null || value === undefined) return;
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  into.set(path.join('.'), { path: path.join('.'), name: nameOf(path), value: text });
}

/** Every value of a record with its place in words, in order. Values that are not there have no line. */
export function fieldsOf(record: unknown): Map<string, Field> {
  const into = new Map<string, Field>();
  walk(record, [], into);
  return into;
}

const onlyWording =
  /^(?:working|evidence|secondMethod\.(?:text|compared)|monitoring|watch)\b|\.(?:title|source|steps|places|reasons|sentence|fix|text|authority|because|proposal|why)(?:\.|$)/;

/** What changed, clinical changes first. The evidence stamp itself is told apart and not listed. */
export function compareCalculations(before: unknown, after: unknown): WorksheetChange[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const paths = [...old.keys(), ...[...now.keys()].filter((path) => !old.has(path))];
  const changes = paths
    .filter((path) => !path.startsWith('evidence.') && old.get(path)?.value !== now.get(path)?.value)
    .map((path): WorksheetChange => ({
      path,
      name: (old.get(path) ?? now.get(path))?.name ?? path,
      kind: onlyWording.test(path) ? 'wording' : 'clinical',
      before: old.get(path)?.value ?? null,
      after: now.get(path)?.value ?? null,
    }));
  return [
    ...changes.filter((change) => change.kind === 'clinical'),
    ...changes.filter((change) => change.kind === 'wording'),
  ];
}
