/** Which of several stops leads: the one whose limit can be read against what was keyed, gram against gram. */
import type { Check } from '#domain/dosing/order.ts';
import type { Limit } from '#domain/dosing/records.ts';
import { fieldWords } from './paths.ts';

/** The stops in the order they are told; the others keep theirs. A limit in per cent does not answer a dose in grams. */
export function likeForLikeFirst(stops: readonly Check[], limits: readonly Limit[]): readonly Check[] {
  const lead = stops.find((check) => {
    const unit = limits.find((limit) => limit.id === check.id)?.unit;
    return check.field !== null && unit !== undefined && unit === fieldWords(check.field).unit;
  });
  return lead === undefined ? stops : [lead, ...stops.filter((check) => check !== lead)];
}
