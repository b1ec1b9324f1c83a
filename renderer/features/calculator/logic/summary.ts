/** A folded part of the form in words: what was entered, as keyed, and what was not. Nothing is worked out here. */
import { inputs as words } from '../../../messages/calculator-inputs.ts';
import type { Bench } from '../state/bench.svelte.ts';
import { isFilled } from './missing.ts';
import { partOf, type PartNumber } from './parts.ts';
import { FIELD_PATHS, fieldWords, pathsOf, type FieldPath } from './paths.ts';
import { stops } from './checks.ts';
import { FLAGS, INDICATIONS, POPULATIONS } from './words.ts';

export interface Summary {
  readonly entered: readonly string[];
  /** "Not entered: creatinine, urine output"; null when nothing is open. */
  readonly absent: string | null;
}

/** "70 kg", exactly as keyed: a figure and its unit are never parted. */
const keyed = (text: string, unit: string): string => (unit === '' ? text : `${text}\u00a0${unit}`);

function keyedIn(bench: Bench, part: PartNumber, without: readonly string[] = []): readonly string[] {
  const { fields } = bench.entry;
  return FIELD_PATHS.filter((path) => fields[path] !== '' && partOf(path) === part && !without.includes(path)).map(
    (path) => {
      const { label, unit } = fieldWords(path);
      return words.fold.entry(label, keyed(fields[path], unit));
    },
  );
}

function regimen(bench: Bench): Summary {
  const { entry, groups } = bench;
  const slots = groups.flatMap((group) => group.slots);
  const given = INDICATIONS[entry.chosen.indication as keyof typeof INDICATIONS] as string | undefined;
  const name = bench.free ? words.fold.free : (bench.regimen?.name ?? null);
  const lines = groups.flatMap((group) => {
    const filled = group.slots.filter((slot) => isFilled(slot, entry.fields, entry.taken));
    const figures = filled.map((slot) =>
      slot.path === null ? (slot.printed ?? '') : keyed(entry.fields[slot.path], slot.unit),
    );
    return figures.length === 0 ? [] : [words.fold.entry(group.title, figures.join(', '))];
  });
  const own = keyedIn(
    bench,
    1,
    slots.flatMap((slot) => slot.path ?? []),
  );
  return {
    entered: [given, name, ...lines, ...own].filter((line) => line !== undefined && line !== null),
    absent: null,
  };
}

function patient(bench: Bench): Summary {
  const { entry } = bench;
  const { reflexes, pregnant, sex } = entry.chosen;
  const { patient: terms, ask } = words;
  const asked = FLAGS.filter(({ flag }) => entry.flags[flag] === 'yes').map(({ label }) => label);
  const entered = [
    ...keyedIn(bench, 2),
    ...(reflexes === ''
      ? []
      : [words.fold.entry(terms.reflexes, reflexes === 'present' ? terms.present : terms.absent)]),
    ...(pregnant === '' ? [] : [words.fold.entry(terms.pregnant, pregnant === 'yes' ? ask.yes : ask.no)]),
    ...(sex === '' ? [] : [words.fold.entry(terms.sex, sex === 'female' ? terms.female : terms.male)]),
    ...(asked.length === 0 ? [] : [words.fold.entry(words.fold.present, asked.join(', '))]),
  ];
  const sought: readonly FieldPath[] = [
    'patient.weightKg',
    'patient.ageYears',
    'patient.creatinineUmolPerL',
    'patient.urineMlPerH',
    'patient.respiratoryRate',
  ];
  const absent = [
    ...sought
      .filter((path) =>
        pathsOf(path).every((name) => ((entry.fields[name as FieldPath] as string | undefined) ?? '') === ''),
      )
      .map((path) => fieldWords(path).label),
    ...(reflexes === '' ? [terms.reflexes] : []),
  ];
  return { entered, absent: absent.length === 0 ? null : words.fold.absent(absent) };
}

function product(bench: Bench): Summary {
  const { chosen } = bench.entry;
  const entered = [
    bench.product?.name ?? null,
    ...keyedIn(bench, 3),
    chosen.diluent === '' ? null : words.fold.entry(words.product.fluid, chosen.diluent),
    chosen.bags === ''
      ? null
      : words.fold.entry(words.product.bag, chosen.bags === 'same-bag' ? words.product.sameBag : words.product.ownBag),
  ].filter((line) => line !== null);
  return { entered, absent: bench.product === null ? words.fold.absent([words.product.inCupboard]) : null };
}

function clock(bench: Bench): Summary {
  const { startDate, startTime } = bench.entry.chosen;
  const start = [startDate, startTime].filter((text) => text !== '').join(' ');
  const entered = [...(start === '' ? [] : [words.fold.entry(words.clock.time, start)]), ...keyedIn(bench, 4)];
  return { entered, absent: entered.length === 0 ? words.fold.nothing : null };
}

export function summaryOf(bench: Bench, part: PartNumber): Summary {
  const made = { 1: regimen, 2: patient, 3: product, 4: clock }[part](bench);
  const group = POPULATIONS[bench.entry.chosen.population as keyof typeof POPULATIONS] as string | undefined;
  return part === 1 && bench.free && group !== undefined ? { ...made, entered: [...made.entered, group] } : made;
}

/** Only what would harm is red: what is merely missing is open, what is unusual waits for a word. */
export interface Trouble {
  readonly kind: 'stop' | 'warn' | 'open';
  readonly text: string;
}

/** What keeps the result back inside a folded part, in words; null when nothing does. */
export function troubleIn(bench: Bench, part: PartNumber): Trouble | null {
  const here = bench.entries.filter((entry) => partOf(entry.field) === part);
  const stopped = stops(bench.result?.checks ?? []).find(({ field }) => field !== null && partOf(field) === part);
  const wrong = here.find(({ kind }) => kind !== 'missing' && kind !== 'unusual');
  if (wrong !== undefined) return { kind: 'stop', text: wrong.text };
  // As long as something is missing anywhere a stop is not said: the order is not whole yet.
  if (stopped !== undefined && bench.missing.length === 0) return { kind: 'stop', text: stopped.text };
  const unusual = here.find(({ kind }) => kind === 'unusual');
  if (unusual !== undefined) return { kind: 'warn', text: unusual.text };
  return here[0] === undefined ? null : { kind: 'open', text: here[0].text };
}
