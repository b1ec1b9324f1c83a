/** The reviewed limits themselves: who and what each one reaches, and how far a named exception goes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkOf, findingOf, run, stops } from './fixtures.ts';
import { free } from './golden-orders.ts';
import { limit, product, regimen } from './records.ts';
import type { OrderInput } from './order.ts';
import type { DosingStore } from './setting.ts';

const evidence = path.resolve(import.meta.dirname, '../../../db/evidence');

function records<T>(folder: string, schema: z.ZodType<T>): T[] {
  return readdirSync(path.join(evidence, folder))
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => z.array(schema).parse(parse(readFileSync(path.join(evidence, folder, name), 'utf8'))));
}

const store: DosingStore = {
  regimens: records('regimens', regimen),
  products: records('products', product),
  limits: records('limits', limit),
};

const newborn = (choice: OrderInput['choice'], indication: OrderInput['indication'] = 'neonatal'): OrderInput => ({
  ...free(choice, 'us-vial-50-2ml', choice?.bagG === undefined ? '20' : null),
  indication,
  population: 'neonate',
  patient: { ageMonths: '0', weightKg: '3' },
});

const afterAFit = (choice: OrderInput['choice'], more: Partial<OrderInput> = {}): OrderInput => ({
  ...free(choice, 'us-vial-50-10ml', '100'),
  indication: 'recurrent-seizure',
  population: 'adult-obstetric',
  patient: { ageYears: '30', weightKg: '80', pregnant: true },
  ...more,
});

const adult = (choice: OrderInput['choice'], indication: OrderInput['indication']): OrderInput => ({
  ...free(choice, 'us-vial-50-10ml', '200'),
  indication,
  population: 'adult',
  patient: { ageYears: '40', weightKg: '70' },
});

describe('newborns have the limits of children, beside their own', () => {
  it.each(['neonatal', 'hypomagnesaemia', 'other'] as const)(
    'a single dose of 300 mg per kg is refused (%s)',
    (indication) => {
      expect(stops(run(newborn({ dosePerKgMg: '300', overMin: '60' }, indication), store))).toContain(
        'child-mgkg-hard',
      );
    },
  );

  it.each(['neonatal', 'hypomagnesaemia', 'other'] as const)(
    'an infusion of 70 mg per kg per hour is refused, 50 is not (%s)',
    (indication) => {
      const rate = (ratePerH: string): OrderInput =>
        newborn({ ratePerH, rateUnit: 'mg/kg', rateH: '6', bagG: '4', bagMl: '50' }, indication);
      expect(stops(run(rate('70'), store))).toContain('child-infusion-hard');
      expect(stops(run(rate('50'), store))).not.toContain('child-infusion-hard');
    },
  );

  it.each(['neonatal-adhb', 'neonatal-pphn-starship'])(
    '%s prints 200 mg per kg: a reason is asked for it, and more is refused',
    (id) => {
      const order = (loadingPerKgMg: string): OrderInput => ({
        regimen: id,
        product: 'us-vial-50-2ml',
        diluentMl: '6.3',
        choice: { loadingPerKgMg, loadingMin: '30', maintenanceMgPerKgPerH: '30', bagG: '4', bagMl: '50' },
        patient: { ageMonths: '0', weightKg: '3' },
      });
      expect(findingOf(run(order('200'), store), 'child-mgkg-hard')).toMatchObject({ tier: 'soft', value: 'problem' });
      expect(stops(run(order('210'), store))).toContain('child-mgkg-hard');
    },
  );
});

describe('a further eclamptic fit is eclampsia: its limits hold', () => {
  it('a dose above 6 g is refused', () => {
    expect(stops(run(afterAFit({ doseG: '6.5', overMin: '30' }), store))).toContain('bolus-ob-max');
  });

  it('4 g in 2 min is refused as faster than any licensed obstetric dose; 4 g in 5 min is not', () => {
    expect(stops(run(afterAFit({ doseG: '4', overMin: '2' }), store))).toContain('rate-ob-load-hard');
    expect(checkOf(run(afterAFit({ doseG: '2', overMin: '4' }), store), 'time-ob-load-min')).toMatchObject({
      tier: 'soft',
      value: 'problem',
    });
    const labelled = run(afterAFit({ doseG: '4', overMin: '5' }), store);
    expect(stops(labelled)).toEqual([]);
    expect(labelled.checks.find((check) => check.id === 'rate-ob-load-soft')).toBeUndefined();
  });

  it('first hour, day and kidney count it', () => {
    const ids = run(
      afterAFit({ doseG: '4', overMin: '10', ratePerH: '2', rateUnit: 'g', rateH: '30', bagG: '20', bagMl: '500' }),
      store,
    ).checks.map((check) => check.id);
    for (const id of ['first-hour-ob-iv-soft', 'total-24h-ob-hard', 'duration-soft', 'renal-ob-maint', 'mon-uo-4h'])
      expect(ids).toContain(id);
  });

  it('no offered regimen for a further fit is refused at what it prints', () => {
    const fits = store.regimens.filter(
      (record) => record.use === 'offered' && record.indications.includes('recurrent-seizure'),
    );
    expect(fits.length).toBeGreaterThan(4);
    for (const record of fits) {
      const order: OrderInput = {
        regimen: record.id,
        product: 'us-vial-50-10ml',
        diluentMl: '100',
        choice: { doseG: '2', overMin: '5' },
        patient: { ageYears: '30', weightKg: '80', pregnant: true },
      };
      expect([record.id, ...stops(run(order, store))]).toEqual([record.id]);
    }
  });
});

describe('a dose spread over hours is an infusion', () => {
  it('20 g over 5 h is 4 g per hour: refused like any maintenance above 3 g per hour', () => {
    expect(stops(run(adult({ doseG: '20', overMin: '300' }, 'migraine'), store))).toContain('maint-hard');
    expect(checkOf(run(adult({ doseG: '10', overMin: '240' }, 'migraine'), store), 'maint-soft')).toMatchObject({
      tier: 'soft',
      value: 'problem',
    });
  });

  it('what sources print over many hours is inside: 12.32 g over 12 h, 70 mg per kg over 4 h', () => {
    for (const choice of [
      { doseMmol: '50', overMin: '720' },
      { doseG: '4.9', overMin: '240' },
    ]) {
      const result = run(adult(choice, 'other'), store);
      expect(stops(result)).toEqual([]);
      expect(findingOf(result, 'maint-soft')?.value).toBe('ok');
    }
  });

  it('a shorter dose is no infusion and keeps its own limits', () => {
    expect(findingOf(run(adult({ doseG: '2', overMin: '20' }, 'asthma'), store), 'maint-soft')).toBeNull();
  });
});

describe('a named exception covers the figure its regimen prints, and no more', () => {
  const tetanus = (loadingPerKgMg: string): OrderInput => ({
    regimen: 'tetanus-mathew',
    product: 'us-vial-50-10ml',
    diluentMl: '200',
    choice: { loadingPerKgMg, loadingMin: '60', maintenanceGPerH: '1', bagG: '20', bagMl: '500' },
    patient: { ageYears: '40', weightKg: '90' },
  });

  it('70 mg per kg at 90 kg is 6.3 g and asks; 140 mg per kg is refused and the sentence says why', () => {
    expect(findingOf(run(tetanus('70'), store), 'bolus-non-ob-hard')).toMatchObject({ tier: 'soft', value: 'problem' });
    const double = run(tetanus('140'), store);
    expect(stops(double)).toContain('bolus-non-ob-hard');
    expect(checkOf(double, 'bolus-non-ob-hard').text).toMatch(/exception is for the figure it prints/);
  });

  it('less than the regimen prints keeps the exception', () => {
    expect(findingOf(run(tetanus('68'), store), 'bolus-non-ob-hard')).toMatchObject({ tier: 'soft', value: 'problem' });
  });
});

describe('exceptions that no order can state are said and not granted', () => {
  it('a patient on a ventilator: the breathing rate still stops the order', () => {
    const order = adult({ doseG: '1', overMin: '60' }, 'hypomagnesaemia');
    const result = run({ ...order, patient: { ...order.patient, respiratoryRate: '10' } }, store);
    expect(stops(result)).toContain('mon-rr-hold');
    expect(findingOf(result, 'mon-rr-hold')?.text).toBe(
      'Breathing rate 10 breaths per min is under 12 breaths per min: hold magnesium sulfate and assess. Exception read: a patient on a ventilator. An order has no entry for it here, so the limit is held.',
    );
  });

  it('a paced rhythm: heart block still stops the order', () => {
    const order = adult({ doseG: '1', overMin: '60' }, 'hypomagnesaemia');
    const result = run({ ...order, patient: { ...order.patient, flags: { 'heart-block': true } } }, store);
    expect(stops(result)).toEqual(['ci-heart-block']);
    expect(findingOf(result, 'ci-heart-block')?.text).toBe(
      'Heart block: labels forbid magnesium sulfate. Exception read: a paced rhythm. An order has no entry for it here, so the limit is held.',
    );
    const arrest = { ...order, indication: 'torsades-arrest' as const };
    expect(
      findingOf(
        run({ ...arrest, patient: { ...order.patient, flags: { 'heart-block': true } } }, store),
        'ci-heart-block',
      ),
    ).toMatchObject({ tier: 'info' });
  });

  it('each of them stands among the exceptions of its limit', () => {
    const said = store.limits.filter((record) => record.exceptionsNotAsked.length > 0);
    expect(said.map((record) => record.id).sort()).toEqual(['ci-heart-block', 'mon-rr-hold']);
    for (const { exceptions, exceptionsNotAsked } of said)
      for (const exception of exceptionsNotAsked)
        expect(exceptions.some((text) => text.toLowerCase().startsWith(exception))).toBe(true);
  });
});

describe('the stops at the bedside were read for adults', () => {
  const child = (patient: OrderInput['patient'], population: 'child' | 'neonate' = 'child'): OrderInput => ({
    ...free({ dosePerKgMg: '40', overMin: '20' }, 'uk-amp-10-10ml-kalceks', '20'),
    indication: 'asthma',
    population,
    patient: { weightKg: '12', ...(population === 'child' ? { ageYears: '2' } : { ageMonths: '0' }), ...patient },
  });
  const asking = (order: OrderInput): string[] =>
    run(order, store)
      .checks.filter((check) => check.id.endsWith('-in-child'))
      .map((check) => `${check.tier} ${check.value} ${check.id} ${check.field ?? ''}`);

  it('a child without reflexes, hardly breathing or at a toxic level is never passed over in silence', () => {
    expect(asking(child({ reflexes: 'absent' }))).toEqual(['soft problem mon-reflex-in-child patient.reflexes']);
    expect(asking(child({ respiratoryRate: '11' }))).toEqual([
      'soft problem mon-rr-hold-in-child patient.respiratoryRate',
    ]);
    expect(asking(child({ serumMagnesiumMmolPerL: '4.5' }))).toEqual([
      'soft problem level-antidote-in-child patient.serumMagnesiumMmolPerL',
    ]);
    expect(
      asking({ ...child({ serumMagnesiumMmolPerL: '5.1', weightKg: '3' }, 'neonate'), indication: 'neonatal' }),
    ).toEqual([
      'soft problem level-antidote-in-child patient.serumMagnesiumMmolPerL',
      'soft problem level-emergency-in-child patient.serumMagnesiumMmolPerL',
    ]);
    const text = findingOf(run(child({ reflexes: 'absent' }), store), 'mon-reflex-in-child')?.text;
    expect(text).toBe(
      'No knee jerk: stop, take a level, have calcium ready. This is the limit for adults: none for children was read, so a reason is asked instead of a stop.',
    );
  });

  it('nothing is asked of a child who shows none of it, nor twice of an adult', () => {
    expect(asking(child({ reflexes: 'present', respiratoryRate: '12', serumMagnesiumMmolPerL: '4' }))).toEqual([]);
    expect(asking(child({}))).toEqual([]);
    const order = adult({ doseG: '1', overMin: '60' }, 'hypomagnesaemia');
    expect(asking({ ...order, patient: { ...order.patient, reflexes: 'absent', respiratoryRate: '8' } })).toEqual([]);
    expect(stops(run({ ...order, patient: { ...order.patient, reflexes: 'absent' } }, store))).toEqual(['mon-reflex']);
  });

  it('it takes its reason like any soft check', () => {
    const asked = { check: 'mon-reflex-in-child', reason: 'It was measured or asked again and is right', text: '' };
    expect(
      checkOf(run({ ...child({ reflexes: 'absent' }), confirmations: [asked] }, store), 'mon-reflex-in-child').answered,
    ).toEqual(asked);
  });
});

describe('wrong pages that were found (second reader, section 6) and told as lessons', () => {
  const obstetric = (more: Partial<OrderInput>): OrderInput => ({
    ...free({}, 'us-vial-50-10ml'),
    indication: 'eclampsia',
    population: 'adult-obstetric',
    patient: { ageYears: '30', weightKg: '70', pregnant: true },
    ...more,
  });

  it('16 g for a 4 g load', () => {
    const order = obstetric({ choice: { doseG: '16', overMin: '20' }, diluentMl: '92' });
    expect(stops(run(order, store))).toEqual(expect.arrayContaining(['bolus-ob-max', 'iv-15min-max']));
  });

  it('4 mg for 4 g', () => {
    const order = obstetric({ choice: { doseMg: '4', overMin: '20' }, diluentMl: '10' });
    expect(stops(run(order, store))).toContain('unit-mg-for-g');
  });

  it('5 g into each buttock every 4 hours', () => {
    const both = { imG: '10', imSites: '2', imEveryH: '4' };
    expect(stops(run(obstetric({ route: 'im', choice: both }), store))).toContain('im-maint-4h-max');
    const one = { imG: '5', imSites: '1', imEveryH: '4' };
    expect(stops(run(obstetric({ route: 'im', choice: one }), store))).not.toContain('im-maint-4h-max');
  });

  it('20 mmol per hour for tetanus', () => {
    const order = adult({ ratePerH: '20', rateUnit: 'mmol', bagG: '40', bagMl: '500' }, 'tetanus');
    expect(stops(run({ ...order, diluentMl: null }, store))).toContain('maint-hard');
  });

  it('50 % undiluted by a syringe pump', () => {
    expect(stops(run(adult({ ratePerH: '1', bagG: '25', bagMl: '50' }, 'pre-eclampsia'), store))).toContain(
      'conc-iv-max',
    );
  });
});
