/** The engine's decimal strings as the words of a card. No arithmetic: only joining a figure to its unit. */
import type { DosePhase, Rounding } from '#domain/dosing/order.ts';
import { sayClock } from '#domain/dosing/clock.ts';
import type { Product } from '#domain/dosing/records.ts';
import { formatNumber, formatQuantity } from '#domain/quantity/format.ts';
import { phases as words } from '../../../messages/calculator-phases.ts';
import { weightWord } from './words.ts';

export type CardKind = DosePhase['kind'] | 'rate-change';
export const TAGS: Readonly<Record<CardKind, string>> = words.tags;

/** The tag of a card: a repeat is never taken for the dose itself. */
export function tagOf(phase: DosePhase): string {
  return phase.kind === 'bolus' && phase.title.startsWith('Repeat') ? words.tags.repeat : TAGS[phase.kind];
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
  return phase.per === 'dose' ? 'g' : words.gEvery(phase.per);
}

export function cardTitle(phase: DosePhase): string {
  const dose = formatQuantity(phase.dose.g, doseUnit(phase));
  const hours = phase.durationH === null ? null : formatQuantity(phase.durationH, 'h');
  if (phase.kind === 'im') return words.title.intoSites(dose, phase.sites?.length ?? 1, hours);
  if (phase.minutes !== null) return words.title.over(dose, minutesInWords(phase.minutes));
  return hours === null ? dose : words.title.lasting(dose, hours);
}

export function clockSpan(phase: DosePhase): string | null {
  if (phase.startsAt === null) return null;
  const from = sayClock(phase.startsAt, phase.startsAt);
  return phase.endsAt === null
    ? words.span.from(from)
    : words.span.fromTo(from, sayClock(phase.endsAt, phase.startsAt));
}

export function plateNote(phase: DosePhase): string | null {
  if (phase.minutes !== null) return words.plate.lasting(minutesInWords(phase.minutes));
  return phase.durationH === null ? null : words.plate.stopAfter(formatQuantity(phase.durationH, 'h'));
}

export function bagNote(phase: DosePhase): string | null {
  if (phase.nextBagAt !== null) return words.bag.next(sayClock(phase.nextBagAt, phase.startsAt));
  if (phase.nextBagAfterMinutes !== null) return words.bag.nextAfter(minutesInWords(phase.nextBagAfterMinutes));
  if (phase.preparation === null || phase.volumeToInfuseMl === null) return null;
  if (phase.kind === 'bolus' && phase.preparation.sameBagAsLoading)
    return words.bag.thenInfusion(formatQuantity(phase.preparation.finalMl, 'mL'));
  if (phase.preparation.finalMl === phase.volumeToInfuseMl)
    return phase.kind === 'maintenance' ? words.bag.whole : words.bag.wholeThenStops;
  return words.bag.partThenStops(formatQuantity(phase.preparation.finalMl, 'mL'));
}

export interface Part {
  readonly value: string;
  readonly words: string;
}

type Holder = 'bag' | 'syringe' | 'ampoule' | 'vial';
/** "from four vials of 50 %": never "4 50 %", which reads as 450. A product whose record holds no volume has no containers to count. */
function from(
  open: number,
  product: Product | null,
  holder: Holder,
  percent: string,
  holds: string | null = null,
): string {
  if (product?.volumeMl === null) return percent === '' ? words.prepare.product : words.prepare.productOf(percent);
  return words.prepare.from(open, holder, percent, holds);
}

/** "5 g in 10 mL": never a bare per cent, because 50 % is 1 g in one vial and 25 g in another. */
function holds(product: Product | null): string | null {
  if (product === null || product.totalG === null || product.volumeMl === null) return null;
  return words.prepare.holds(formatQuantity(product.totalG, 'g'), formatQuantity(product.volumeMl, 'mL'));
}

/** `8 mL + 92 mL = 100 mL`, each with what it is; a ready-made bag is one part. */
export function prepareParts(phase: DosePhase, product: Product | null): readonly Part[] {
  const made = phase.preparation;
  if (made === null) return [];
  const percent = product === null ? '' : `${formatNumber(product.percent)}\u00a0%`;
  const holder: Holder = product?.form.includes('bag')
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
        words: words.prepare.undiluted(from(made.containers.open, product, holder, percent)),
      },
    ];
  if (made.sameBagAsLoading)
    return [{ value: formatQuantity(made.finalMl, 'mL'), words: words.prepare.bagStays(strength) }];
  if (made.diluentMl === '0') {
    const drawn = phase.volumeToInfuseMl ?? made.finalMl;
    return [
      {
        value: formatQuantity(drawn, 'mL'),
        words: words.prepare.nothingAdded(from(Math.max(1, made.containers.open), product, holder, ''), strength),
      },
    ];
  }
  return [
    {
      value: formatQuantity(made.productMl, 'mL'),
      words: from(made.containers.open, product, holder, percent, holds(product)),
    },
    { value: formatQuantity(made.diluentMl, 'mL'), words: made.diluent ?? words.prepare.fluidNotChosen },
    {
      value: formatQuantity(made.finalMl, 'mL'),
      words:
        phase.kind === 'maintenance' || Number(made.finalMl) > 60
          ? words.prepare.inBag(strength)
          : words.prepare.inSyringeOrBag(strength),
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
  const names = words.equals;
  const hourly = phase.per === 'h';
  const often = (label: string): string => (hourly ? names.hourly(label) : label);
  const percent = product === null ? null : formatNumber(product.percent);
  const volume = percent === null ? names.ofProduct : names.ofStrength(percent);
  const cell = (value: string, label: string, heard = label) => ({ value, label, heard: often(heard) });
  return [
    cell(formatQuantity(phase.dose.g, 'g'), hourly ? names.eachHour : names.heptahydrate, names.heptahydrate),
    cell(formatQuantity(phase.dose.mmol, 'mmol'), names.millimoles),
    cell(formatQuantity(phase.dose.mEq, 'mEq'), names.milliequivalents),
    cell(formatQuantity(phase.dose.elementalMg, 'mg'), names.elemental, names.elementalHeard),
    cell(formatQuantity(phase.productMl, 'mL'), often(volume), names.volumeHeard(percent)),
  ];
}

/** Said only when a rate or a volume was rounded: what was exact, to which step, which way, by how much. */
function roundingWords(what: 'rate' | 'volume', rounding: Rounding | null, unit: string): string | null {
  if (rounding === null || rounding.direction === 'none') return null;
  return words.rounded[what](
    rounding.direction,
    formatQuantity(rounding.exact, unit),
    formatQuantity(rounding.step, unit),
    formatNumber(rounding.differencePercent),
  );
}

export function roundings(phase: DosePhase): readonly string[] {
  return [
    roundingWords('rate', phase.rateRounding, 'mL per hour'),
    roundingWords('volume', phase.preparation?.productRounding ?? null, 'mL'),
  ].filter((note) => note !== null);
}

/** "40 mg per kg for 70 kg, actual weight." */
export function perKgWords({ perKg }: DosePhase): string | null {
  return perKg === null
    ? null
    : words.perKg(
        formatQuantity(perKg.value, perKg.unit),
        formatQuantity(perKg.weightKg, 'kg'),
        weightWord(perKg.basis),
      );
}

/** Never silent: from what to what a dose was capped, and why. With its weight, for Rich. */
export function cappedWords({ capped }: DosePhase): string | null {
  return capped === null
    ? null
    : words.capped(formatQuantity(capped.from, capped.unit), formatQuantity(capped.to, capped.unit), capped.because);
}
