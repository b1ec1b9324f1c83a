/** The engine's decimal strings as the words of a card. No arithmetic: only joining a figure to its unit. */
import type { DosePhase, Rounding } from '#domain/dosing/order.ts';
import { sayClock } from '#domain/dosing/clock.ts';
import type { Product } from '#domain/dosing/records.ts';
import { formatNumber, formatQuantity } from '#domain/quantity/format.ts';
import { results } from '../../../messages/calculator-results.ts';

export const TAGS: Readonly<Record<DosePhase['kind'] | 'rate-change', string>> = {
  loading: 'LOADING',
  maintenance: 'MAINTENANCE',
  bolus: 'DOSE',
  im: 'INTRAMUSCULAR',
  'rate-change': 'RATE CHANGE',
};

/** The tag of a card: a repeat is never taken for the dose itself. */
export function tagOf(phase: DosePhase): string {
  return phase.kind === 'bolus' && phase.title.startsWith('Repeat') ? results.repeatTag : TAGS[phase.kind];
}

/** "1 h 40 min" from a decimal string of minutes; whole minutes only, as the engine gives them. */
export function minutesInWords(minutes: string): string {
  const value = Number(minutes);
  if (!Number.isInteger(value) || value < 120) return formatQuantity(minutes, 'min');
  const hours = Math.floor(value / 60);
  const rest = value % 60;
  return rest === 0
    ? formatQuantity(String(hours), 'h')
    : `${formatQuantity(String(hours), 'h')} ${formatQuantity(String(rest), 'min')}`;
}

export function doseUnit(phase: DosePhase): string {
  if (phase.per === 'h') return 'g per hour';
  return phase.per === 'dose' ? 'g' : `g every ${phase.per}`;
}

export function cardTitle(phase: DosePhase): string {
  const dose = formatQuantity(phase.dose.g, doseUnit(phase));
  if (phase.kind === 'im') {
    const sites = phase.sites?.length ?? 1;
    return `${dose} into ${sites === 1 ? 'one site' : `${String(sites)} sites`}${phase.durationH === null ? '' : `, for ${formatQuantity(phase.durationH, 'h')}`}`;
  }
  if (phase.minutes !== null) return `${dose} over ${minutesInWords(phase.minutes)}`;
  return phase.durationH === null ? dose : `${dose} for ${formatQuantity(phase.durationH, 'h')}`;
}

export function clockSpan(phase: DosePhase): string | null {
  if (phase.startsAt === null) return null;
  const from = sayClock(phase.startsAt, phase.startsAt);
  return phase.endsAt === null ? `from ${from}` : `${from} to ${sayClock(phase.endsAt, phase.startsAt)}`;
}

export function plateNote(phase: DosePhase): string | null {
  if (phase.minutes !== null) return `for ${minutesInWords(phase.minutes)}`;
  return phase.durationH === null ? null : `stop after ${formatQuantity(phase.durationH, 'h')}`;
}

export function bagNote(phase: DosePhase): string | null {
  if (phase.nextBagAt !== null) return `next bag due ${sayClock(phase.nextBagAt, phase.startsAt)}`;
  if (phase.nextBagAfterMinutes !== null) return `next bag after ${minutesInWords(phase.nextBagAfterMinutes)}`;
  if (phase.preparation === null || phase.volumeToInfuseMl === null) return null;
  if (phase.preparation.finalMl === phase.volumeToInfuseMl)
    return phase.kind === 'maintenance' ? 'the whole bag' : 'whole bag, then stops';
  return `of ${formatQuantity(phase.preparation.finalMl, 'mL')}, then stops`;
}

export interface Part {
  readonly value: string;
  readonly words: string;
}

const inWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "from four vials of 50 %": never "4 50 %", which reads as 450, and never a bare per cent: 50 % is 1 g in one vial and 25 g in another. A product whose record holds no volume has no containers to count. */
function from(open: number, product: Product | null, what: string, percent: string): string {
  if (product?.volumeMl === null) return percent === '' ? 'of the product' : `of the ${percent} product`;
  return `from ${count(open, what, percent)}`;
}

