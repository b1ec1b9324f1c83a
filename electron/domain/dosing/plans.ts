/** From an order to the phases it asks for: amounts, times, intervals. A field that no phase uses is a problem, never ignored. */
import { dec, plain, type Decimal } from '../quantity/decimal.ts';
import { formatQuantity, say, sayMinutes } from '../quantity/format.ts';
import {
  amountMg,
  doseFields,
  keyedAmount,
  loadingFields,
  maintenanceFields,
  printedAmount,
  sized,
} from './amounts.ts';
import type { NumericChoice } from './bands.ts';
import { entryProblem } from './entries.ts';
import { freePlans } from './free-order.ts';
import { PlanBook, sitesOf } from './plan-book.ts';
import type { Amount, Plans } from './plan-types.ts';
import type { Regimen, RegimenPhase } from './records.ts';
import type { Setting } from './setting.ts';

/** The phases of an order, with every problem that stops a result. Never throws. */
export function planPhases(setting: Setting): Plans {
  const book = new PlanBook(setting);
  if (setting.regimen) regimenPlans(book, setting.regimen);
  else if (setting.order.regimen === null) freePlans(book);
  if (book.phases.length === 0 && book.problems.length === 0 && setting.problems.length === 0) {
    book.missing('choice.doseG', 'Enter a dose or a rate: the order holds neither.');
  }
  book.used.add('capG');
  const { choice } = setting.order;
  for (const field of Object.keys(setting.entered.choice) as NumericChoice[]) {
    if (book.used.has(field) || setting.entered.choice[field] === null) continue;
    book.problems.push(
      entryProblem(
        `choice.${field}`,
        'conflict',
        choice[field],
        'This entry is not used by the regimen or order chosen. Clear it, so that nobody believes it counts.',
      ),
    );
  }
  return { phases: book.phases, problems: book.problems, ranges: book.ranges, notes: book.notes };
}

function regimenPlans(book: PlanBook, regimen: Regimen): void {
  const { setting } = book;
  const route = regimen.route === 'im-or-iv' ? setting.order.route : regimen.route === 'im' ? 'im' : 'iv';
  if (route === null) {
    book.missing('route', 'Choose the route: this regimen is given into a vein or into a muscle.');
    return;
  }
  const hasLoading = regimen.phases.some((phase) => phase.kind === 'loading' && phase.amount !== null);
  const imPhases = regimen.phases.filter((phase) => phase.kind === 'im').length;
  for (const phase of regimen.phases) {
    const asIm = phase.kind === 'im' || (route === 'im' && phase.kind !== 'maintenance') || regimen.route === 'im';
    if (asIm) imPlan(book, phase, imPhases > 1);
    else if (phase.kind === 'maintenance' && !isIntermittent(phase)) continuousPlan(book, phase);
    else dosePlan(book, phase, hasLoading);
  }
}

/** A maintenance dose given over minutes at an interval is a repeated dose, not a running infusion. */
function isIntermittent(phase: RegimenPhase): boolean {
  return phase.everyHours !== null && phase.overMin !== null && dec(phase.everyHours).gt(dec('1'));
}

function dosePlan(book: PlanBook, phase: RegimenPhase, hasLoading: boolean): void {
  const { setting } = book;
  const isLoading = phase.kind === 'loading';
  const alone = isLoading || !hasLoading;
  const keyed =
    (isLoading || alone ? keyedAmount(setting, loadingFields, book.used) : null) ??
    (isLoading && hasSecondDose(setting.regimen) ? null : keyedAmount(setting, doseFields, book.used));
  const onDemand = phase.kind === 'repeat-bolus' && hasLoading && phase.everyHours === null;
  const amount = keyed ?? (onDemand ? null : printedAmount(phase));
  if (amount === null && (phase.amount === null || onDemand)) return;
  const everyH = !isLoading && phase.everyHours !== null ? dec(phase.everyHours) : null;
  const title = isLoading ? 'Loading dose' : everyH === null ? 'Repeat dose' : 'Repeated dose';
  if (amount === null) {
    book.missing(
      isLoading ? 'choice.loadingG' : 'choice.doseG',
      `Choose the dose: the regimen prints ${sayRange(phase)}.`,
    );
  }
  const minutes = dosingMinutes(book, phase, isLoading, alone, title);
  if (amount === null) return;
  const size = sized(setting, amount, phase.cap, '');
  if (size === null) {
    book.weightMissing();
    return;
  }
  if (minutes === null) return;
  checkAmountRange(book, phase, amount, title);
  book.phases.push({
    ...size,
    kind: isLoading ? 'loading' : 'bolus',
    title,
    route: 'iv',
    limitPhases: [phase.kind],
    continuous: false,
    per: everyH === null ? 'dose' : `${plain(everyH)} h`,
    minutes,
    durationH: everyH === null ? null : durationOf(book, phase),
    everyH,
    sites: null,
    printed: phase,
  });
}

