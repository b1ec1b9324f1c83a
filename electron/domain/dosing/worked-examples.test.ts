/**
 * Every published sum of the golden records, worked out by the engine itself. The exact answer must be met at the engine's printed
 * precision; where the source prints a wrong figure (a trap) the engine must not reproduce it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dec, plain } from '../quantity/decimal.ts';
import { printed } from '../quantity/format.ts';
import { backCheck, backCheckInput } from './back-check.ts';
import { convert } from './convert.ts';
import { phaseOf, run } from './fixtures.ts';
import {
  goldenExample,
  type GoldenAnswer,
  type GoldenExample,
  type GoldenInput,
  type GoldenSum,
} from './golden-records.ts';
import { goldenStore, productRecord } from './golden-store.ts';
import type { DosePhase, OrderInput } from './order.ts';
import { leastDiluentMl } from './preparation.ts';
import { ckdEpi2021 } from './renal.ts';
import type { Product } from './records.ts';
import type { DosingStore } from './setting.ts';

const file = path.resolve(import.meta.dirname, '../../../db/evidence/golden/worked-examples.yaml');
const examples = z.array(goldenExample).parse(parse(readFileSync(file, 'utf8')));

type Answers = Partial<Record<GoldenAnswer, string>>;
type Inputs = (name: GoldenInput) => string;

const times = (a: string, b: string): string => plain(dec(a).times(dec(b)), 6);
const over = (a: string, b: string): string => plain(dec(a).div(dec(b)), 6);

/** A free adult order on one product, with devices fine enough to show the exact answer. */
function order(
  product: Product,
  choice: OrderInput['choice'],
  diluentMl: string | null = null,
  more: Partial<OrderInput> = {},
): DosePhase {
  const store: DosingStore = { regimens: [], products: [product], limits: [] };
  const fine = [
    'entry.pump.stepMlPerH',
    'entry.syringe.stepMl',
    'entry.choice.doseG',
    'entry.diluentMl',
    'entry.choice.bagMl',
  ].map((check) => ({ check, reason: 'worked example', text: '' }));
  const result = run(
    {
      regimen: null,
      indication: 'other',
      population: 'adult',
      product: product.id,
      diluentMl,
      choice,
      patient: { ageYears: '40' },
      pump: { stepMlPerH: '0.0001' },
      syringe: { stepMl: '0.0001' },
      confirmations: fine,
      ...more,
    },
    store,
  );
  const first = result.phases[0];
  return phaseOf(result, first === undefined || first.kind === 'rate-change' ? 'bolus' : first.kind);
}

/** A concentrate, or something weak enough to be given as it is. */
const product = (mgPerMl: string): Product => productRecord('worked', mgPerMl, over(mgPerMl, '10'), null, null);
const bag = (grams: string, ml: string): Product =>
  productRecord('worked', over(times(grams, '1000'), ml), over(times(grams, '100'), ml), ml, grams, true);

const text = (value: string | null): string => value ?? 'nothing';

