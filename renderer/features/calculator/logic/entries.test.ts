import { describe, expect, it } from 'vitest';
import type { EntryProblem } from '#domain/dosing/order.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { hintOf, stateOf } from './hints.ts';
import { missingOnScreen, type Screened } from './missing.ts';
import { FIELD_PATHS, homeless, problemAt, type FieldPath } from './paths.ts';
import { stepsOf } from './progress.ts';
import { slotGroups } from './slots.ts';

function problem(part: Partial<EntryProblem>): EntryProblem {
  return {
    field: 'patient.weightKg',
    kind: 'impossible',
    keyed: null,
    text: '',
    check: 'entry.patient.weightKg',
    fix: null,
    ...part,
  };
}
const noFields = Object.fromEntries(FIELD_PATHS.map((path) => [path, ''])) as Record<FieldPath, string>;
const zuspan = goldenStore.regimens.find((record) => record.id === 'zuspan');
if (zuspan === undefined) throw new Error('no zuspan');
const groups = slotGroups(zuspan, null);

describe('a problem with an entry', () => {
  it('stands at its own field, or at the one of the same kind that is on the screen', () => {
    const entries = [problem({ field: 'choice.loadingG', kind: 'missing' })];
    expect(problemAt(entries, 'choice.loadingG')?.field).toBe('choice.loadingG');
    expect(problemAt(entries, 'choice.loadingMmol', new Set(['choice.loadingMmol']))?.field).toBe('choice.loadingG');
    expect(problemAt(entries, 'choice.loadingMmol', new Set(['choice.loadingMmol', 'choice.loadingG']))).toBeNull();
  });

  it('is said above the cards when no field shows it', () => {
    const entries = [problem({ field: 'startAt' }), problem({})];
    expect(homeless(entries, new Set(['patient.weightKg'])).map((entry) => entry.field)).toEqual(['startAt']);
  });

  it('keeps the bound and drops what the field already shows', () => {
    const unusual = problem({
      kind: 'unusual',
      text: 'Weight: 210 kg is unusual; 35 to 200 kg is usual. Confirm that it is right before a result is shown.',
    });
    expect(hintOf(unusual, 'Weight')).toBe('Unusual; usual 35 to 200 kg.');
    expect(stateOf(unusual)).toBe('unusual');
    const impossible = problem({
      text: 'Weight: 700 kg is not possible; 20 to 400 kg can be entered. Check the point and the unit.',
    });
    expect(hintOf(impossible, 'Weight')).toBe('Not possible; 20 to 400 kg only.');
    expect(
      hintOf(problem({ kind: 'not-a-number', text: 'Weight: There are two decimal points. Key one.' }), 'Weight'),
    ).toBe('There are two decimal points. Key one.');
  });

  it('is no hint while the entry is only missing', () => {
    expect(hintOf(problem({ kind: 'missing', text: 'Enter the weight.' }), 'Weight')).toBeNull();
    expect(stateOf(problem({ kind: 'missing' }))).toBeNull();
  });
});

describe('before a result is shown', () => {
  const empty: Screened = { regimen: 'zuspan', indication: 'pre-eclampsia', fields: noFields, taken: [], product: '' };

  it('every printed figure has to be taken by a click or keyed, also when the source prints only one', () => {
    expect(missingOnScreen(empty, groups, false).map((entry) => entry.field)).toEqual([
      'choice.loadingG',
      'choice.loadingMin',
      'choice.maintenanceGPerH',
      'choice.maintenanceH',
    ]);
  });

  it('the indication is asked, because limits depend on it', () => {
    expect(missingOnScreen({ ...empty, indication: '', regimen: '' }, [], false).map((entry) => entry.field)).toEqual([
      'regimen',
      'indication',
    ]);
  });
});

describe('the row of steps', () => {
  const base = {
    regimenChosen: true,
    patientKeyed: true,
    productChosen: true,
    entries: [],
    stopFields: [],
    agreed: false,
  } as const;

  it('marks the part a stop or a wrong entry belongs to', () => {
    const steps = stepsOf({ ...base, standing: 'stopped', stopFields: ['choice.maintenanceGPerH'] });
    expect(steps[0]).toEqual({ name: 'regimen', state: 'bad' });
  });

  it('goes on to the second check once the cards stand', () => {
    expect(stepsOf({ ...base, standing: 'ok' }).find((step) => step.state === 'current')?.name).toBe('secondCheck');
    expect(stepsOf({ ...base, standing: 'ok', agreed: true }).find((step) => step.state === 'current')?.name).toBe(
      'print',
    );
  });
});
