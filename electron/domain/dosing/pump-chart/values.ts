/** The rows of a pump chart, from what was keyed: never a value that was not asked for, never one too many. */
import { plain, wholeTimes, zero, type Decimal } from '../../quantity/decimal.ts';
import { formatQuantity } from '../../quantity/format.ts';
import { parseKeyed } from '../../quantity/parse.ts';
import { choiceBands, patientBands, type Band } from '../bands.ts';
import { mostChartRows, type ChartOver, type PumpChartAsked, type PumpChartResult } from './records.ts';

export type Refused = Extract<PumpChartResult, { status: 'refused' }>;

export function refused(field: Refused['field'], text: string): Refused {
  return { status: 'refused', field, text };
}

/** The band of what changes: its name, its unit. A free infusion takes the unit that was chosen for it. */
export function axisOf(over: ChartOver, rateUnit: PumpChartAsked['order']['choice']['rateUnit']): Band {
  if (over === 'weightKg') return patientBands.weightKg;
  if (over === 'ratePerH')
    return { ...choiceBands.ratePerH, unit: `${(rateUnit ?? 'g').replace('/', ' per ')} per hour` };
  return choiceBands[over];
}

/** The values of the rows as plain decimals, or the sentence that says what is wrong with them. */
export function rowValues(asked: PumpChartAsked, axis: Band): readonly string[] | Refused {
  const from = read('from', asked.from);
  if ('status' in from) return from;
  const to = read('to', asked.to);
  if ('status' in to) return to;
  const step = read('step', asked.step);
  if ('status' in step) return step;
  if (from.value.lte(zero)) return refused('from', 'A chart starts above zero.');
  if (step.value.lte(zero)) return refused('step', 'A step of zero has no next row. Key a step above zero.');
  if (to.value.lt(from.value)) return refused('to', 'The last row is below the first. Key the smaller value first.');
  const span = to.value.minus(from.value);
  const steps = wholeTimes(span, step.value);
  if (steps + 1 > mostChartRows) {
    return refused(
      'step',
      `That is ${String(steps + 1)} rows; a page that can be read at the pump has at most ${String(mostChartRows)}. Key a larger step or a shorter range.`,
    );
  }
  const values = Array.from({ length: steps + 1 }, (_unused, index) =>
    plain(from.value.plus(step.value.times(String(index)))),
  );
  const last = values.at(-1) ?? '';
  if (last !== plain(to.value)) {
    return refused(
      'step',
      `Steps of ${formatQuantity(plain(step.value), axis.unit)} from ${formatQuantity(plain(from.value), axis.unit)} end at ${formatQuantity(last, axis.unit)}, not at ${formatQuantity(plain(to.value), axis.unit)}. Key values that meet.`,
    );
  }
  return values;
}

const rowWords = { from: 'First row', to: 'Last row', step: 'Step' } as const;

function read(field: keyof typeof rowWords, keyed: string): { readonly value: Decimal } | Refused {
  const parsed = parseKeyed(keyed);
  if (parsed.kind === 'value') return { value: parsed.value };
  return refused(field, `${rowWords[field]}: ${parsed.kind === 'empty' ? 'nothing is keyed.' : parsed.text}`);
}
