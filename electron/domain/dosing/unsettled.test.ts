/** What would settle a check that cannot tell: named by the field of the order that is missing, never guessed. */
import { describe, expect, it } from 'vitest';
import { checkOf, run, withLimits } from './fixtures.ts';
import { free, zuspan } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { Check, OrderInput } from './order.ts';
import type { Limit } from './records.ts';

const bolus = free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '96');

/** One limit that the two grams pass, under a condition. */
function passed(when: Limit['when'], patient: OrderInput['patient'], scope: Partial<Limit['scope']> = {}): Check {
  const probe = limitRecord('probe', 'dose-g', '>', '1', 'g', 'hard', scope, { when });
  return checkOf(run({ ...bolus, patient: { ageYears: '40', ...patient } }, withLimits([probe])), 'probe');
}

describe('a check that cannot tell names what would settle it', () => {
  it.each<[string, Limit['when'], OrderInput['patient'], readonly string[]]>([
    ['the pregnancy', 'pregnant', {}, ['patient.pregnant']],
    ['the weight', 'weight-under-70kg', {}, ['patient.weightKg']],
    [
      'creatinine, sex, urine and weight, for the kidneys',
      'renal-impairment',
      {},
      ['patient.creatinineUmolPerL', 'patient.sex', 'patient.urineMlPerH', 'patient.weightKg'],
    ],
    [
      'urine alone, once the filtration is known',
      'renal-impairment',
      { creatinineUmolPerL: '60', sex: 'female', weightKg: '70' },
      ['patient.urineMlPerH'],
    ],
    [
      'what the filtration lacks, once urine is known',
      'renal-impairment',
      { urineMlPerH: '60', weightKg: '70', creatinineMgPerDl: '1' },
      ['patient.sex'],
    ],
    [
      'age, when neither years nor months are entered',
      'renal-impairment',
      { ageYears: null, creatinineUmolPerL: '60', sex: 'female', urineMlPerH: '60', weightKg: '70' },
      ['patient.ageYears'],
    ],
    [
      'creatinine, when only a blank was keyed',
      'renal-impairment',
      { creatinineUmolPerL: ' ', sex: 'female', urineMlPerH: '60', weightKg: '70' },
      ['patient.creatinineUmolPerL'],
    ],
    [
      'weight alone, once urine and filtration are known',
      'renal-impairment',
      { creatinineUmolPerL: '60', sex: 'female', urineMlPerH: '60' },
      ['patient.weightKg'],
    ],
  ])('%s', (_what, when, patient, by) => {
    expect(passed(when, patient)).toMatchObject({ value: 'cannot-tell', unsettled: { by, passed: true } });
  });

  it('the indication, where a limit belongs to some', () => {
    const probe = limitRecord('probe', 'dose-g', '>', '1', 'g', 'hard', { indications: ['asthma'] });
    const open = checkOf(run({ ...bolus, indication: null }, withLimits([probe])), 'probe');
    expect(open.unsettled).toEqual({ by: ['indication'], passed: true });
  });

  it('and says apart what was not measured at all', () => {
    const probe = limitRecord('probe', 'urine-ml-per-h', '<', '25', 'mL per hour', 'hard');
    expect(checkOf(run(bolus, withLimits([probe])), 'probe').unsettled).toEqual({
      by: ['patient.urineMlPerH'],
      passed: false,
    });
  });
});

it('nothing is named as settling a check that stands', () => {
  for (const check of run(zuspan).checks)
    if (check.value !== 'cannot-tell') expect(check.unsettled, check.id).toBeNull();
});
