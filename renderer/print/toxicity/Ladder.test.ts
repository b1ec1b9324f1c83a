import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { LadderRow } from '#domain/evidence/safety-records.ts';
import type { Settings } from '#ipc/views.ts';
import Ladder from './Ladder.svelte';

const row: LadderRow = {
  id: 'loss',
  sign: 'Knee jerk lost',
  lowMmolPerL: '3.5',
  highMmolPerL: '5',
  asPrinted: '3.5 to 5 mmol per L',
  pattern: 'loss',
  authority: 'Lu and Nightingale',
  note: null,
  places: [],
  status: 'verified',
  secondReading: null,
};

describe('the ladder on paper', () => {
  it.each<readonly [Settings['serumUnit'], readonly string[], readonly string[], string]>([
    ['mmol', ['mmol per L', 'mEq per L', 'mg per dL'], ['3.5 to 5', '7 to 10', '8.5 to 12.2'], '0 to 15'],
    ['meq', ['mEq per L', 'mmol per L', 'mg per dL'], ['7 to 10', '3.5 to 5', '8.5 to 12.2'], '0 to 30'],
    ['mgdl', ['mg per dL', 'mmol per L', 'mEq per L'], ['8.5 to 12.2', '3.5 to 5', '7 to 10'], '0 to 36.5'],
  ])('puts the unit of the ward first, in bold, with its own scale: %s', (first, units, ranges, scale) => {
    const { container } = render(Ladder, { rows: [row], tight: 0, first });
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      'Sign',
      scale,
      ...units,
      'Source',
    ]);
    const line = screen.getByRole('row', { name: /Knee jerk lost/ });
    expect(
      within(line)
        .getAllByRole('cell')
        .map((cell) => cell.textContent.trim())
        .slice(1, 4),
    ).toEqual(ranges);
    expect(container.querySelector('td.num b')?.textContent).toBe(ranges[0]);
  });
});
