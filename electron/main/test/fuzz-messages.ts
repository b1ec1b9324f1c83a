/** Messages for the fuzz test: for every channel one that is right, and the ways in which a message can be wrong. */
import fc from 'fast-check';
import { CHANNELS, type Channel } from '#ipc/channels.ts';
import type { Api } from '#ipc/contract.ts';
import { zuspan } from '#domain/dosing/golden-orders.ts';

type RightMessages = { readonly [C in Channel]: readonly Parameters<Api[C]>[0][] };

const answered = {
  ...zuspan,
  confirmations: [
    {
      check: 'rate-iv-general',
      reason: 'The regimen or local protocol prints this figure',
      text: 'ward protocol, page 4',
    },
  ],
};
const freeOrder = {
  regimen: null,
  indication: 'other' as const,
  population: 'adult' as const,
  patient: { ageYears: '40' },
  choice: { doseG: '2', overMin: '20' },
  product: 'us-vial-50-10ml',
  diluentMl: '96',
};
/** A white dot. */
const onePixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==';
const study = (id: string, events1: number) => ({ id, events1, n1: 100, events2: 20, n2: 100 });

/** @param saved a worksheet that is there @param exported its export, for the import */
export function rightMessages(saved: string, exported: string): RightMessages {
  return {
    'app:info': [{}],
    'conditions:list': [{}],
    'conditions:get': [{ id: 'crps' }, { id: 'pre-eclampsia' }],
    'sources:list': [{}],
    'sources:get': [{ id: 'fischer-2013-crps' }],
    'claims:list': [{}],
    'evidence:findings': [{ condition: 'crps', words: 'pain', sort: 'year', limit: 5 }],
    'evidence:export': [{ sources: ['fischer-2013-crps'], format: 'ris' }],
    'evidence:changes': [{}],
    'evidence:seen': [{}],
    'analyses:list': [{}],
    'analyses:get': [{ id: 'asthma-adult-admission' }],
    'pool:run': [
      { measure: 'RR', studies: [study('A', 10), study('B', 12), study('C', 0)] },
      {
        measure: 'MD',
        studies: [
          { id: 'A', estimate: -1, low: -2, high: 0.5 },
          { id: 'B', estimate: 0.2, low: -1, high: 1 },
        ],
      },
    ],
    'search:query': [{ query: 'mag sulph back pain', limit: 5 }],
    'dosing:catalogue': [{}],
    'dosing:calculate': [zuspan, answered, freeOrder],
    'dosing:back-check': [{ bagG: '20', bagMl: '500', rateMlPerH: '25', minutesRunning: '60' }],
    'dosing:second-check': [{ first: answered, second: zuspan }],
    'dosing:convert': [{ value: '4', unit: 'g', product: 'us-vial-50-10ml' }],
    'draft:keep': [
      {
        draft: {
          fields: { 'choice.loadingG': '4' },
          chosen: { regimen: 'zuspan' },
          flags: { digoxin: 'no' },
          taken: ['printed.maintenance'],
        },
      },
      { draft: null },
    ],
    'draft:get': [{}],
    'safety:get': [{}],
    'print:preview': [
      { asked: { kind: 'condition', id: 'crps' }, paper: 'A4' },
      { asked: { kind: 'toxicity' }, paper: 'Letter' },
      { asked: { kind: 'worksheet', order: answered }, paper: 'Letter' },
      { asked: { kind: 'saved-worksheet', id: saved }, paper: 'A4' },
      { asked: { kind: 'evidence-table', asked: { condition: 'crps' } }, paper: 'A4' },
      {
        asked: {
          kind: 'pump-chart',
          asked: { order: zuspan, over: 'maintenanceGPerH', from: '0.5', to: '1', step: '0.5' },
        },
        paper: 'A4',
      },
      {
        asked: {
          kind: 'analysis',
          id: 'asthma-adult-admission',
          choice: {
            measure: 'RR',
            fixed: 'fixed',
            random: 'REML',
            interval: 'z',
            diamonds: 'both',
            view: 'studies',
            included: [],
          },
        },
        paper: 'A4',
      },
    ],
    'print:save': [{ id: saved, paper: 'A4' }],
    'print:send': [{ id: saved, paper: 'Letter', pages: 1 }],
    'print:job': [{ id: saved }],
    'print:ready': [{ id: saved }],
    'worksheets:save': [{ order: answered, label: 'bay 4', supersedes: null }],
    'worksheets:list': [{ text: 'zuspan', limit: 5 }],
    'worksheets:open': [{ id: saved }],
    'worksheets:recalculate': [{ id: saved }],
    'worksheets:withdraw': [{ id: saved, reason: 'entered for the wrong bag' }],
    'worksheets:export': [{ ids: [saved], format: 'csv' }],
    'worksheets:import': [{ text: exported }],
    'offered:look': [{}],
    'offered:take': [{}],
    'offered:drop': [{}],
    'audit:list': [{ before: null, limit: 5 }],
    'audit:verify': [{}],
    'notes:get': [{ id: 'crps' }],
    'notes:set': [{ id: 'crps', text: 'ask the pharmacist first' }],
    'products:starred': [{}],
    'products:star': [{ id: 'us-vial-50-10ml', starred: true }],
    'backups:list': [{}],
    'backups:make': [{}],
    'backups:restore': [{ name: '../ward.sqlite' }],
    'backups:decline': [{}],
    'ward:reopen': [{}],
    'settings:get': [{}],
    'settings:set': [
      { theme: 'dark', paper: 'Letter' },
      { market: 'NZ', serumUnit: 'mgdl', locale: 'en-US', settledIn: true },
    ],
    'clipboard:write': [{ text: 'x' }],
    'picture:save': [{ name: 'forest plot', png: onePixel }],
    'picture:copy': [{ png: onePixel }],
  };
}