function hasSecondDose(regimen: Regimen | null): boolean {
  return (
    regimen?.phases.some(
      (phase) => phase.kind === 'repeat-bolus' || (phase.kind === 'maintenance' && isIntermittent(phase)),
    ) ?? false
  );
}

function dosingMinutes(
  book: PlanBook,
  phase: RegimenPhase,
  isLoading: boolean,
  alone: boolean,
  title: string,
): Decimal | null {
  const scheduled = !isLoading && phase.everyHours !== null;
  const loadingMin =
    alone || (scheduled && book.setting.entered.choice.overMin === null) ? book.take('loadingMin') : null;
  const overMin = isLoading && hasSecondDose(book.setting.regimen) ? null : book.take('overMin');
  const field = isLoading ? 'choice.loadingMin' : 'choice.overMin';
  if (loadingMin !== null && overMin !== null && !loadingMin.eq(overMin)) {
    book.problems.push(
      entryProblem(
        'choice.overMin',
        'conflict',
        book.setting.order.choice.overMin,
        'The time is entered in two ways. Keep one and clear the other.',
      ),
    );
    return null;
  }
  const keyed = loadingMin ?? overMin;
  const range = phase.overMin;
  if (keyed === null) {
    if (range !== null && range.low === range.high) return dec(range.low);
    const printed =
      range === null
        ? 'no minutes were seen in the source, so the prescriber decides'
        : `the regimen prints ${range.low} to ${formatQuantity(range.high, 'min')}`;
    book.missing(field, `Enter the minutes for the ${title.toLowerCase()}: ${printed}.`);
    return null;
  }
  if (range !== null && (keyed.lt(dec(range.low)) || keyed.gt(dec(range.high)))) {
    const printed =
      range.low === range.high ? sayMinutes(dec(range.low)) : `${range.low} to ${formatQuantity(range.high, 'min')}`;
    book.ranges.push({
      id: `range-minutes-${isLoading ? 'loading' : 'dose'}`,
      phase: title,
      field: loadingMin ? 'choice.loadingMin' : 'choice.overMin',
      what: 'time',
      keyed: sayMinutes(keyed),
      printed,
      beyond: keyed.lt(dec(range.low)),
    });
  }
  return keyed;
}

function continuousPlan(book: PlanBook, phase: RegimenPhase): void {
  const { setting } = book;
  const every = phase.everyHours === null ? dec('1') : dec(phase.everyHours);
  const byInterval = every.gt(dec('1')) && setting.regimen?.phases.length === 1;
  const whole = (byInterval ? keyedAmount(setting, doseFields, book.used) : null) ?? printedAmount(phase);
  const amount =
    keyedAmount(setting, maintenanceFields, book.used) ?? (whole ? { ...whole, value: whole.value.div(every) } : null);
  if (amount === null) {
    if (phase.amount === null) return;
    book.missing(
      byInterval ? 'choice.doseG' : 'choice.maintenanceGPerH',
      `Choose the maintenance rate: the regimen prints ${sayRange(phase)}.`,
    );
    return;
  }
  const size = sized(setting, amount, null, ' per h');
  if (size === null) {
    book.weightMissing();
    return;
  }
  checkAmountRange(book, phase, amount, 'Maintenance infusion', every);
  book.phases.push({
    ...size,
    kind: 'maintenance',
    title: 'Maintenance infusion',
    route: 'iv',
    limitPhases: ['maintenance'],
    continuous: true,
    per: 'h',
    minutes: null,
    durationH: durationOf(book, phase),
    everyH: null,
    sites: null,
    printed: phase,
  });
}