function holds(product: Product | null, open: number): string {
  if (product === null || product.totalG === null || product.volumeMl === null) return '';
  return `, ${results.units.holds(formatQuantity(product.totalG, 'g'), formatQuantity(product.volumeMl, 'mL'), open > 1)}`;
}

function count(open: number, what: string, percent: string): string {
  return `${inWords[open] ?? String(open)} ${what}${open === 1 ? '' : 's'}${percent === '' ? '' : ` of ${percent}`}`;
}

/** `8 mL + 92 mL = 100 mL`, each with what it is; a ready-made bag is one part. */
export function prepareParts(phase: DosePhase, product: Product | null): readonly Part[] {
  const made = phase.preparation;
  if (made === null) return [];
  const percent = product === null ? '' : `${formatNumber(product.percent)}\u00a0%`;
  const holder = product?.form.includes('bag')
    ? 'bag'
    : product?.form.includes('syringe')
      ? 'syringe'
      : product?.form.includes('ampoule')
        ? 'ampoule'
        : 'vial';
  const strength = formatQuantity(made.mgPerMl, 'mg per mL');
  if (phase.kind === 'im')
    return [
      {
        value: formatQuantity(made.productMl, 'mL'),
        words: `${from(made.containers.open, product, holder, percent)}, undiluted as drawn`,
      },
    ];
  if (made.sameBagAsLoading)
    return [{ value: formatQuantity(made.finalMl, 'mL'), words: `the loading bag stays, ${strength}` }];
  if (made.diluentMl === '0') {
    const drawn = phase.volumeToInfuseMl ?? made.finalMl;
    return [
      {
        value: formatQuantity(drawn, 'mL'),
        words: `${from(Math.max(1, made.containers.open), product, holder, '')}, ${strength}, nothing added`,
      },
    ];
  }
  return [
    {
      value: formatQuantity(made.productMl, 'mL'),
      words: `${from(made.containers.open, product, holder, percent)}${holds(product, made.containers.open)}`,
    },
    { value: formatQuantity(made.diluentMl, 'mL'), words: made.diluent ?? 'diluent, fluid not chosen' },
    {
      value: formatQuantity(made.finalMl, 'mL'),
      words: `in the ${phase.kind === 'maintenance' || Number(made.finalMl) > 60 ? 'bag' : 'syringe or bag'}, ${strength}`,
    },
  ];
}

/**
 * Five cells in one order, the whole dose in every unit. `heard` is the label as a screen reader says it: a volume named only
 * "of 50 %", or an hour's volume that does not say so, could be drawn up as the dose.
 */
export function equalsCells(
  phase: DosePhase,
  product: Product | null,
): readonly { value: string; label: string; heard: string }[] {
  const words = results.units;
  const hourly = phase.per === 'h' ? ` ${words.eachHour}` : '';
  const volume = product === null ? words.ofTheProduct : words.of(formatNumber(product.percent));
  const volumeHeard = words.volumeOf(product === null ? null : formatNumber(product.percent));
  const cell = (value: string, label: string, heard = label) => ({ value, label, heard: `${heard}${hourly}` });
  return [
    cell(formatQuantity(phase.dose.g, 'g'), hourly === '' ? words.salt : words.eachHour, words.salt),
    cell(formatQuantity(phase.dose.mmol, 'mmol'), words.mmol),
    cell(formatQuantity(phase.dose.mEq, 'mEq'), words.mEq),
    cell(formatQuantity(phase.dose.elementalMg, 'mg'), words.elemental, words.elementalHeard),
    cell(formatQuantity(phase.productMl, 'mL'), `${volume}${hourly}`, volumeHeard),
  ];
}

/** Said only when a rate or a volume was rounded: what was exact, to which step, which way, by how much. */
export function roundingWords(what: string, rounding: Rounding | null, unit: string): string | null {
  if (rounding === null || rounding.direction === 'none') return null;
  return `${what} rounded ${rounding.direction} once, from ${formatQuantity(rounding.exact, unit)} to the step of ${formatQuantity(rounding.step, unit)}: ${formatNumber(rounding.differencePercent)} %.`;
}
