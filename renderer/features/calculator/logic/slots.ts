/**
 * What a regimen asks to be chosen, phase by phase: the field, what the source prints, and the preset figures.
 * Nothing is ever filled from here without a click. A figure the order has no field for is taken by a click as well.
 */
import type { NumericChoice } from '#domain/dosing/bands.ts';
import type { AmountRange, Regimen, RegimenPhase } from '#domain/dosing/records.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { orderWords as words } from '../../../messages/calculator-order.ts';

type ChoicePath = `choice.${NumericChoice}`;

export interface Slot {
  readonly id: string;
  /** Null: the order has no field for it (an amount per 6 h, say); it is taken as printed, by a click. */
  readonly path: ChoicePath | null;
  /** What kind of figure it is: decides how it is asked for. */
  readonly asks: 'dose' | 'rate' | 'minutes' | 'hours';
  readonly label: string;
  readonly unit: string;
  /** What the source prints, with its unit: "4 g", "15 to 20 min"; null when it prints nothing. */
  readonly printed: string | null;
  /** Figures offered as buttons, as they would be keyed. */
  readonly presets: readonly string[];
  readonly required: boolean;
}

export interface SlotGroup {
  readonly id: string;
  readonly title: string;
  readonly optional: boolean;
  readonly slots: readonly Slot[];
  readonly note: string | null;
}

interface Printed {
  readonly low: string;
  readonly high: string;
}

export function printedWords(range: Printed, unit: string): string {
  return range.low === range.high
    ? formatQuantity(range.low, unit)
    : words.range(formatQuantity(range.low, ''), formatQuantity(range.high, unit));
}

const most = 4;
const steps: readonly number[] = [1, 5, 10, 30, 60, 120, 360];

/** The one figure, or a few round figures inside the range with both ends. No dose is worked out here. */
export function presets(range: Printed): readonly string[] {
  if (range.low === range.high) return [range.low];
  const low = Number(range.low);
  const high = Number(range.high);
  if (!Number.isInteger(low) || !Number.isInteger(high)) return [range.low, range.high];
  const step = steps.find((size) => Math.floor((high - low) / size) < most && low % size === 0);
  const between: string[] = [];
  if (step !== undefined) for (let at = low + step; at < high; at += step) between.push(String(at));
  return [range.low, ...between, range.high];
}

const loadingField: Readonly<Record<string, NumericChoice>> = {
  g: 'loadingG',
  mmol: 'loadingMmol',
  'mg per kg': 'loadingPerKgMg',
  'mmol per kg': 'loadingPerKgMmol',
};
const doseField: Readonly<Record<string, NumericChoice>> = {
  g: 'doseG',
  mg: 'doseMg',
  mmol: 'doseMmol',
  mEq: 'doseMEq',
  'mg per kg': 'dosePerKgMg',
  'mmol per kg': 'dosePerKgMmol',
};
const hourlyField: Readonly<Record<string, NumericChoice>> = {
  g: 'maintenanceGPerH',
  mmol: 'maintenanceMmolPerH',
  'mg per kg': 'maintenanceMgPerKgPerH',
};

const unitOf = (amount: AmountRange): string => `${amount.unit}${amount.perKg ? ' per kg' : ''}`;
const pathOf = (field: NumericChoice | undefined): ChoicePath | null =>
  field === undefined ? null : `choice.${field}`;

type AmountName = 'loading' | 'maintenance' | 'dose' | 'imEach' | 'imOnce';

function amountSlot(
  phase: RegimenPhase,
  path: ChoicePath | null,
  name: AmountName,
  unit: string,
  required = true,
): Slot {
  const { amount } = phase;
  return {
    id: path ?? `printed.${phase.kind}`,
    path,
    asks: name === 'maintenance' ? 'rate' : 'dose',
    label: words.slots[name],
    unit,
    required: required && amount !== null,
    printed: amount === null ? null : printedWords(amount, unit),
    presets: amount === null ? [] : presets(amount),
  };
}

function minutesSlot(phase: RegimenPhase, field: 'loadingMin' | 'overMin', required = true): Slot {
  return {
    id: `choice.${field}`,
    path: `choice.${field}`,
    asks: 'minutes',
    label: words.slots.over,
    unit: 'min',
    required,
    printed: phase.overMin === null ? null : printedWords(phase.overMin, 'min'),
    presets: phase.overMin === null ? [] : presets(phase.overMin),
  };
}

function hoursSlot(phase: RegimenPhase): Slot {
  return {
    id: 'choice.maintenanceH',
    path: 'choice.maintenanceH',
    asks: 'hours',
    label: words.slots.lasting,
    unit: 'h',
    required: phase.durationH !== null,
    printed: phase.durationH === null ? null : printedWords(phase.durationH, 'h'),
    presets: phase.durationH === null ? [] : presets(phase.durationH),
  };
}

