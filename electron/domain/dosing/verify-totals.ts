/** The second method's totals: each phase as a rectangle in time, summed over windows that start where a phase starts. */
import type { DosePhase, Order } from './order.ts';
import { Exact, greater, lesser } from './rational.ts';

/** A printed phase with its exact dose: mg for one dose, mg per min for a running infusion. */
export type Course = Readonly<{ phase: DosePhase; dose: Exact }>;

type Piece = Readonly<{ from: Exact; to: Exact; mg: Exact }>;

const zeroMin = Exact.of('0', { min: 1 });
const zeroMg = Exact.of('0', { mg: 1 });
const hour = Exact.of('60', { min: 1 });
const fiveDays = Exact.of('7200', { min: 1 });
const gram = Exact.of('1000', { mg: 1 });

/** Totals in mg: first hour, and the most in any 24 h and 48 h with what was given before. */
export function expectedTotals(
  courses: readonly Course[],
  order: Order,
): Readonly<{ g1h: Exact; g24h: Exact; g48h: Exact }> {
  const pieces = piecesOf(courses);
  const before24 = givenBefore(order.patient.alreadyGiven24hG);
  const before48 =
    order.patient.alreadyGiven48hG === null || order.patient.alreadyGiven48hG.trim() === ''
      ? before24
      : givenBefore(order.patient.alreadyGiven48hG);
  return {
    g1h: sumIn(pieces, zeroMin, hour),
    g24h: most(pieces, Exact.of('1440', { min: 1 })).plus(before24),
    g48h: most(pieces, Exact.of('2880', { min: 1 })).plus(before48),
  };
}

function givenBefore(keyed: string | null): Exact {
  return keyed === null || keyed.trim() === '' ? zeroMg : Exact.of(keyed).times(gram);
}

function minutesOf(phase: DosePhase): Exact {
  return phase.minutes === null ? zeroMin : Exact.of(phase.minutes, { min: 1 });
}

function hoursOf(text: string | null): Exact | null {
  return text === null ? null : Exact.of(text).times(hour);
}

function piecesOf(courses: readonly Course[]): readonly Piece[] {
  const loadEnds = courses
    .filter((course) => course.phase.kind === 'loading')
    .reduce((end, course) => greater(end, minutesOf(course.phase)), zeroMin);
  const anyOnce = courses.some((course) => course.phase.kind !== 'maintenance' && course.phase.per === 'dose');
  return courses.flatMap(({ phase, dose }): Piece[] => {
    if (phase.kind === 'maintenance') {
      const lasts = hoursOf(phase.durationH);
      const to = lasts === null ? fiveDays : lesser(fiveDays, loadEnds.plus(lasts));
      return [{ from: loadEnds, to, mg: dose.times(to.minus(loadEnds)) }];
    }
    if (phase.per !== 'dose') return repeated(phase, dose, anyOnce);
    const from = phase.kind === 'loading' ? zeroMin : loadEnds;
    return [{ from, to: from.plus(minutesOf(phase)), mg: dose }];
  });
}

function repeated(phase: DosePhase, dose: Exact, afterLoad: boolean): Piece[] {
  const interval = Exact.of(phase.per.replace(/ h$/, '')).times(hour);
  const end = lesser(hoursOf(phase.durationH) ?? fiveDays, fiveDays);
  const pieces: Piece[] = [];
  for (let count = afterLoad ? 1 : 0; count <= 200; count += 1) {
    const from = interval.times(Exact.count(count));
    if (afterLoad ? from.compare(end) > 0 : from.compare(end) >= 0) break;
    pieces.push({ from, to: from.plus(minutesOf(phase)), mg: dose });
  }
  return pieces;
}

function sumIn(pieces: readonly Piece[], from: Exact, to: Exact): Exact {
  return pieces.reduce((sum, piece) => {
    const length = piece.to.minus(piece.from);
    if (length.compare(zeroMin) === 0)
      return piece.from.compare(from) >= 0 && piece.from.compare(to) < 0 ? sum.plus(piece.mg) : sum;
    const overlap = lesser(to, piece.to).minus(greater(from, piece.from));
    return overlap.compare(zeroMin) <= 0 ? sum : sum.plus(piece.mg.times(overlap.over(length)));
  }, zeroMg);
}

function most(pieces: readonly Piece[], window: Exact): Exact {
  const starts = pieces
    .flatMap((piece) => [piece.from, piece.to.minus(window)])
    .filter((start) => start.compare(zeroMin) >= 0);
  return starts.reduce((highest, start) => greater(highest, sumIn(pieces, start, start.plus(window))), zeroMg);
}
