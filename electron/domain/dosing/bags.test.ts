import { describe, expect, it } from 'vitest';
import { checkOf, phaseOf, rateChangeOf, run, stops } from './fixtures.ts';
import { free, zuspan } from './golden-orders.ts';
import { goldenStore, productRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';

function zuspanWith(choice: OrderInput['choice']): OrderInput {
  return { ...zuspan, choice: { ...zuspan.choice, ...choice } };
}

describe('diluents', () => {
  it('a diluent that makes magnesium sulfate precipitate is refused, an unknown one cannot tell', () => {
    expect(stops(run({ ...zuspan, diluent: 'sodium bicarbonate 8.4 per cent' }))).toEqual(['diluent-incompatible']);
    expect(checkOf(run({ ...zuspan, diluent: 'Plasma substitute' }), 'diluent-unknown').value).toBe('cannot-tell');
    expect(
      run({ ...zuspan, diluent: 'sodium chloride 0.9 per cent' }).checks.some((check) =>
        check.id.startsWith('diluent-'),
      ),
    ).toBe(false);
  });
});

describe('one bag or two', () => {
  it('one ready-made bag: only the rate and the volume change, and the bag keeps what is left', () => {
    const result = run({
      ...zuspan,
      product: 'us-premix-wfi-20g-500',
      diluentMl: null,
      choice: { ...zuspan.choice, bags: 'same-bag' },
    });
    expect(rateChangeOf(result)).toMatchObject({ newBag: false, fromMlPerH: '300', toMlPerH: '25' });
    expect(phaseOf(result, 'maintenance')).toMatchObject({ volumeToInfuseMl: '400', rateMlPerH: '25' });
    expect(phaseOf(result, 'maintenance').preparation?.steps[0]).toContain('Leave the bag');
    expect(rateChangeOf(result).ifNobodyChanges.bagEmptyAfterMinutes).toBe('100');
  });

  it.each([
    [
      'one bag at the strength of the load',
      {},
      'one more bag, made in the same way, at the same rate: set its volume to be infused to 100 mL, throw the rest away',
    ],
    [
      'what the loading dose took is missing',
      { bags: 'same-bag', bagG: '20', bagMl: '500' },
      'one more bag, made in the same way, at the same rate: set its volume to be infused to 200 mL, throw the rest away',
    ],
    [
      'several small bags',
      { bagG: '4', bagMl: '100' },
      '5 more bags, made in the same way, at the same rate: set the volume to be infused of each to 100 mL',
    ],
    [
      'several bags, the last one not run in whole',
      { bagG: '10', bagMl: '250' },
      '2 more bags, made in the same way, at the same rate: set the volume to be infused of the last one to 100 mL, throw the rest away (of the others to 250 mL)',
    ],
    [
      'what the rounding of the rate adds, 1.2 mL here, is no bag of its own',
      { bagG: '8', bagMl: '250' },
      '2 more bags, made in the same way, at the same rate: set the volume to be infused of each to 250 mL',
    ],
  ] as const)(
    'an infusion that outlasts its bag says how the next is made and where the last one ends: %s',
    (_name, choice, said) => {
      const diluentMl = 'bags' in choice ? null : zuspan.diluentMl;
      const result = run({ ...zuspan, diluentMl, choice: { ...zuspan.choice, ...choice } });
      const steps = phaseOf(result, 'maintenance').preparation?.steps.map((step) => step.replaceAll('\u00a0', ' '));
      expect(steps?.filter((step) => /more bag/.test(step))).toEqual([`To reach 24 h, ${said}.`]);
    },
  );

  it('a bag that lasts to the end, and an infusion without an end, speak of no other bag', () => {
    const lasting = run({ ...zuspan, choice: { ...zuspan.choice, bagG: '40', bagMl: '1000' } });
    expect(phaseOf(lasting, 'maintenance').preparation?.steps.join(' ')).not.toMatch(/more bag/);
    const readyMade = run({
      ...zuspan,
      product: 'us-premix-wfi-20g-500',
      diluentMl: null,
      choice: { ...zuspan.choice, bags: 'same-bag' },
    });
    expect(phaseOf(readyMade, 'maintenance').preparation?.steps.join(' ')).toMatch(
      /one more bag, of the same kind, at the same rate/,
    );
  });

  it('the default maintenance bag never holds more than 40 g: it is asked for instead', () => {
    const result = run({ ...zuspan, diluentMl: '12' });
    expect(result.status).toBe('incomplete');
    expect(result.entries.map((entry) => entry.field)).toEqual(['choice.bagG']);
  });

  it('a ready-made bag is not diluted', () => {
    expect(run({ ...zuspan, product: 'us-premix-wfi-20g-500' }).entries[0]).toMatchObject({
      field: 'diluentMl',
      kind: 'conflict',
    });
  });

  it('the bag entered beside a ready-made one must be that bag', () => {
    const ready = { ...zuspan, product: 'us-premix-wfi-20g-500', diluentMl: null };
    const withBag = (bagG: string | null, bagMl: string | null) =>
      run({ ...ready, choice: { ...zuspan.choice, bags: 'same-bag', bagG, bagMl } });
    expect(withBag('20', '500').status).toBe('ok');
    expect(withBag('40', '500').entries[0]).toMatchObject({ field: 'choice.bagMl', kind: 'conflict' });
    expect(withBag(null, '250').entries[0]?.text).toContain('holds 20 g in 500 mL');
  });

  it('more than one ready-made bag is counted', () => {
    const result = run(free({ doseG: '4', overMin: '60', bags: 'same-bag' }, 'small-bag'), {
      ...goldenStore,
      products: [productRecord('small-bag', '10', '1', '100', '1', true)],
    });
    expect(phaseOf(result, 'bolus')).toMatchObject({
      productMl: '400',
      volumeToInfuseMl: '400',
      rateMlPerH: '400',
      containers: { whole: 4, part: '0' },
    });
    expect(phaseOf(result, 'bolus').preparation?.steps[0]).toContain('Take 4 bags');
  });

  it('a diluent beside a bag must be the diluent of that bag, and the bag must hold the dose', () => {
    expect(run(free({ doseG: '4', overMin: '60', bagG: '4', bagMl: '100' }, 'us-vial-50-10ml', '92')).status).toBe(
      'ok',
    );
    expect(
      run(free({ doseG: '4', overMin: '60', bagG: '4', bagMl: '100' }, 'us-vial-50-10ml', '100')).entries[0],
    ).toMatchObject({ field: 'diluentMl', kind: 'conflict' });
    expect(
      run(free({ doseG: '4', overMin: '60', bagG: '3', bagMl: '100' }, 'us-vial-50-10ml')).entries[0],
    ).toMatchObject({ field: 'choice.bagG', kind: 'impossible' });
    expect(run(free({ doseG: '4', overMin: '60', bagMl: '100' }, 'us-vial-50-10ml')).phases[0]).toMatchObject({
      productMl: '8',
      volumeToInfuseMl: '100',
      mgPerMl: '40',
    });
  });

  it('half a bag entered is asked for, not guessed', () => {
    expect(run(zuspanWith({ bagG: '20' })).entries[0]).toMatchObject({ field: 'choice.bagMl', kind: 'missing' });
    expect(run(zuspanWith({ bagMl: '500' })).entries[0]).toMatchObject({ field: 'choice.bagG', kind: 'missing' });
    expect(run(zuspanWith({ bagG: '40', bagMl: '50' })).entries[0]).toMatchObject({
      field: 'choice.bagMl',
      kind: 'impossible',
    });
  });
});
