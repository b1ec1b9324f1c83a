/** How a finding is drawn: which shape for its direction, and how large for its people. */
import type { Finding } from '#domain/evidence/records.ts';
import { chartWords as words } from '../messages/charts.ts';
import { isUnread } from '../ui/figures.ts';
import { DIRECTIONS, type MarkedWord } from '../ui/marks.ts';

export const NO_CONTROL: MarkedWord = {
  shape: 'ring',
  tone: 'open',
  get word() {
    return words.noControl;
  },
};
const NOT_READ: MarkedWord = {
  shape: 'diamond',
  tone: 'open',
  get word() {
    return words.directionNotRead;
  },
};

/** A change against one's own baseline, or in a single group, is never drawn as a win. */
export function markOf(finding: Finding): MarkedWord {
  if (isUnread(finding, 'direction')) return NOT_READ;
  if (finding.comparison === 'single-group') return NO_CONTROL;
  if (finding.comparison === 'own-baseline' && finding.direction !== 'no-difference') return NO_CONTROL;
  return DIRECTIONS[finding.direction];
}

/** Side of a mark in pixels: its area follows the number of people; one size when a number was not read. */
export function sizeOf(people: number | null, most: number): number {
  return people === null || most === 0 ? 22 : Math.round(Math.max(14, 30 * Math.sqrt(people / most)));
}
