import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../../messages/locale.svelte.ts';
import { engineName, fieldWords, FIELD_PATHS } from './paths.ts';

describe('the name of a field', () => {
  afterEach(() => setLocale('en-GB'));

  it('is the engine’s own, so that a sentence about a field and its label speak of the same thing', () => {
    const other = FIELD_PATHS.filter((path) => fieldWords(path).label !== engineName(path));
    expect(other.map((path) => [path, engineName(path), fieldWords(path).label])).toEqual([
      // Under a field of its own "Breaths" would not say what is asked.
      ['patient.respiratoryRate', 'Breaths', 'Breathing rate'],
    ]);
  });

  it('follows the language, and the unit and the engine’s name do not', () => {
    setLocale('pseudo');
    expect(fieldWords('patient.weightKg')).toEqual({ label: '⟦Weight···⟧', unit: 'kg' });
    expect(engineName('patient.weightKg')).toBe('Weight');
  });

  it('is the question itself for what is asked by yes or no, and the path where there is no field', () => {
    expect(fieldWords('patient.flags.digoxin')).toEqual({ label: 'Digoxin', unit: '' });
    expect(fieldWords('no.such.field')).toEqual({ label: 'no.such.field', unit: '' });
  });
});
