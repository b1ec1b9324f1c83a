/** The result of a finding in the room of one cell: its estimate, else its arms, else that it stands in words. */
import type { Finding } from '#domain/evidence/records.ts';
import { findingsWords as words } from '../../../messages/evidence-findings.ts';
import {
  armText,
  estimateText,
  figure,
  intervalText,
  isUnread,
  MEASURES,
  notRead,
  pText,
} from '../../../ui/figures.ts';

export interface ResultWords {
  readonly measure: string;
  readonly main: string;
  readonly rest: string;
}

/** Measures whose name says nothing beside the figure. */
const UNNAMED: readonly Finding['measure'][] = ['narrative', 'count', 'proportion', 'mean', 'p-only'];

/** "(0.94 to 1.05)"; its level only where it is not the usual one. */
function spread(finding: Finding): string {
  if (finding.interval === null)
    return [intervalText(finding), pText(finding)].filter((part) => part !== null).join(', ');
  const { low, high, level } = finding.interval;
  return `(${level === 95 ? '' : `${figure(level)}\u00a0% `}${figure(low)} to ${figure(high)})`;
}

export function resultOf(finding: Finding): ResultWords {
  const estimate = estimateText(finding);
  const rest = spread(finding);
  if (estimate !== null) {
    const measure = isUnread(finding, 'measure')
      ? words.measure(notRead())
      : UNNAMED.includes(finding.measure)
        ? ''
        : MEASURES[finding.measure];
    return { measure, main: estimate, rest };
  }
  const [treated, ...others] = finding.arms;
  if (treated !== undefined) {
    const arms = [treated, ...others].map((arm) => armText(arm, finding.unit));
    return { measure: '', main: words.against(arms), rest };
  }
  return { measure: '', main: rest === '' ? words.inWords : rest, rest: rest === '' ? finding.text : '' };
}

/** What stands behind the main figure, with its joint: an interval has brackets of its own, words follow a comma. */
export function behindMain({ rest }: ResultWords): string {
  if (rest === '') return '';
  return rest.startsWith('(') ? ` ${rest}` : `, ${rest}`;
}
