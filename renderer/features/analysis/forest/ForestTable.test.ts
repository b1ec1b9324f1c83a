import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inputOf } from '#domain/pooling/resolve-analysis.ts';
import type { ResolvedAnalysis, ResolvedMember } from '#domain/pooling/resolved-records.ts';
import { drawer } from '../../../state/drawer.svelte.ts';
import { AnalysisBench } from '../bench.svelte.ts';
import ForestTable from './ForestTable.svelte';

const trial = (id: string, events1: number, n1: number, events2: number, n2: number): ResolvedMember => ({
  id,
  source: id.toLowerCase(),
  finding: 'death',
  status: 'verified',
  study: { id, year: 1990, group: null, events1, n1, events2, n2 },
  assumed: false,
  startsOut: null,
  note: null,
  text: null,
});
const members = [
  trial('Small', 1, 40, 9, 36),
  trial('Middle', 90, 1150, 118, 1150),
  trial('Large', 2216, 29_011, 2103, 29_039),
];
const resolved: ResolvedAnalysis = {
  analysis: {
    id: 'example',
    title: 'Example',
    condition: 'crps',
    outcome: 'Death',
    when: 'Early',
    measure: 'OR',
    unit: null,
    standing: 'evidence',
    shown: { model: 'fixed', interval: 'z' },
    members: [],
    published: [],
    alongside: [],
    selection: 'All.',
    warnings: [],
    directions: { below: 'Fewer', above: 'More', better: 'below' },
    certainty: { level: 'high', reason: 'Example.' },
    baseline: null,
    reading: 'Look.',
  },
  measure: 'OR',
  members,
  published: [],
  alongside: [],
  baselineRisk: null,
  input: inputOf({ measure: 'OR', members }, new Set(members.map(({ id }) => id))),
  problems: [],
};

/** jsdom lays nothing out, so there is no size to watch. */
class NoResize {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
beforeAll(() => vi.stubGlobal('ResizeObserver', NoResize));

describe('the forest plot by keyboard', () => {
  it('has one row in the tab order, and every row says its whole sentence', async () => {
    render(ForestTable, { bench: new AnalysisBench(resolved) });
    const rows = screen.getAllByRole('row').filter((row) => row.hasAttribute('data-row'));
    expect(rows.filter((row) => row.tabIndex === 0)).toHaveLength(1);
    expect(rows.map((row) => row.getAttribute('aria-label'))).toContainEqual(
      expect.stringMatching(/^Large\. .*Weight/),
    );
    rows[0]?.focus();
    await fireEvent.keyDown(rows[0] ?? document.body, { key: 'End' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Prediction interval/);
  });

  it('Space leaves a trial out and the sum moves; Enter opens its source', async () => {
    const bench = new AnalysisBench(resolved);
    render(ForestTable, { bench });
    const before = screen.getByRole('row', { name: /^Fixed effect/ }).getAttribute('aria-label');
    const large = screen.getByRole('row', { name: /^Large/ });
    large.focus();
    await fireEvent.keyDown(large, { key: ' ' });
    expect(bench.choice.included).toEqual(['Small', 'Middle']);
    expect(screen.getByRole('row', { name: /^Large/ }).getAttribute('aria-selected')).toBe('false');
    expect(screen.getByRole('row', { name: /^Fixed effect/ }).getAttribute('aria-label')).not.toBe(before);
    expect(screen.getByText(/1 trial left out/)).toBeTruthy();
    await fireEvent.keyDown(large, { key: 'Enter' });
    expect(drawer.content).toMatchObject({ kind: 'source', source: 'large', finding: 'death' });
  });

  it('a method that does not exist for a measure gives way', () => {
    const bench = new AnalysisBench(resolved);
    bench.fixed = 'peto';
    bench.measure = 'RR';
    expect(bench.fixed).toBe('fixed');
    expect(bench.changed).toBe(true);
    bench.reset();
    expect(bench.changed).toBe(false);
  });
});
