/**
 * Works out a pump chart: the calculator itself, once for each row, so that a row is what the calculator says and
 * nothing else. Both methods of the engine run for every row; where they disagree there is no chart at all.
 *
 * A chart knows no patient. Whatever was entered about one is left out, answers to questions included: a reason that
 * was given for one patient is no reason for the next.
 */
import { plain } from '../../quantity/decimal.ts';
import { readEntries } from '../entries.ts';
import { calculate, type EvidenceStamp } from '../calculate.ts';
import { patient, type Calculation, type DosePhase, type Order } from '../order.ts';
import type { DosingStore } from '../setting.ts';
import { limitsHeld, notKnownOf, remarksOf } from './context.ts';
import { noteBook, type NoteBook } from './notes.ts';
import type { ChartBag, ChartOver, ChartRow, PumpChart, PumpChartAsked, PumpChartResult } from './records.ts';
import { axisOf, refused, rowValues, type Refused } from './values.ts';

type Worked = Readonly<{ value: string; result: Calculation; phases: readonly RunPhase[] }>;
type RunPhase = DosePhase & {
  readonly rateMlPerH: string;
  readonly preparation: NonNullable<DosePhase['preparation']>;
};

/** The chart, or one sentence that says why there is none and which entry to change. Never throws. */
export function pumpChartOf(asked: PumpChartAsked, store: DosingStore, evidence: EvidenceStamp): PumpChartResult {
  const axis = axisOf(asked.over, asked.order.choice.rateUnit);
  const values = rowValues(asked, axis);
  if ('status' in values) return values;
  const basis = weightRefused(asked, store);
  if (basis !== null) return basis;
  const rows = values.map((value): Worked => {
    const result = calculate(chartOrder(asked.order, asked.over, value), store, evidence);
    return { value, result, phases: result.phases.filter(isRun) };
  });
  const why = whyNoChart(asked, rows);
  if (why !== null) return why;
  return { status: 'ok', chart: drawn(asked, axis, rows, store) };
}

/** The order of one row: the person is left out, and only what the row is about is put in. */
export function chartOrder(order: Order, over: ChartOver, value: string): Order {
  const person = patient.parse({
    weightKg: over === 'weightKg' ? value : order.patient.weightKg,
    weightBasis: order.patient.weightBasis,
    pregnant: order.patient.pregnant,
  });
  return {
    ...order,
    choice: over === 'weightKg' ? order.choice : { ...order.choice, [over]: value },
    patient: person,
    startAt: null,
    confirmations: [],
  };
}

function isRun(phase: Calculation['phases'][number]): phase is RunPhase {
  return phase.kind !== 'rate-change' && phase.rateMlPerH !== null && phase.preparation !== null;
}

function weightRefused({ order }: PumpChartAsked, store: DosingStore): Refused | null {
  const regimen = store.regimens.find((record) => record.id === order.regimen);
  const basis = order.patient.weightBasis ?? regimen?.weightBasis;
  return basis === 'ideal' || basis === 'adjusted'
    ? refused(
        'order',
        `A chart cannot be made by ${basis} weight: it needs the height of one patient. Choose the actual weight.`,
      )
    : null;
}

function whyNoChart(asked: PumpChartAsked, rows: readonly Worked[]): Refused | null {
  const locked = rows.find(({ result }) => result.status === 'locked');
  if (locked !== undefined) return refused('order', locked.result.secondMethod.text);
  const answered = rows.filter(({ result }) => result.status === 'ok');
  const [first] = answered;
  if (first === undefined) return refused('order', `No row has a result. ${reasonOf(rows[0]?.result)}`);
  if (first.phases.length === 0)
    return refused('order', 'This order has no rate, so there is nothing to set on a pump.');
  if (answered.some(({ phases }) => phases.length !== first.phases.length))
    return refused('order', 'The phases differ from row to row, so one chart cannot hold them.');
  for (const [index, phase] of first.phases.entries()) {
    const strengths = new Set(answered.map(({ phases }) => phases[index]?.preparation.mgPerMl));
    if (phase.kind === 'maintenance' && strengths.size > 1) {
      return refused(
        'order',
        'The strength of the maintenance bag would change from row to row. Enter the grams in the bag and its final volume, so that every row runs from the same bag.',
      );
    }
  }
  const told = new Set(
    answered.map(({ phases }) => JSON.stringify(phases.map(({ dose, rateMlPerH }) => [dose, rateMlPerH]))),
  );
  if (asked.over === 'weightKg' && answered.length > 1 && told.size === 1)
    return refused(
      'over',
      'No dose of this order depends on the weight: every row would be the same. Choose a dose instead.',
    );
  return null;
}

