/** What goes into a bag or syringe, at the edges where a volume is missing, nothing is left, or a device is too coarse. */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, phaseOf, run, stops, withLimits } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { amount, goldenStore, limitRecord, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, OrderInput } from './order.ts';
import { isReadyBag } from './preparation.ts';
import type { DosingStore } from './setting.ts';

const vial = 'us-vial-50-10ml';
const bag = productRecord('bag', '40', '4', '100', '4', true);
const bagOfUnknownVolume = productRecord('bag-unknown', '40', '4', null, null, true);
const smallBag = productRecord('bag-small', '10', '1', '100', '1', true);
const store: DosingStore = { ...goldenStore, products: [...goldenStore.products, bag, bagOfUnknownVolume, smallBag] };

const text = (result: Calculation): string => result.entries.map((entry) => entry.text).join(' ');
const problems = (result: Calculation): string[] => result.entries.map((entry) => `${entry.kind} ${entry.field}`);

function zuspanWith(choice: OrderInput['choice'], more: Partial<OrderInput> = {}): Calculation {
  return run({ ...zuspan, choice: { ...zuspan.choice, ...choice }, ...more }, store);
}

describe('one bag for the loading dose and the infusion', () => {
  const oneBag = (choice: OrderInput['choice'], more: Partial<OrderInput> = {}): Calculation =>
    zuspanWith({ bags: 'same-bag', ...choice }, { diluentMl: null, ...more });

  it.each([
    ['a made-up bag of 4 g', { bagG: '4', bagMl: '100' }, vial],
    ['a ready-made bag of 4 g', {}, 'bag'],
    ['four ready-made bags of 1 g', {}, 'bag-small'],
  ] as [string, OrderInput['choice'], string][])(
    '%s holds nothing for the infusion: refused',
    (_name, choice, product) => {
      expect(problems(oneBag(choice, { product }))).toEqual(['impossible choice.bags']);
      expect(text(oneBag(choice, { product }))).toMatch(/nothing is left for the infusion/);
    },
  );

  it('a little is left when the dose is a little less', () => {
    expect(phaseOf(oneBag({ loadingG: '3.9' }, { product: 'bag' }), 'maintenance')).toMatchObject({
      volumeToInfuseMl: '2.5',
      rateMlPerH: '25',
    });
  });

  it('its grams are asked for: the dose alone would leave nothing', () => {
    expect(problems(oneBag({ bagMl: '500' }))).toEqual(['missing choice.bagG']);
    expect(problems(oneBag({ bagG: '20' }))).toEqual(['missing choice.bagMl']);
    expect(problems(oneBag({}))).toEqual(['missing choice.bagMl']);
    for (const choice of [{ bagMl: '500' }, {}]) expect(text(oneBag(choice))).toMatch(/what the one bag holds/);
  });

  it('an infusion without a loading dose does not continue from a loading bag', () => {
    const alone = run(free({ ratePerH: '1', rateUnit: 'g', bags: 'same-bag' }, 'us-premix-wfi-20g-500'));
    expect(phaseOf(alone, 'maintenance').preparation?.sameBagAsLoading).toBe(false);
    expect(phaseOf(alone, 'maintenance').volumeToInfuseMl).toBe('500');
  });
});

describe('a bag of its own', () => {
  it('a repeated dose is no loading dose: its strength is not taken for the infusion', () => {
    const regimens = [
      regimenRecord('dose-and-infusion', {
        phases: [
          phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: { low: '20', high: '20' } }),
          phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' }),
        ],
      }),
    ];
    const result = run(
      { regimen: 'dose-and-infusion', patient: { ageYears: '40' }, product: vial, diluentMl: '46' },
      { ...goldenStore, regimens },
    );
    expect(problems(result)).toEqual(['missing choice.bagG']);
  });

  it('its default strength would pass 40 g: said together with a pump that is too coarse', () => {
    const result = zuspanWith({ loadingMin: '600' }, { diluentMl: '12', pump: { stepMlPerH: '5' } });
    expect(problems(result)).toEqual(['impossible pump.stepMlPerH', 'missing choice.bagG']);
    expect(result.entries[1]?.text).toContain('more than 40 g');
  });

  it('two rates under one step of the pump are one problem', () => {
    const slow = { loadingMin: '600', maintenanceGPerH: '0.3', bagG: '20', bagMl: '100' };
    const result = zuspanWith(slow, { diluentMl: '12', pump: { stepMlPerH: '5' } });
    expect(problems(result)).toEqual(['impossible pump.stepMlPerH']);
  });

  it('less than one step of the syringe for a bag is refused', () => {
    const coarse = free({ ratePerH: '0.1', rateUnit: 'g', bagG: '1', bagMl: '100' }, vial, null, {
      syringe: { stepMl: '5' },
    });
    expect(problems(run(coarse))).toEqual(['impossible choice.bagG']);
    expect(text(run(coarse))).toMatch(/less than one step/);
  });

  it('more drug than the bag can hold is said once, whatever else is entered beside it', () => {
    const full = (diluentMl: string | null, bagG: string, bagMl: string): string[] =>
      problems(run(free({ doseG: '4', overMin: '60', bagG, bagMl }, vial, diluentMl)));
    expect(full('50', '40', '50')).toEqual(['impossible choice.bagMl']);
    expect(full(null, '3', '5')).toEqual(['impossible choice.bagMl']);
  });
});

