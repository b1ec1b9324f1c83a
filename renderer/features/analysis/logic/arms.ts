/** The two arms of a trial as short cells: what was counted or measured, and among how many. */
import type { PoolStudy } from '#domain/pooling/pool-records.ts';
import type { ResolvedMember } from '#domain/pooling/resolved-records.ts';
import { plotWords as words } from '../../../messages/analysis-plot.ts';
import { presentLocale, type Locale } from '../../../messages/catalogue.ts';
import { figure } from '../../../ui/figures.ts';
import { estimateOf } from './pooled-text.ts';

export interface ArmCell {
  readonly kind: 'count' | 'mean';
  /** "90", or a mean. */
  readonly main: string;
  /** "of 1,150", or "SD 2.1, n 30". */
  readonly rest: string;
}

export interface Arms {
  readonly treated: ArmCell;
  readonly control: ArmCell;
  /** A size was assumed, not read. */
  readonly assumed: boolean;
}

function counts(events: number | undefined, n: number | undefined): ArmCell | null {
  return events === undefined || n === undefined
    ? null
    : { kind: 'count', main: figure(events), rest: words.figures.of(figure(n)) };
}

function means(mean: number | undefined, sd: number | undefined, n: number | undefined): ArmCell | null {
  if (mean === undefined || sd === undefined || n === undefined) return null;
  return { kind: 'mean', main: estimateOf(mean), rest: words.figures.spread(estimateOf(sd), figure(n)) };
}

function cellsOf(study: PoolStudy): [ArmCell, ArmCell] | null {
  const treated = counts(study.events1, study.n1) ?? means(study.mean1, study.sd1, study.n1);
  const control = counts(study.events2, study.n2) ?? means(study.mean2, study.sd2, study.n2);
  return treated === null || control === null ? null : [treated, control];
}

const known = new WeakMap<object, { readonly locale: Locale; readonly arms: Arms | null }>();

/** Null where the trial entered with its printed effect. A trial has one answer, made once in each language: its arms never change. */
export function armsOf(member: Pick<ResolvedMember, 'study' | 'assumed'>): Arms | null {
  const locale = presentLocale();
  const before = known.get(member);
  if (before?.locale === locale) return before.arms;
  const cells = cellsOf(member.study);
  const arms = cells === null ? null : { treated: cells[0], control: cells[1], assumed: member.assumed };
  known.set(member, { locale, arms });
  return arms;
}

/** "90 of 1,150", "mean 3.2, SD 2.1, n 30". */
export function armInSentence({ kind, main, rest }: ArmCell): string {
  return kind === 'count' ? words.said.counts(main, rest) : words.said.means(main, rest);
}
