/** Two people's entries side by side: values in words, what the two results give, and the answer as a title. */
import type { Calculation, PhaseResult } from '#domain/dosing/order.ts';
import type { SecondCheckResult } from '#domain/dosing/second-check.ts';
import type { DosingCatalogue } from '#ipc/views.ts';
import { sayClock } from '#domain/dosing/clock.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { INDICATIONS, POPULATIONS } from './words.ts';

export interface Row {
  readonly field: string;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly agrees: boolean;
  readonly hint: string;
}

const ABSENT = 'not entered';
const words: Readonly<Record<string, string>> = {
  'two-bags': 'a bag of its own',
  'same-bag': 'same bag',
  iv: 'into a vein',
  im: 'into a muscle',
  female: 'female',
  male: 'male',
  'mg/kg': 'mg per kg per hour',
  g: 'g per hour',
  mmol: 'mmol per hour',
  mEq: 'mEq per hour',
  mg: 'mg per hour',
};
const hints: Readonly<Record<string, string>> = {
  diluentMl: 'Was the volume of the drug taken out of the bag first?',
  'choice.bagMl': 'Is it the final volume, the drug included?',
  'choice.loadingMin': 'Look at the order.',
  'patient.weightKg': 'Weigh again, or ask again.',
  product: 'Read the label of what is in the hand.',
};

function valueInWords(
  field: string,
  unit: string | null,
  value: string | null,
  catalogue: DosingCatalogue | null,
): string {
  if (value === null) return ABSENT;
  if (field === 'regimen') return catalogue?.regimens.find((record) => record.id === value)?.name ?? value;
  if (field === 'product') return catalogue?.products.find((record) => record.id === value)?.name ?? value;
  if (field === 'indication') return Object.entries(INDICATIONS).find(([id]) => id === value)?.[1] ?? value;
  if (field === 'population') return Object.entries(POPULATIONS).find(([id]) => id === value)?.[1] ?? value;
  if (field === 'startAt') return `${sayClock(value, null)} ${value.slice(0, 4)}`;
  if (unit !== null) return formatQuantity(value, unit);
  return words[value] ?? value;
}

const labels: Readonly<Record<string, string>> = {
  diluentMl: 'Diluent, volume',
  diluent: 'Diluent, fluid',
  'choice.bagG': 'Drug in the maintenance bag',
  'choice.bagMl': 'Maintenance bag, final volume',
};

/** "Loading dose, g" is a label and the unit of its values. */
function split(label: string): readonly [string, string | null] {
  const at = label.lastIndexOf(', ');
  return at < 0 ? [label, null] : [label.slice(0, at), label.slice(at + 2)];
}

export function entryRows(result: SecondCheckResult, catalogue: DosingCatalogue | null): readonly Row[] {
  return result.fields.map((field) => {
    const [label, unit] = split(field.label);
    return {
      field: field.field,
      label: labels[field.field] ?? label,
      agrees: field.agrees,
      hint: field.agrees ? '' : (hints[field.field] ?? ''),
      first: valueInWords(field.field, unit, field.first, catalogue),
      second: valueInWords(field.field, unit, field.second, catalogue),
    };
  });
}

function figures(phase: PhaseResult): readonly (readonly [string, string])[] {
  if (phase.kind === 'rate-change') return [];
  const name =
    phase.kind === 'im'
      ? phase.title
      : phase.kind === 'maintenance'
        ? 'Maintenance'
        : phase.kind === 'loading'
          ? 'Loading'
          : 'Dose';
  const lines: (readonly [string, string])[] = [];
  if (phase.rateMlPerH !== null) lines.push([`${name}: rate`, formatQuantity(phase.rateMlPerH, 'mL per hour')]);
  if (phase.volumeToInfuseMl !== null)
    lines.push([`${name}: volume to infuse`, formatQuantity(phase.volumeToInfuseMl, 'mL')]);
  if (phase.kind === 'im') lines.push([`${name}: volume to inject`, formatQuantity(phase.productMl, 'mL')]);
  return lines;
}

/** Rates and volumes of both results, by name; a figure only one of them has differs. */
export function resultRows(first: Calculation, second: Calculation): readonly Row[] {
  const mine = first.phases.flatMap(figures);
  const theirs = new Map(second.phases.flatMap(figures));
  const names = [...new Set([...mine.map(([name]) => name), ...theirs.keys()])];
  const own = new Map(mine);
  return names.map((name) => {
    const a = own.get(name) ?? 'none';
    const b = theirs.get(name) ?? 'none';
    return {
      field: name,
      label: name,
      first: a,
      second: b,
      agrees: a === b,
      hint: a === b ? '' : 'Follows from what differs above.',
    };
  });
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** "6 of 9 agree. One entry differs." */
export function answerInWords(result: SecondCheckResult): string {
  const differ = result.compared - result.agreeing;
  if (result.agrees) return `All ${String(result.compared)} entries agree.`;
  return `${String(result.agreeing)} of ${String(result.compared)} agree. ${numbers[differ] ?? String(differ)} ${differ === 1 ? 'entry differs' : 'entries differ'}.`;
}
