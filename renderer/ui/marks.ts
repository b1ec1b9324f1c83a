/**
 * Which silhouette stands for which word. Colour comes last: with all colour removed the shape and the word still say it.
 * The same shape means the same thing on every screen and on paper.
 */
import type { CertaintyLevel, ClaimVerdict, Direction, Verdict, VerificationStatus } from '#domain/evidence/records.ts';
import { markWords as words } from '../messages/marks.ts';

export type MarkShape = 'tick' | 'half' | 'ring' | 'equals' | 'octagon' | 'triangle' | 'arrow' | 'diamond';
export type Tone = 'ok' | 'may' | 'open' | 'equal' | 'stop' | 'warn';

export interface MarkedWord {
  readonly shape: MarkShape;
  readonly tone: Tone;
  readonly word: string;
}

export const VERDICTS: Readonly<Record<Verdict, MarkedWord>> = {
  established: {
    shape: 'tick',
    tone: 'ok',
    get word() {
      return words.verdicts.established;
    },
  },
  'may-help': {
    shape: 'half',
    tone: 'may',
    get word() {
      return words.verdicts['may-help'];
    },
  },
  unproven: {
    shape: 'ring',
    tone: 'open',
    get word() {
      return words.verdicts.unproven;
    },
  },
  'not-better-than-placebo': {
    shape: 'equals',
    tone: 'equal',
    get word() {
      return words.verdicts['not-better-than-placebo'];
    },
  },
  'do-not-use': {
    shape: 'octagon',
    tone: 'stop',
    get word() {
      return words.verdicts['do-not-use'];
    },
  },
};

export const CLAIM_VERDICTS: Readonly<Record<ClaimVerdict, MarkedWord>> = {
  supported: {
    shape: 'tick',
    tone: 'ok',
    get word() {
      return words.claims.supported;
    },
  },
  'partly-supported': {
    shape: 'half',
    tone: 'may',
    get word() {
      return words.claims['partly-supported'];
    },
  },
  misquoted: {
    shape: 'triangle',
    tone: 'warn',
    get word() {
      return words.claims.misquoted;
    },
  },
  superseded: {
    shape: 'arrow',
    tone: 'open',
    get word() {
      return words.claims.superseded;
    },
  },
  unverifiable: {
    shape: 'diamond',
    tone: 'open',
    get word() {
      return words.claims.unverifiable;
    },
  },
};

/** A direction that disfavours magnesium sulfate is amber, never red: red is for harm at the bedside. */
export const DIRECTIONS: Readonly<Record<Direction, MarkedWord>> = {
  'favours-magnesium': {
    shape: 'tick',
    tone: 'ok',
    get word() {
      return words.directions['favours-magnesium'];
    },
  },
  'no-difference': {
    shape: 'equals',
    tone: 'equal',
    get word() {
      return words.directions['no-difference'];
    },
  },
  'favours-comparator': {
    shape: 'triangle',
    tone: 'warn',
    get word() {
      return words.directions['favours-comparator'];
    },
  },
  mixed: {
    shape: 'diamond',
    tone: 'open',
    get word() {
      return words.directions.mixed;
    },
  },
};

export const STATUSES: Readonly<Record<VerificationStatus, MarkedWord>> = {
  verified: {
    shape: 'tick',
    tone: 'ok',
    get word() {
      return words.statuses.verified;
    },
  },
  'partly-verified': {
    shape: 'half',
    tone: 'open',
    get word() {
      return words.statuses['partly-verified'];
    },
  },
  'recall-only': {
    shape: 'diamond',
    tone: 'open',
    get word() {
      return words.statuses['recall-only'];
    },
  },
};

export type CheckKind = 'ok' | 'soft' | 'stop' | 'cannot-tell' | 'info';

export const CHECKS: Readonly<Record<CheckKind, MarkedWord>> = {
  stop: {
    shape: 'octagon',
    tone: 'stop',
    get word() {
      return words.checks.stop;
    },
  },
  soft: {
    shape: 'triangle',
    tone: 'warn',
    get word() {
      return words.checks.soft;
    },
  },
  'cannot-tell': {
    shape: 'diamond',
    tone: 'open',
    get word() {
      return words.checks['cannot-tell'];
    },
  },
  info: {
    shape: 'half',
    tone: 'open',
    get word() {
      return words.checks.info;
    },
  },
  ok: {
    shape: 'tick',
    tone: 'ok',
    get word() {
      return words.checks.ok;
    },
  },
};

export const CERTAINTIES: Readonly<Record<CertaintyLevel, { readonly filled: number; readonly word: string }>> = {
  high: {
    filled: 4,
    get word() {
      return words.certainties.high;
    },
  },
  moderate: {
    filled: 3,
    get word() {
      return words.certainties.moderate;
    },
  },
  low: {
    filled: 2,
    get word() {
      return words.certainties.low;
    },
  },
  'very-low': {
    filled: 1,
    get word() {
      return words.certainties['very-low'];
    },
  },
};