const sums: Readonly<Record<GoldenSum, (value: Inputs, example: GoldenExample) => Answers>> = {
  'dose-with-diluent': (value) => {
    const phase = order(
      product(value('productMgPerMl')),
      { doseG: value('doseG'), overMin: value('overMin') },
      value('diluentMl'),
    );
    return wholeDose(phase);
  },
  'dose-from-bag': (value) => {
    const phase = order(bag(value('bagG'), value('bagMl')), {
      doseG: value('doseG'),
      overMin: value('overMin'),
      bags: 'same-bag',
    });
    return {
      mgPerMl: text(phase.mgPerMl),
      volumeToInfuseMl: text(phase.volumeToInfuseMl),
      rateMlPerH: text(phase.rateMlPerH),
      mgPerMin: text(phase.mgPerMin),
    };
  },
  'rate-from-bag': (value) => {
    const phase = order(bag(value('bagG'), value('bagMl')), { ratePerH: value('rateGPerH'), rateUnit: 'g' });
    return { mgPerMl: text(phase.mgPerMl), rateMlPerH: text(phase.rateMlPerH) };
  },
  'rate-from-product': (value) => {
    const phase = order(bag('10', '50'), { ratePerH: value('rateGPerH'), rateUnit: 'g' });
    expect(phase.mgPerMl).toBe(value('productMgPerMl'));
    return { rateMlPerH: text(phase.rateMlPerH), rateMmolPerH: phase.dose.mmol };
  },
  'dose-from-product': (value) => {
    const phase = order(product(value('productMgPerMl')), { doseG: value('doseG'), overMin: '600' });
    return { productMl: phase.productMl, mmol: phase.dose.mmol };
  },
  'mmol-into-bag': (value) => {
    const grams = over(times(over(value('doseMmol'), value('productLabelMmolPerMl')), value('productMgPerMl')), '1000');
    return {
      ...wholeDose(
        order(product(value('productMgPerMl')), { doseG: grams, overMin: value('overMin') }, value('bagMl')),
      ),
    };
  },
  'rate-from-bag-back': (value) => {
    const bagG = value('bagG') === '' ? over(times(value('bagMmol'), '246.47'), '1000') : value('bagG');
    const read = backCheck(
      backCheckInput.parse({ bagG, bagMl: value('bagMl'), rateMlPerH: value('rateMlPerH') }),
      goldenStore,
    );
    return { rateGPerH: text(read.gPerH), rateMgPerH: times(text(read.gPerH), '1000') };
  },
  'mmol-from-product': (value) => ({
    productMl: order(product(value('productMgPerMl')), { doseMmol: value('doseMmol'), overMin: '60' }, '50').productMl,
  }),
  'mmol-rate-from-product': (value) => {
    const rate = (mmol: string): string =>
      text(order(bag('25', '50'), { ratePerH: mmol, rateUnit: 'mmol' }).rateMlPerH);
    expect(value('productMgPerMl')).toBe('500');
    return { rateMlPerHLow: rate(value('rateMmolPerHLow')), rateMlPerHHigh: rate(value('rateMmolPerHHigh')) };
  },
  'mmol-per-kg-with-cap': (value) => {
    const weight = { patient: { ageYears: '40', weightKg: value('weightKg') } };
    const ml = (choice: OrderInput['choice']): string =>
      order(product(value('productMgPerMl')), { overMin: '20', ...choice }, '50', weight).productMl;
    const capG = over(times(value('capMmol'), '246.47'), '1000');
    return {
      mlPerKg: ml({ doseMmol: value('doseMmolPerKg') }),
      capMl: ml({ doseMmol: value('capMmol') }),
      mlBeforeCap: ml({ dosePerKgMmol: value('doseMmolPerKg') }),
      mlGiven: ml({ dosePerKgMmol: value('doseMmolPerKg'), capG }),
    };
  },
  'mmol-per-kg-rate': (value) => ({
    mlPerKgPerH: text(order(bag('24.65', '50'), { ratePerH: value('doseMmolPerKgPerH'), rateUnit: 'mmol' }).rateMlPerH),
  }),
  'strength-after-dilution': (value) => {
    const grams = over(times(value('productMl'), value('productMgPerMl')), '1000');
    const phase = order(product(value('productMgPerMl')), { doseG: grams, overMin: '60' }, value('diluentMl'));
    return { percent: text(phase.percent), diluentPerProduct: over(text(phase.diluentMl), phase.productMl) };
  },
  'least-diluent': (value) => ({
    diluentMlLeast: plain(
      leastDiluentMl(dec(value('productMl')), dec(value('productMgPerMl')), dec(value('maxPercent'))),
      4,
    ),
  }),
  'strength-of-mmol': (value) => ({
    percent: text(
      order(product('500'), { doseMmol: value('doseMmol'), overMin: '60', bagMl: value('finalMl') }).percent,
    ),
  }),
  'dose-into-bag': (value) => {
    const phase = order(
      product(value('productMgPerMl')),
      { doseG: value('doseG'), overMin: value('overMin') },
      value('bagMl'),
    );
    return {
      mEq: phase.dose.mEq,
      productMl: phase.productMl,
      rateMlPerH: text(phase.rateMlPerH),
      mgPerMin: text(phase.mgPerMin),
      rateMlPerHIfDrugVolumeIgnored: text(phase.preparation?.ifDrugVolumeIgnored?.rateMlPerH ?? null),
    };
  },
  'mg-per-kg-im': (value) => {
    const im = (choice: OrderInput['choice']): DosePhase =>
      order(product(value('productMgPerMl')), { ...choice, imSites: '4' }, null, {
        route: 'im',
        patient: { ageYears: '40', weightKg: value('weightKg') },
      });
    const perKg = im({ doseMg: value('doseMgPerKg') });
    const whole = im({ dosePerKgMg: value('doseMgPerKg') });
    return { mlPerKg: perKg.productMl, mEqPerKg: perKg.dose.mEq, totalG: whole.dose.g, totalMl: whole.productMl };
  },
  'iv-and-im-volumes': (value) => {
    const iv = order(product(value('ivProductMgPerMl')), { doseG: value('ivG'), overMin: '20' });
    const im = (grams: string): DosePhase =>
      order(product(value('imProductMgPerMl')), { imG: grams, imSites: '1' }, null, { route: 'im' });
    const site = im(value('imGPerSite'));
    const again = value('imMaintenanceG') === '' ? {} : { imMaintenanceMl: im(value('imMaintenanceG')).productMl };
    return {
      ivMl: iv.productMl,
      imMlPerSite: site.productMl,
      totalG: plain(dec(iv.dose.g).plus(dec(site.dose.g)).plus(dec(site.dose.g))),
      ...again,
    };
  },
  'mg-per-kg-infusion': (value) => {
    const finalMl = value('finalMl') === '' ? '100' : value('finalMl');
    const phase = order(
      product('500'),
      { dosePerKgMg: value('doseMgPerKg'), overMin: value('overMin'), bagMl: finalMl },
      null,
      { patient: { ageYears: '40', weightKg: value('weightKg') } },
    );
    return { doseG: phase.dose.g, rateMlPerH: text(phase.rateMlPerH), mgPerMin: text(phase.mgPerMin) };
  },
  'volume-from-bag': (value) => {
    const grams = over(times(value('bagG'), value('volumeToInfuseMl')), value('bagMl'));
    const phase = order(bag(value('bagG'), value('bagMl')), {
      doseG: grams,
      overMin: value('overMin'),
      bags: 'same-bag',
    });
    expect(phase.volumeToInfuseMl).toBe(value('volumeToInfuseMl'));
    return { mmol: phase.dose.mmol, doseG: phase.dose.g, rateMlPerH: text(phase.rateMlPerH) };
  },
  'pump-error': (value) => {
    const read = (bagMl: string, rateMlPerH: string) =>
      backCheck(
        backCheckInput.parse({
          product: 'us-vial-50-10ml',
          bagG: value('bagG'),
          bagMl,
          rateMlPerH,
          minutesRunning: value('overMin'),
        }),
        goldenStore,
      );
    const ignored = read(value('bagMl'), value('programmedRateMlPerH'));
    const finalMl = text(ignored.ifDrugVolumeIgnored?.finalMl ?? null);
    const right = read(finalMl, value('programmedRateMlPerH'));
    return {
      finalMl,
      deliveredG: text(right.givenG),
      deliveredGIfDrugVolumeIgnored: text(ignored.givenG),
      orderedRateGPerH: text(read(finalMl, value('orderedRateMlPerH')).gPerH),
    };
  },
  'mg-taken-for-meq': (value) => ({ mEq: massOf(value('doseMg'), 'mg').mEq, wrongG: massOf(value('doseMg'), 'mEq').g }),
  'container-taken-for-ampoule': (value) => {
    const intended = massOf(times(value('intendedMl'), value('productMgPerMl')), 'mg');
    const given = massOf(times(value('givenMl'), value('productMgPerMl')), 'mg');
    return { intendedMEq: intended.mEq, givenMmol: given.mmol, givenMEq: given.mEq, givenG: given.g };
  },
  'egfr-ckd-epi-2021': (value, example) => {
    const creatinineUmolPerL = dec(value('creatinineMgPerDl')).times(dec('88.42'));
    const found = ckdEpi2021({ ageYears: dec(value('ageYears')), creatinineUmolPerL, sex: example.sex ?? 'male' });
    return { egfrMlPerMin: found === null ? 'nothing' : plain(found, 4) };
  },
};

