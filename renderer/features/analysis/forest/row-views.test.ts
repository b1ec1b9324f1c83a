import { describe, expect, it } from 'vitest';
import { forestPlot } from '../../../charts/forest-plot.ts';
import { madeUpAnalysis } from '../../../../build/bench/analysis/trials.ts';
import { runAll, runPool } from '../logic/bench-run.ts';
import { firstChoice, type Choice } from '../logic/choice.ts';
import { extentsOf, forestLines } from '../logic/forest-lines.ts';
import { rowViews, type RowView } from './row-views.ts';

describe('rows of the forest table', () => {
  const resolved = madeUpAnalysis(100);
  const whole = firstChoice(resolved);
  const all = runAll(resolved, 'OR');
  const draw = (views: ReturnType<typeof rowViews>, choice: Choice): RowView[] => {
    const { lines } = forestLines(resolved, choice, runPool(resolved, choice).result, all);
    const frame = { left: 3, right: 430, top: 0, rowHeight: 24 };
    const plot = forestPlot(
      lines.map(({ row }) => row),
      'log',
      extentsOf(lines, all, 'studies'),
      frame,
    );
    return views(lines, plot.rows, 'OR', choice);
  };
  const without = (out: string): Choice => ({ ...whole, included: whole.included.filter((id) => id !== out) });

  it('stay the same object where nothing that they show differs', () => {
    const views = rowViews();
    const before = draw(views, whole);
    const again = draw(views, whole);
    expect(again.every((row, index) => row === before[index])).toBe(true);
    const small = whole.included[0] ?? '';
    const after = draw(views, without(small));
    expect(after.filter((row, index) => row !== before[index]).length).toBeLessThan(50);
    expect(after[0]).toMatchObject({ out: true, style: 'out', fixed: '', selected: false });
  });

  it('are never a row of before that would show something else', () => {
    const views = rowViews();
    for (const id of whole.included.slice(0, 60)) {
      const choice = without(id);
      expect(draw(views, choice)).toEqual(draw(rowViews(), choice));
    }
  });
});
