/** The state of one analysis on the screen: what is chosen and ticked, and what follows from it at once. */
import { SvelteSet } from 'svelte/reactivity';
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { runAll, runPool } from './logic/bench-run.ts';
import {
  firstChoice,
  fixedMethodsFor,
  type Choice,
  type Diamonds,
  type FixedMethod,
  type Interval,
  type RandomMethod,
  type View,
} from './logic/choice.ts';
import { forestLines } from './logic/forest-lines.ts';

export class AnalysisBench {
  readonly resolved: ResolvedAnalysis;
  readonly #start: Choice;
  #measure = $state<PoolMeasure>('OR');
  fixed = $state<FixedMethod>('fixed');
  random = $state<RandomMethod>('REML');
  interval = $state<Interval>('z');
  diamonds = $state<Diamonds>('both');
  view = $state<View>('studies');
  asTable = $state(false);
  readonly #counted = new SvelteSet<string>();

  constructor(resolved: ResolvedAnalysis, start: Partial<Pick<Choice, 'view' | 'included'>> = {}) {
    this.resolved = resolved;
    this.#start = firstChoice(resolved);
    const first = { ...this.#start, ...start };
    this.#measure = first.measure;
    this.fixed = first.fixed;
    this.random = first.random;
    this.interval = first.interval;
    this.view = first.view;
    for (const id of first.included) this.#counted.add(id);
  }

  readonly choice = $derived.by((): Choice => ({
    measure: this.#measure,
    fixed: this.fixed,
    random: this.random,
    interval: this.interval,
    diamonds: this.diamonds,
    view: this.view,
    included: this.resolved.members.map(({ id }) => id).filter((id) => this.#counted.has(id)),
  }));
  readonly run = $derived.by(() => runPool(this.resolved, this.choice));
  readonly all = $derived.by(() => runAll(this.resolved, this.#measure));
  readonly drawn = $derived.by(() => forestLines(this.resolved, this.choice, this.run.result, this.all));
  readonly changed = $derived.by(() => {
    const { measure, fixed, random, interval, included } = this.#start;
    const now = this.choice;
    return (
      now.measure !== measure ||
      now.fixed !== fixed ||
      now.random !== random ||
      now.interval !== interval ||
      now.included.join('\n') !== included.join('\n')
    );
  });

  get measure(): PoolMeasure {
    return this.#measure;
  }

  /** A method that does not exist for the new measure gives way to inverse variance. */
  set measure(measure: PoolMeasure) {
    this.#measure = measure;
    if (!fixedMethodsFor(this.resolved.members, measure).includes(this.fixed)) this.fixed = 'fixed';
  }

  counts(id: string): boolean {
    return this.#counted.has(id);
  }

  toggle(id: string): void {
    if (!this.#counted.delete(id)) this.#counted.add(id);
  }

  /** As the record has it. */
  reset(): void {
    const { measure, fixed, random, interval, included } = this.#start;
    this.#measure = measure;
    this.fixed = fixed;
    this.random = random;
    this.interval = interval;
    this.#counted.clear();
    for (const id of included) this.#counted.add(id);
  }
}