function reasonOf(result: Calculation | undefined): string {
  const stop = result?.checks.find((check) => check.tier === 'hard' && check.value === 'problem');
  return stop?.text ?? result?.entries[0]?.text ?? '';
}

function drawn(
  asked: PumpChartAsked,
  axis: { label: string; unit: string },
  rows: readonly Worked[],
  store: DosingStore,
): PumpChart {
  const book = noteBook();
  const answered = rows.filter(({ result }) => result.status === 'ok');
  const first = answered[0];
  const results = answered.map(({ result }) => result);
  return {
    over: asked.over,
    label: axis.label,
    unit: axis.unit,
    pumpStepMlPerH: plain(readEntries(asked.order, true).pumpStep),
    columns: (first?.phases ?? []).map((phase, index) => ({
      kind: phase.kind === 'im' ? 'bolus' : phase.kind,
      title: phase.title,
      per: phase.per,
      bag: sameBag(answered.map(({ phases }) => phases[index])),
    })),
    rows: rows.map((row) => rowOf(row, book)),
    notes: book.all(),
    limits: limitsHeld(
      rows.map(({ result }) => result),
      store.limits,
    ),
    notKnown: notKnownOf(results, store.limits),
    remarks: remarksOf(results),
    leftOut: (first?.result.phases ?? []).flatMap((phase) => (phase.kind === 'im' ? [phase.title] : [])),
  };
}

function rowOf({ value, result, phases }: Worked, book: NoteBook): ChartRow {
  if (result.status !== 'ok') {
    const stops = result.checks.filter((check) => check.tier === 'hard' && check.value === 'problem');
    const notes =
      stops.length > 0
        ? stops.map((check) => book.check('stop', check, value))
        : result.entries.map((entry) => book.entry(entry, value));
    return { value, cells: [], withheld: stops.length > 0 ? 'stop' : 'no-result', notes };
  }
  const open = result.checks.filter((check) => check.tier === 'soft' && check.value === 'problem');
  const titles = phases.map(({ title }) => title);
  const whole = open.filter((check) => check.phase === null || !titles.includes(check.phase));
  return {
    value,
    withheld: null,
    notes: whole.map((check) => book.check('ask', check, value)),
    cells: phases.map((phase) => ({
      rateMlPerH: phase.rateMlPerH,
      dose: phase.dose,
      productMl: phase.productMl,
      minutes: phase.minutes,
      volumeToInfuseMl: phase.volumeToInfuseMl,
      bag: bagOf(phase),
      notes: [
        ...open.filter((check) => check.phase === phase.title).map((check) => book.check('ask', check, value)),
        ...(phase.capped === null ? [] : [book.capped(phase.capped, value)]),
      ],
    })),
  };
}

function bagOf({ preparation }: RunPhase): ChartBag {
  const { productMl, diluentMl, diluent, finalMl, grams, mgPerMl, percent } = preparation;
  return { productMl, diluentMl, diluent, finalMl, grams, mgPerMl, percent };
}

function sameBag(phases: readonly (RunPhase | undefined)[]): ChartBag | null {
  const bags = phases.flatMap((phase) => (phase === undefined ? [] : [bagOf(phase)]));
  return new Set(bags.map((bag) => JSON.stringify(bag))).size === 1 ? (bags[0] ?? null) : null;
}
