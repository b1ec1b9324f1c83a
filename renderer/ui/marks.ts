/**
 * Which silhouette stands for which word. Colour comes last: with all colour removed the shape and the word still say it.
 * The same shape means the same thing on every screen and on paper.
 */
import type { CertaintyLevel, ClaimVerdict, Direction, Verdict, VerificationStatus } from '#domain/evidence/records.ts';

export type MarkShape = 'tick' | 'half' | 'ring' | 'equals' | 'octagon' | 'triangle' | 'arrow' | 'diamond';
export type Tone = 'ok' | 'may' | 'open' | 'equal' | 'stop' | 'warn';

export interface MarkedWord {
  readonly shape: MarkShape;
  readonly tone: Tone;
  readonly word: string;
}

export const VERDICTS: Readonly<Record<Verdict, MarkedWord>> = {
  established: { shape: 'tick', tone: 'ok', word: 'Established' },
  'may-help': { shape: 'half', tone: 'may', word: 'May help' },
  unproven: { shape: 'ring', tone: 'open', word: 'Unproven' },
  'not-better-than-placebo': { shape: 'equals', tone: 'equal', word: 'Tested, not better than placebo' },
  'do-not-use': { shape: 'octagon', tone: 'stop', word: 'Do not use' },
};

export const CLAIM_VERDICTS: Readonly<Record<ClaimVerdict, MarkedWord>> = {
  supported: { shape: 'tick', tone: 'ok', word: 'Supported' },
  'partly-supported': { shape: 'half', tone: 'may', word: 'Partly supported' },
  misquoted: { shape: 'triangle', tone: 'warn', word: 'Misquoted' },
  superseded: { shape: 'arrow', tone: 'open', word: 'Superseded' },
  unverifiable: { shape: 'diamond', tone: 'open', word: 'Unverifiable' },
};

/** A direction that disfavours magnesium sulfate is amber, never red: red is for harm at the bedside. */
export const DIRECTIONS: Readonly<Record<Direction, MarkedWord>> = {
  'favours-magnesium': { shape: 'tick', tone: 'ok', word: 'Favours magnesium sulfate' },
  'no-difference': { shape: 'equals', tone: 'equal', word: 'No difference' },
  'favours-comparator': { shape: 'triangle', tone: 'warn', word: 'Favours the comparator' },
  mixed: { shape: 'diamond', tone: 'open', word: 'Mixed' },
};

export const STATUSES: Readonly<Record<VerificationStatus, MarkedWord>> = {
  verified: { shape: 'tick', tone: 'ok', word: 'Verified' },
  'partly-verified': { shape: 'half', tone: 'open', word: 'Partly verified' },
  'recall-only': { shape: 'diamond', tone: 'open', word: 'Not verified' },
};

export type CheckKind = 'ok' | 'soft' | 'stop' | 'cannot-tell' | 'info';

export const CHECKS: Readonly<Record<CheckKind, MarkedWord>> = {
  stop: { shape: 'octagon', tone: 'stop', word: 'Stop' },
  soft: { shape: 'triangle', tone: 'warn', word: 'Soft' },
  'cannot-tell': { shape: 'diamond', tone: 'open', word: 'Cannot tell' },
  info: { shape: 'half', tone: 'open', word: 'Note' },
  ok: { shape: 'tick', tone: 'ok', word: 'OK' },
};

export const CERTAINTIES: Readonly<Record<CertaintyLevel, { readonly filled: number; readonly word: string }>> = {
  high: { filled: 4, word: 'High' },
  moderate: { filled: 3, word: 'Moderate' },
  low: { filled: 2, word: 'Low' },
  'very-low': { filled: 1, word: 'Very low' },
};