/** A maintenance dose given over minutes at an interval is a repeated dose, not a running infusion. */
const isIntermittent = (phase: RegimenPhase): boolean =>
  phase.everyHours !== null && phase.everyHours !== '1' && phase.overMin !== null;

function loading(phase: RegimenPhase): SlotGroup {
  const unit = phase.amount === null ? 'g' : unitOf(phase.amount);
  return {
    id: 'loading',
    title: words.groups.loading,
    optional: false,
    note: phase.note,
    slots: [amountSlot(phase, pathOf(loadingField[unit]), 'loading', unit), minutesSlot(phase, 'loadingMin')],
  };
}

function dose(phase: RegimenPhase, optional: boolean): SlotGroup {
  const unit = phase.amount === null ? 'g' : unitOf(phase.amount);
  const hours = isIntermittent(phase) ? [hoursSlot(phase)] : [];
  return {
    id: phase.kind,
    title: optional ? words.groups.repeat : words.groups.dose,
    optional,
    note: phase.note,
    slots: [
      amountSlot(phase, pathOf(doseField[unit]), 'dose', unit, !optional),
      minutesSlot(phase, 'overMin', !optional),
      ...hours,
    ],
  };
}

function continuous(phase: RegimenPhase): SlotGroup {
  const base = phase.amount === null ? 'g' : unitOf(phase.amount);
  const hourly = phase.everyHours === null || phase.everyHours === '1';
  const field = pathOf(hourlyField[base]);
  const single = phase.amount !== null && phase.amount.low === phase.amount.high;
  const per = hourly ? 'per hour' : `in ${phase.everyHours ?? ''} h`;
  // An amount per several hours, or per kg in mmol, has no field of its own: a single figure is taken as printed.
  const amount =
    (hourly && field !== null) || phase.amount === null
      ? amountSlot(phase, field ?? 'choice.maintenanceGPerH', 'maintenance', `${base} per hour`)
      : single
        ? { ...amountSlot(phase, null, 'maintenance', `${base} ${per}`) }
        : {
            ...amountSlot(
              phase,
              field ?? 'choice.maintenanceGPerH',
              'maintenance',
              field === null ? 'g per hour' : `${base} per hour`,
            ),
            printed: printedWords(phase.amount, `${base} ${per}`),
            presets: [],
          };
  return {
    id: 'maintenance',
    title: words.groups.maintenance,
    optional: phase.amount === null,
    note: phase.note,
    slots: [amount, hoursSlot(phase)],
  };
}

function intramuscular(phase: RegimenPhase, several: boolean): SlotGroup {
  const repeated = phase.everyHours !== null;
  const perKg = phase.amount?.perKg ?? false;
  const unit = phase.amount === null ? 'g' : unitOf(phase.amount);
  const path: ChoicePath | null =
    perKg || unit !== 'g' ? null : several && repeated ? 'choice.imMaintenanceG' : 'choice.imG';
  return {
    id: repeated ? 'im-repeat' : 'im',
    title:
      phase.everyHours === null
        ? words.groups.im(phase.sites)
        : words.groups.imRepeated(formatQuantity(phase.everyHours, 'h'), phase.sites),
    optional: false,
    note: phase.note,
    slots: [
      {
        ...amountSlot(phase, path, repeated ? 'imEach' : 'imOnce', unit),
        id: path ?? `printed.im.${repeated ? 'repeat' : 'once'}`,
      },
      ...(repeated && phase.durationH !== null ? [hoursSlot(phase)] : []),
    ],
  };
}

/** The groups of fields a regimen asks for, in the order they are given. `route` decides a regimen that leaves it open. */
export function slotGroups(regimen: Regimen, route: 'iv' | 'im' | null): readonly SlotGroup[] {
  if (regimen.route === 'im-or-iv' && route === null) return [];
  const hasLoading = regimen.phases.some((phase) => phase.kind === 'loading' && phase.amount !== null);
  const imPhases = regimen.phases.filter((phase) => phase.kind === 'im').length;
  return regimen.phases.map((phase) => {
    const asIm =
      phase.kind === 'im' ||
      regimen.route === 'im' ||
      (regimen.route === 'im-or-iv' && route === 'im' && phase.kind !== 'maintenance');
    if (asIm) return intramuscular(phase, imPhases > 1);
    if (phase.kind === 'loading') return loading(phase);
    if (phase.kind === 'maintenance' && !isIntermittent(phase)) return continuous(phase);
    return dose(phase, phase.kind === 'repeat-bolus' && hasLoading);
  });
}

/** Fields that hold the regimen's one printed figure and are still empty: filled together by one named click. */
export function ownFigures(groups: readonly SlotGroup[]): readonly Slot[] {
  return groups
    .filter((group) => !group.optional)
    .flatMap((group) => group.slots.filter((slot) => slot.presets.length === 1 && slot.printed !== null));
}
