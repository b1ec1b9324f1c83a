/** The choices for one computer: kept, fixed by the hospital, or held only until the program closes. */
import { describe, expect, it } from 'vitest';
import { settingQueries } from '#db/queries/settings.ts';
import { settingsService } from '../services/settings.ts';
import { startWard } from './worksheets-setup.ts';

describe('settings', () => {
  it('asks once: the first choices are kept for the next start', () => {
    const ward = startWard();
    const first = settingsService(settingQueries(ward.db));
    expect(first.view()).toMatchObject({ values: { settledIn: false, market: null }, locked: [], kept: true });
    first.set({ market: 'NZ', serumUnit: 'mgdl', paper: 'Letter', locale: 'en-US', settledIn: true });
    expect(settingsService(settingQueries(ward.db)).get()).toMatchObject({
      market: 'NZ',
      serumUnit: 'mgdl',
      paper: 'Letter',
      locale: 'en-US',
      settledIn: true,
    });
    ward.close();
  });

  it('without a ward file holds a choice until the program closes, and does not ask again before', () => {
    const settings = settingsService(null);
    settings.set({ settledIn: true, market: 'UK' });
    expect(settings.view()).toMatchObject({ values: { settledIn: true, market: 'UK' }, kept: false });
  });

  it('names what the hospital has fixed, and refuses another value for it', () => {
    const settings = settingsService(null, { market: 'UK', paper: 'A4' });
    expect(settings.view().locked).toEqual(['paper', 'market']);
    expect(() => settings.set({ paper: 'Letter' })).toThrow(/set to A4 for this PC by the policy file/);
    expect(settings.set({ paper: 'A4', market: 'UK', settledIn: true })).toMatchObject({ settledIn: true });
  });

  it('leaves a setting that is named without a value as it is', () => {
    const ward = startWard();
    const settings = settingsService(settingQueries(ward.db));
    // What a message can hold and a type cannot: the page's copy of an object keeps such names.
    const asked = JSON.parse('{"paper":"Letter"}') as { paper: 'Letter'; theme?: 'dark' };
    Object.assign(asked, { theme: undefined });
    expect(settings.set(asked)).toMatchObject({ theme: 'system', paper: 'Letter' });
    expect(settingsService(settingQueries(ward.db)).get()).toMatchObject({ theme: 'system', paper: 'Letter' });
    ward.close();
  });

  it('passes over a stored value that is no choice any more', () => {
    const ward = startWard();
    const queries = settingQueries(ward.db);
    queries.put({ market: 'ATLANTIS', serumUnit: 'grains', theme: 'night' });
    expect(settingsService(queries).get()).toMatchObject({ market: null, serumUnit: 'mmol', theme: 'night' });
    ward.close();
  });
});