function wholeDose(phase: DosePhase): Answers {
  return {
    productMl: phase.productMl,
    diluentMl: text(phase.diluentMl),
    finalMl: text(phase.finalMl),
    mgPerMl: text(phase.mgPerMl),
    percent: text(phase.percent),
    mmol: phase.dose.mmol,
    rateMlPerH: text(phase.rateMlPerH),
    mgPerMin: text(phase.mgPerMin),
  };
}

function massOf(value: string, unit: 'mg' | 'mEq') {
  const found = convert({ value, unit, product: null }, goldenStore);
  if (found.kind !== 'mass') throw new Error('no mass');
  return found.mass;
}

/** Equal at the precision the engine prints: in full, or at four figures. */
function meets(found: string, exact: string): boolean {
  return (
    found === exact ||
    [printed(dec(exact)), printed(dec(exact), 3), plain(dec(exact), 1), plain(dec(exact), 4)].includes(found)
  );
}

describe('published sums', () => {
  it.each(examples.map((example) => [example.id, example.kind, example] as const))('%s %s', (_id, _kind, example) => {
    const found = sums[example.sum]((name) => example.inputs[name] ?? '', example);
    for (const [key, exact] of Object.entries(example.expected)) {
      const answer = found[key as GoldenAnswer] ?? 'nothing';
      expect(`${key}: ${meets(answer, exact) ? exact : answer}`).toBe(`${key}: ${exact}`);
    }
  });

  it.each(
    examples.filter((example) => example.trap).map((example) => [example.id, example.note ?? '', example] as const),
  )('%s is a trap the engine does not fall into: %s', (_id, _note, example) => {
    const found = sums[example.sum]((name) => example.inputs[name] ?? '', example);
    const wrong = Object.entries(example.printed).filter(([key, source]) => {
      const answer = found[key as GoldenAnswer];
      return (
        answer !== undefined &&
        dec(answer)
          .minus(dec(source))
          .abs()
          .gt(dec(source).times(dec(example.tolerancePercent)).div(dec('100')))
      );
    });
    expect(wrong.length).toBeGreaterThan(0);
  });

  it('every kind of sum is worked', () => {
    expect(new Set(examples.map((example) => example.sum)).size).toBe(Object.keys(sums).length);
  });
});