/** What a wrong field may hold: the classics, and anything that can cross the bridge. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    '0.1.2',
    'NaN',
    'Infinity',
    '٣',
    '1,000',
    "'; DROP TABLE worksheet; --",
    '../../../etc/passwd',
    '\u0000',
    '\ud800',
    '\u202e',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
    0,
    -0,
    -1,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    new Date(Number.NaN),
    new Map([['id', 'crps']]),
    new Uint8Array(3),
    10n,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.integer(),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 3 }),
);

const changes = ['replace', 'remove', 'add', 'repeat', 'splice', 'circle'] as const;
interface Change {
  readonly kind: (typeof changes)[number];
  /** Which of the places in the message, as a fraction of their number. */
  readonly where: number;
  readonly what: unknown;
}
/** Short enough and near enough to the right thing to pass the form of a message and reach what lies behind it. */
const near: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    '4',
    '4.0',
    '.5',
    '40',
    '1e3',
    '-2',
    'zuspan',
    'crps',
    'us-vial-50-10ml',
    'A4',
  ),
  fc.double({ min: 0, max: 1000, noNaN: true }).map(String),
  fc.nat(500).map(String),
  fc.nat(500),
  fc.boolean(),
  fc.string({ maxLength: 12 }),
);
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('replace', 'remove', 'splice') },
    { weight: 1, arbitrary: fc.constantFrom(...changes) },
  ),
  where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  what: fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: junk }),
});

type Holder = Record<string, unknown> | unknown[];
type Place = readonly [holder: Holder, key: string];

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}

function placesIn(holder: Holder, seen = new Set<Holder>()): Place[] {
  if (seen.has(holder)) return [];
  seen.add(holder);
  return Object.entries(holder).flatMap(([key, value]): Place[] => [
    [holder, key],
    ...(isHolder(value) ? placesIn(value, seen) : []),
  ]);
}

/** defineProperty, so that a key called `__proto__` is a field like any other, as it is in JSON. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function spliced(value: unknown, where: number, what: unknown): unknown {
  if (typeof value !== 'string') return what;
  const at = Math.floor(where * value.length);
  return value.slice(0, at) + String(typeof what === 'string' ? what : '\u0001') + value.slice(at + 1);
}

function changed(message: unknown, { kind, where, what }: Change): unknown {
  if (!isHolder(message)) return what;
  const places = placesIn(message);
  const place = places[Math.floor(where * places.length)];
  if (place === undefined) {
    put(message, typeof what === 'string' ? what : 'extra', what);
    return message;
  }
  const [holder, key] = place;
  const old = Object.getOwnPropertyDescriptor(holder, key)?.value as unknown;
  if (kind === 'replace') put(holder, key, what);
  else if (kind === 'remove') Reflect.deleteProperty(holder, key);
  else if (kind === 'add') put(holder, typeof what === 'string' ? what : '__proto__', what);
  else if (kind === 'repeat') put(holder, key, [old, old]);
  else if (kind === 'circle') put(holder, key, message);
  else put(holder, key, spliced(old, where, what));
  return message;
}

export interface Message {
  readonly channel: string;
  readonly args: unknown;
}

/** Costs a file of its own at every right message, so it is asked for less often. */
const costly: ReadonlySet<Channel> = new Set<Channel>([
  'backups:make',
  'audit:verify',
  'dosing:catalogue',
  'sources:list',
]);
const channel = fc.oneof(
  { weight: 200, arbitrary: fc.constantFrom(...CHANNELS.filter((name) => !costly.has(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...costly) },
);

export function anyMessage(right: RightMessages): fc.Arbitrary<Message> {
  const mutated = fc
    .tuple(channel, fc.nat(2), fc.array(change, { maxLength: 3 }))
    .map(([name, index, all]): Message => {
      const messages: readonly unknown[] = right[name];
      const whole = structuredClone(messages[index % messages.length]);
      return { channel: name, args: all.reduce(changed, whole) };
    });
  const unknownChannel = fc.oneof(
    fc.constantFrom('', '__proto__', 'constructor', 'toString', 'app:info ', 'APP:INFO', 'dosing:calculate\u0000'),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  return fc.oneof(
    { weight: 6, arbitrary: mutated },
    { weight: 2, arbitrary: fc.record({ channel, args: junk }) },
    { weight: 1, arbitrary: fc.record({ channel: unknownChannel, args: junk }) },
  );
}
