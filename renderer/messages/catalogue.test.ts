import { afterEach, describe, expect, it } from 'vitest';
import { render } from '@testing-library/svelte';
import { catalogue, counted, pseudo } from './catalogue.ts';
import { setLocale } from './locale.svelte.ts';
import Rich from '../ui/Rich.svelte';

const words = catalogue(
  {
    litre: 'One litre bag',
    print: 'Print',
    trials: (count: number) => counted(count, 'trial', 'trials'),
    groups: { anaesthesia: 'Anaesthesia', pain: 'Acute pain' },
  },
  { litre: 'One liter bag', groups: { anaesthesia: 'Anesthesia' } },
);

describe('the message catalogue', () => {
  afterEach(() => setLocale('en-GB'));

  it('reads British English unless told otherwise', () => {
    expect([words.litre, words.groups.anaesthesia]).toEqual(['One litre bag', 'Anaesthesia']);
  });

  it('reads American English where it differs and the shared text elsewhere', () => {
    setLocale('en-US');
    expect([words.litre, words.print, words.groups.anaesthesia, words.groups.pain]).toEqual([
      'One liter bag',
      'Print',
      'Anesthesia',
      'Acute pain',
    ]);
  });

  it('counts by the rule of the language, with the thousands apart', () => {
    expect([words.trials(0), words.trials(1), words.trials(1250)]).toEqual([
      '0\u00a0trials',
      '1\u00a0trial',
      '1,250\u00a0trials',
    ]);
  });

  it('brackets and lengthens everything in the pseudo-locale by at least two fifths', () => {
    setLocale('pseudo');
    expect(words.print).toBe('⟦Print··⟧');
    expect(words.trials(2)).toMatch(/^⟦2.trials·+⟧$/u);
    expect(pseudo('A longer sentence').length).toBeGreaterThanOrEqual('A longer sentence'.length * 1.4);
  });

  it('tells the page its language', () => {
    setLocale('en-US');
    expect(document.documentElement.lang).toBe('en-US');
  });
});

describe('a message with weight', () => {
  it('sets what stands between the marks bold and takes nothing else as markup', () => {
    const { container } = render(Rich, { text: 'Two people **at the pump**, <b>not</b> one' });
    expect(container.querySelectorAll('b')).toHaveLength(1);
    expect(container.querySelector('b')?.textContent).toBe('at the pump');
    expect(container.textContent).toBe('Two people at the pump, <b>not</b> one');
  });
});
