/** What a pooled ratio or risk difference means in people, at a stated risk without treatment. */
import type { OkFit, PoolMeasure } from './pool-records.ts';

/** People per 1,000. `difference` is with minus without: negative is fewer. Not rounded. */
export interface AbsoluteEffect {
  readonly per: 1000;
  readonly without: number;
  readonly withTreatment: number;
  readonly difference: { readonly estimate: number; readonly low: number; readonly high: number };
}

/**
 * Risk with treatment: OR p/(1 − p + OR p), RR p, p + RD (Cochrane Handbook 15.4.4), held within 0 and 1.
 * `risk` is a share from 0 to 1. Null for measures that are not about events (MD, SMD) and for HR, which needs a time.
 */
export function absoluteEffect(measure: PoolMeasure, fit: OkFit, risk: number): AbsoluteEffect | null {
  const treatedRisk = (effect: number): number | null => {
    switch (measure) {
      case 'OR':
        return (effect * risk) / (1 - risk + effect * risk);
      case 'RR':
        return Math.min(1, effect * risk);
      case 'RD':
        return Math.min(1, Math.max(0, risk + effect));
      default:
        return null;
    }
  };
  const [estimate, low, high] = [fit.shown.estimate, fit.shown.low, fit.shown.high].map(treatedRisk);
  if (estimate == null || low == null || high == null) return null;
  const people = (share: number) => 1000 * share;
  return {
    per: 1000,
    without: people(risk),
    withTreatment: people(estimate),
    difference: { estimate: people(estimate - risk), low: people(low - risk), high: people(high - risk) },
  };
}

const whole = (value: number): string => String(Math.round(Math.abs(value)));

function moreOrFewer(difference: number): string {
  if (Math.round(difference) === 0) return 'no difference';
  return `${whole(difference)} ${difference < 0 ? 'fewer' : 'more'}`;
}

/** "Of 1,000 people, about 72 would die without magnesium sulfate and about 71 with it: 1 fewer, from 4 fewer to 3 more." */
export function absoluteSentence(effect: AbsoluteEffect, people: string, happen: string): string {
  const { without, withTreatment, difference } = effect;
  const range = `from ${moreOrFewer(difference.low)} to ${moreOrFewer(difference.high)}`;
  return `Of 1,000 ${people}, about ${whole(without)} would ${happen} without magnesium sulfate and about ${whole(withTreatment)} with it: ${moreOrFewer(difference.estimate)}, ${range}.`;
}
