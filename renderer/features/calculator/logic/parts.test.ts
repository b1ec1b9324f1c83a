import { describe, expect, it } from 'vitest';
import { FIELD_PATHS } from './paths.ts';
import { partOf, PARTS } from './parts.ts';

describe('the parts of the form', () => {
  it('hold every field in one of the four', () => {
    for (const path of FIELD_PATHS) expect(PARTS).toContain(partOf(path));
  });

  it('follow the form: dose, patient, what is in the cupboard, clock and devices', () => {
    expect(['choice.loadingG', 'regimen', 'indication', 'population', 'route'].map(partOf)).toEqual([1, 1, 1, 1, 1]);
    expect(['patient.weightKg', 'patient.flags.heart-block'].map(partOf)).toEqual([2, 2]);
    expect(['product', 'diluentMl', 'diluent', 'choice.bagG', 'choice.bagMl', 'choice.bags'].map(partOf)).toEqual([
      3, 3, 3, 3, 3, 3,
    ]);
    expect(['pump.stepMlPerH', 'syringe.stepMl', 'startAt'].map(partOf)).toEqual([4, 4, 4]);
  });
});