function durationOf(book: PlanBook, phase: RegimenPhase): Decimal | null {
  const keyed = book.take('maintenanceH');
  const range = phase.durationH;
  if (keyed === null) return range !== null && range.low === range.high ? dec(range.low) : null;
  if (range !== null && keyed.gt(dec(range.high))) {
    book.ranges.push({
      id: 'range-maintenance-time',
      phase: 'Maintenance',
      field: 'choice.maintenanceH',
      what: 'time',
      keyed: formatQuantity(plain(keyed), 'h'),
      printed: `${range.low === range.high ? '' : `${range.low} to `}${formatQuantity(range.high, 'h')}`,
      beyond: true,
    });
  }
  return keyed;
}

function imPlan(book: PlanBook, phase: RegimenPhase, several: boolean): void {
  const { setting } = book;
  const repeated = phase.everyHours !== null;
  const field: NumericChoice = several && repeated ? 'imMaintenanceG' : 'imG';
  const value = book.take(field);
  const keyed: Amount | null = value === null ? null : { value, unit: 'g', perKg: false, field: `choice.${field}` };
  const amount =
    keyed ??
    (setting.order.route === 'im'
      ? (keyedAmount(setting, doseFields, book.used) ?? keyedAmount(setting, loadingFields, book.used))
      : null) ??
    printedAmount(phase);
  if (amount === null) {
    if (phase.amount === null) return;
    book.missing(`choice.${field}`, `Choose the intramuscular dose: the regimen prints ${sayRange(phase)}.`);
    return;
  }
  const size = sized(setting, amount, phase.cap, '');
  if (size === null) {
    book.weightMissing();
    return;
  }
  const title = repeated ? 'Repeated intramuscular dose' : 'Intramuscular dose';
  checkAmountRange(book, phase, amount, title);
  const keyedSites = book.take('imSites');
  const keyedEvery = book.take('imEveryH');
  const everyH = repeated ? (keyedEvery ?? dec(phase.everyHours ?? '1')) : null;
  book.phases.push({
    ...size,
    kind: 'im',
    title,
    route: 'im',
    limitPhases: ['im'],
    continuous: false,
    per: everyH === null ? 'dose' : `${plain(everyH)} h`,
    minutes: null,
    durationH: everyH === null ? null : durationOf(book, phase),
    everyH,
    sites: sitesOf(keyedSites, phase.sites),
    printed: phase,
  });
}

function sayRange(phase: RegimenPhase): string {
  const amount = phase.amount;
  if (amount === null) return 'no figure';
  const unit = `${amount.unit}${amount.perKg ? ' per kg' : ''}${phase.kind === 'maintenance' && phase.everyHours !== null ? (phase.everyHours === '1' ? ' per hour' : ` every ${phase.everyHours} h`) : ''}`;
  return amount.low === amount.high
    ? formatQuantity(amount.low, unit)
    : `${formatQuantity(amount.low, '')} to ${formatQuantity(amount.high, unit)}`;
}

function checkAmountRange(
  book: PlanBook,
  phase: RegimenPhase,
  amount: Amount,
  title: string,
  every: Decimal = dec('1'),
): void {
  const printed = phase.amount;
  if (printed === null || amount.field === null) return;
  const weight = book.setting.weight;
  const edge = (value: string): Decimal | null =>
    amountMg({ value: dec(value).div(every), unit: printed.unit, perKg: printed.perKg, field: null }, weight);
  const mg = amountMg(amount, weight);
  const low = edge(printed.low);
  const high = edge(printed.high);
  if (mg === null || low === null || high === null || (mg.gte(low) && mg.lte(high))) return;
  const keyed = say(
    amount.value,
    `${amount.unit}${amount.perKg ? ' per kg' : ''}${phase.kind === 'maintenance' ? ' per hour' : ''}`,
  );
  book.ranges.push({
    id: `range-dose-${phase.kind}`,
    phase: title,
    field: amount.field,
    what: phase.kind === 'maintenance' ? 'rate' : 'dose',
    keyed,
    printed: sayRange(phase),
    beyond: mg.gt(high),
  });
}
