/** One line of a forest plot with every word and number it shows. Apart, because its sentence is made from the rest of it. */
import type { ForestRow, Interval } from '#domain/pooling/forest-rows.ts';
import type { ResolvedMember, ResolvedPublished } from '#domain/pooling/resolved-records.ts';
import type { Arms } from './arms.ts';

export interface ForestLine {
  readonly key: string;
  readonly row: ForestRow;
  readonly name: string;
  readonly member: ResolvedMember | null;
  readonly published: ResolvedPublished | null;
  readonly arms: Arms | null;
  /** On the scale a reader expects; null for text and for what could not be computed. */
  readonly interval: Interval | null;
  /** The same line in the other model: leave-one-out and cumulative views only. */
  readonly second: Interval | null;
  /** Fractions of one. */
  readonly weights: { readonly fixed: number | null; readonly random: number | null };
  /** Which model a diamond is of. */
  readonly model: 'fixed' | 'random' | null;
  /** All of the line in one sentence. */
  readonly sentence: string;
  readonly trace: { readonly source: string; readonly finding: string } | null;
}