describe('ready-made bags', () => {
  it('are known by their fluid, even when the form does not say bag', () => {
    expect(isReadyBag({ ...bag, form: 'solution for infusion' })).toBe(true);
    expect(isReadyBag({ ...bag, form: 'solution for infusion', vehicle: null })).toBe(false);
  });

  it('a record without a volume: the volume is asked for, and the one entered is used', () => {
    const dose = (bagMl: string | null): Calculation =>
      run(free({ doseG: '4', overMin: '60', bags: 'same-bag', bagMl }, 'bag-unknown'), store);
    expect(problems(dose(null))).toEqual(['missing choice.bagMl']);
    expect(text(dose(null))).toMatch(/volume of the ready-made bag/);
    expect(phaseOf(dose('250'), 'bolus')).toMatchObject({ volumeToInfuseMl: '100', rateMlPerH: '100' });
  });

  it('several bags for one dose hold no more than the dose', () => {
    const limits = [limitRecord('bag', 'bag-exceeds-phase-g', '>', '0', 'g', 'hard')];
    const result = run(free({ doseG: '4', overMin: '60', bags: 'same-bag' }, 'bag-small'), withLimits(limits, store));
    expect(findingOf(result, 'bag')).toMatchObject({ value: 'ok' });
    expect(findingOf(result, 'bag')?.text).toMatch(/^More in the bag than the dose: 0 g\./);
    expect(phaseOf(result, 'bolus').volumeToInfuseMl).toBe('400');
  });
});

describe('more in the bag than the dose', () => {
  const limits = [limitRecord('bag', 'bag-exceeds-phase-g', '>', '0', 'g', 'hard')];

  it('a bag that holds the dose exactly is the dose, also when the syringe rounds it down', () => {
    for (const doseG of ['4', '4.02']) {
      const result = run(free({ doseG, overMin: '60', bagMl: '100' }, vial), withLimits(limits));
      expect(checkOf(result, 'bag').value).toBe('ok');
      expect(phaseOf(result, 'bolus')).toMatchObject({ diluentMl: '92', volumeToInfuseMl: '100' });
    }
  });

  it('a bag for hours and a dose for a muscle are not bags for one dose', () => {
    const infusion = run(zuspan, withLimits(limits));
    expect(checkOf(infusion, 'bag').value).toBe('ok');
    expect(infusion.status).toBe('ok');
    const im = run({ ...free({ doseMEq: '10' }, vial), route: 'im' }, withLimits(limits));
    expect(checkOf(im, 'bag').value).toBe('ok');
    expect(stops(im)).toEqual([]);
  });
});

describe('muscle and vein', () => {
  it.each([{ bagG: '4' }, { bagMl: '100' }])('a dose for a muscle needs no bag: %o', (choice) => {
    expect(problems(run({ ...free({ imG: '4', ...choice }, vial), route: 'im' }))).toEqual(['conflict choice.bagG']);
  });

  it('a bag and a syringe that is too coarse are two problems', () => {
    const result = run({ ...free({ imG: '1', bagMl: '100' }, vial), route: 'im', syringe: { stepMl: '5' } });
    expect(problems(result)).toEqual(['conflict choice.bagG', 'impossible syringe.stepMl']);
  });

  it('a regimen with both may have a bag for its dose into a vein', () => {
    const pritchard = { regimen: 'pritchard', patient: woman, product: vial, diluentMl: null } as const;
    const result = run({ ...pritchard, choice: { loadingMin: '20', bagG: '4', bagMl: '100' } });
    expect(phaseOf(result, 'loading')).toMatchObject({ volumeToInfuseMl: '100', rateMlPerH: '300' });
  });
});

describe('no diluent', () => {
  it('0 mL entered for a product that needs none is none', () => {
    const dose = (diluentMl: string | null): Calculation =>
      run(free({ doseG: '4', overMin: '15' }, 'uk-20-ready', diluentMl));
    expect(phaseOf(dose('0'), 'bolus').diluentMl).toBeNull();
    expect(phaseOf(dose('0'), 'bolus')).toEqual(phaseOf(dose(null), 'bolus'));
  });
});
