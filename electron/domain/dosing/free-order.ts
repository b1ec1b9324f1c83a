/** A free order: "6 g in 500 mL at 1 g per hour", "20 mmol over 3 h", "40 mg per kg over 20 min, at most 2 g", "10 mEq". */
import { plain } from '../quantity/decimal.ts';
import { doseFields, keyedAmount, loadingFields, sized } from './amounts.ts';
import { entryProblem } from './entries.ts';
import type { Amount } from './plan-types.ts';
import { sitesOf, type PlanBook } from './plan-book.ts';
import type { MassUnit } from './records.ts';

/** Adds the phases of a free order to the book: a dose, a running rate, an intramuscular dose, or several of these. */
export function freePlans(book: PlanBook): void {
  const { setting } = book;
  if (setting.order.route === 'im') {
    freeIm(book);
    return;
  }
  const keyed = keyedAmount(setting, doseFields, book.used) ?? keyedAmount(setting, loadingFields, book.used);
  const rate = freeRate(book, keyed);
  if (keyed !== null) freeDose(book, keyed, rate !== null);
  if (setting.entered.choice.imG !== null) freeIm(book);
  if (rate !== null) addRate(book, rate);
}

function freeDose(book: PlanBook, amount: Amount, followed: boolean): void {
  const minutes = book.take('overMin') ?? book.take('loadingMin');
  if (minutes === null) {
    book.missing('choice.overMin', 'Enter the minutes the dose runs over: no rate can be given without them.');
    return;
  }
  const size = sized(book.setting, amount, null, '');
  if (size === null) {
    book.weightMissing();
    return;
  }
  book.phases.push({
    ...size,
    kind: followed ? 'loading' : 'bolus',
    title: followed ? 'Loading dose' : 'Single dose',
    route: 'iv',
    limitPhases: followed ? ['loading'] : ['loading', 'repeat-bolus'],
    continuous: false,
    per: 'dose',
    minutes,
    durationH: null,
    everyH: null,
    sites: null,
    printed: null,
  });
}

function freeRate(book: PlanBook, dose: Amount | null): Amount | null {
  const value = book.take('ratePerH') ?? null;
  const { choice } = book.setting.order;
  if (value === null) {
    for (const [field, unit, perKg] of [
      ['maintenanceGPerH', 'g', false],
      ['maintenanceMmolPerH', 'mmol', false],
      ['maintenanceMgPerKgPerH', 'mg', true],
    ] as const) {
      const keyed = book.take(field);
      if (keyed !== null) return { value: keyed, unit, perKg, field: `choice.${field}` };
    }
    if (choice.rateUnit !== null)
      book.missing('choice.ratePerH', 'Enter the rate for the unit chosen, or clear the unit.');
    return null;
  }
  if (choice.rateUnit !== null) {
    const perKg = choice.rateUnit === 'mg/kg';
    return { value, unit: choice.rateUnit === 'mg/kg' ? 'mg' : choice.rateUnit, perKg, field: 'choice.ratePerH' };
  }
  const unit = unitOfOrder(book, dose);
  if (unit === null) {
    book.missing('choice.rateUnit', 'Choose the unit of the rate: g, mg, mmol, mEq or mg per kg in one hour.');
    return null;
  }
  book.notes.push(
    `The rate was written without a unit and is taken in ${unit} per hour, the unit of the rest of the order.`,
  );
  return { value, unit, perKg: false, field: 'choice.ratePerH' };
}

/** The unit the rest of the order is written in, when it is written in exactly one. */
function unitOfOrder(book: PlanBook, dose: Amount | null): MassUnit | null {
  const units = new Set<MassUnit>();
  if (dose !== null && !dose.perKg) units.add(dose.unit);
  if (book.setting.entered.choice.bagG !== null) units.add('g');
  const [only] = [...units];
  return units.size === 1 && only !== undefined ? only : null;
}

function addRate(book: PlanBook, amount: Amount): void {
  const size = sized(book.setting, amount, null, ' per h');
  if (size === null) {
    book.weightMissing();
    return;
  }
  const durationH = book.take('rateH') ?? book.take('maintenanceH');
  book.phases.push({
    ...size,
    kind: 'maintenance',
    title: book.phases.length > 0 ? 'Maintenance infusion' : 'Infusion',
    route: 'iv',
    limitPhases: ['maintenance'],
    continuous: true,
    per: 'h',
    minutes: null,
    durationH,
    everyH: null,
    sites: null,
    printed: null,
  });
}

function freeIm(book: PlanBook): void {
  const { setting } = book;
  const imG = book.take('imG');
  const other =
    imG === null
      ? (keyedAmount(setting, doseFields, book.used) ?? keyedAmount(setting, loadingFields, book.used))
      : null;
  const amount: Amount | null = imG === null ? other : { value: imG, unit: 'g', perKg: false, field: 'choice.imG' };
  if (amount === null) {
    book.missing('choice.imG', 'Enter the intramuscular dose.');
    return;
  }
  const size = sized(setting, amount, null, '');
  if (size === null) {
    book.weightMissing();
    return;
  }
  const everyH = book.take('imEveryH');
  const durationH = everyH === null ? null : (book.take('maintenanceH') ?? book.take('rateH'));
  if (setting.entered.choice.overMin !== null && !book.used.has('overMin')) {
    book.used.add('overMin');
    book.problems.push(
      entryProblem(
        'choice.overMin',
        'conflict',
        setting.order.choice.overMin,
        'An intramuscular dose has no infusion time. Clear the minutes.',
      ),
    );
  }
  book.phases.push({
    ...size,
    kind: 'im',
    title: everyH === null ? 'Intramuscular dose' : 'Repeated intramuscular dose',
    route: 'im',
    limitPhases: ['im'],
    continuous: false,
    per: everyH === null ? 'dose' : `${plain(everyH)} h`,
    minutes: null,
    durationH,
    everyH,
    sites: sitesOf(book.take('imSites'), null),
    printed: null,
  });
}
