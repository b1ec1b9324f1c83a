/** Kidney formulas against figures worked apart from this program, and what the app says beside them. */
import { describe, expect, it } from 'vitest';
import { dec, plain } from '../quantity/decimal.ts';
import { checkOf, run, withLimits } from './fixtures.ts';
import { free } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import { ckdEpi2021, cockcroftGault, cockcroftGaultWeight, idealWeightKg } from './renal.ts';

type Sex = 'female' | 'male';

describe('CKD-EPI 2021', () => {
  /**
   * Age, creatinine in mg per dL, sex, answer. The first is the published example; at a creatinine of κ (0.7, 0.9) both
   * powers are 1, so the answer is 142 × 0.9938^age (× 1.012), by hand. The others were worked with a separate program at
   * 50 digits from the constants of the National Kidney Foundation page.
   */
  it.each<readonly [string, string, Sex, string]>([
    ['55', '0.9', 'female', '75.5'],
    ['40', '0.7', 'female', '112.1'],
    ['40', '0.9', 'male', '110.7'],
    ['18', '0.4', 'female', '147.0'],
    ['18', '0.4', 'male', '162.2'],
    ['30', '0.5', 'female', '129.3'],
    ['70', '2.5', 'male', '27.0'],
    ['70', '2.5', 'female', '20.2'],
    ['85', '6', 'male', '8.6'],
  ])('age %s, %s mg per dL, %s: %s', (age, mgPerDl, sex, answer) => {
    const creatinineUmolPerL = dec(mgPerDl).times(dec('88.42'));
    const found = ckdEpi2021({ ageYears: dec(age), creatinineUmolPerL, sex }) ?? dec('0');
    expect(found.toFixed(1)).toBe(answer);
  });
});

describe('Cockcroft-Gault', () => {
  it('a woman has 0.85 of a man, whatever the numbers', () => {
    for (const [age, kg, creatinine] of [
      ['25', '60', '70'],
      ['81', '95', '310'],
    ] as const) {
      const input = { ageYears: dec(age), weightKg: dec(kg), creatinineUmolPerL: dec(creatinine) };
      const man = cockcroftGault({ ...input, sex: 'male' }) ?? dec('0');
      expect(plain(cockcroftGault({ ...input, sex: 'female' }) ?? dec('0'), 6)).toBe(plain(man.times(dec('0.85')), 6));
    }
  });

  /** The SI form in print: (140 − age) × kg × 1.23 (men) or 1.04 (women) over creatinine in micromol per L. Its constants are rounded. */
  it.each<readonly [Sex, string]>([
    ['male', '1.23'],
    ['female', '1.04'],
  ])('the SI form agrees within 0.5 per cent (%s)', (sex, constant) => {
    for (const [age, kg, creatinine] of [
      ['30', '70', '60'],
      ['64', '82', '140'],
      ['90', '45', '400'],
    ] as const) {
      const printed = dec('140').minus(dec(age)).times(dec(kg)).times(dec(constant)).div(dec(creatinine));
      const found = cockcroftGault({
        ageYears: dec(age),
        weightKg: dec(kg),
        creatinineUmolPerL: dec(creatinine),
        sex,
      });
      expect(
        found
          ?.minus(printed)
          .abs()
          .lte(printed.times(dec('0.005'))),
      ).toBe(true);
    }
  });

  it('below 152.4 cm, where the Devine formula starts, its first weight is held: no jump, never below it', () => {
    for (const sex of ['female', 'male'] as const) {
      const start = cockcroftGaultWeight(dec('90'), dec('152.4'), sex);
      expect(cockcroftGaultWeight(dec('90'), dec('100'), sex)).toEqual(start);
      expect(plain(idealWeightKg(dec('152.4'), sex))).toBe(sex === 'male' ? '50' : '45.5');
    }
    expect(cockcroftGaultWeight(dec('40'), dec('100'), 'female').basis).toBe('actual');
  });
});

describe('what is said beside kidney function', () => {
  const order = (patient: OrderInput['patient']): OrderInput =>
    free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '96', {
      patient: { ageYears: '40', weightKg: '72', sex: 'male', ...patient },
    });
  const said = (patient: OrderInput['patient'], limit: ReturnType<typeof limitRecord>): string =>
    checkOf(run(order(patient), withLimits([limit])), 'edge').text.replaceAll('\u00a0', ' ');
  const clearance = limitRecord('edge', 'clearance-ml-per-min', '<', '30', 'mL per min', 'soft');
  const renal = limitRecord('edge', 'dose-g', '>', '1', 'g', 'soft', {}, { when: 'renal-impairment' });

  it('the clearance with its formula, its weight, its condition, and the other formula', () => {
    expect(said({ creatinineUmolPerL: '88.42' }, clearance)).toBe(
      'Clearance: 100 mL per min. A problem when less than 30 mL per min. Cockcroft-Gault with actual weight, 72 kg; it holds only while creatinine is steady. CKD-EPI 2021 gives 98 mL per min per 1.73 square metres.',
    );
  });

  it('a limit for severe kidney impairment says what made it hold', () => {
    expect(said({ creatinineUmolPerL: '442.1' }, renal)).toMatch(
      /Kidney function: 20 mL per min \(Cockcroft-Gault\), 14 mL per min per 1\.73 square metres \(CKD-EPI 2021\)\.$/,
    );
    expect(said({ urineMlPerH: '30' }, renal)).toMatch(
      /Urine 30 mL per hour is under 0\.5 mL per kg per hour, which is 36 mL per hour\.$/,
    );
  });
});
