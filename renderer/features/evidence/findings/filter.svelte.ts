/** What the findings are filtered, sorted and shown by: kept while the program runs, so that "back" finds the same list. */
import { innerWidth } from 'svelte/reactivity/window';
import type { FindingSort } from '#domain/evidence/finding-list.ts';
import type { CertaintyLevel, Design, Direction, VerificationStatus } from '#domain/evidence/records.ts';
import type { ArgsOf } from '../../../api.ts';
import { startColumns, type ColumnId } from './columns.ts';

export type Asked = Omit<ArgsOf<'evidence:findings'>, 'offset' | 'limit'>;

class FindingsFilter {
  words = $state('');
  condition = $state('');
  design = $state<Design | ''>('');
  direction = $state<Direction | ''>('');
  certainty = $state<CertaintyLevel | ''>('');
  status = $state<VerificationStatus | ''>('');
  yearFrom = $state('');
  yearTo = $state('');
  sort = $state<FindingSort>('year');
  descending = $state(true);
  #chosen = $state.raw<ReadonlySet<ColumnId> | null>(null);
  /** Those a person ticked; until then those that have room, also when the window changes its width. */
  readonly columns = $derived<ReadonlySet<ColumnId>>(
    this.#chosen ?? new Set(startColumns(innerWidth.current ?? window.innerWidth)),
  );

  readonly asked = $derived.by((): Asked => {
    const typed = this.words.trim().slice(0, 200);
    const from = yearOf(this.yearFrom);
    const to = yearOf(this.yearTo);
    return {
      sort: this.sort,
      descending: this.descending,
      ...(typed === '' ? {} : { words: typed }),
      ...(this.condition === '' ? {} : { condition: this.condition }),
      ...(this.design === '' ? {} : { design: this.design }),
      ...(this.direction === '' ? {} : { direction: this.direction }),
      ...(this.certainty === '' ? {} : { certainty: this.certainty }),
      ...(this.status === '' ? {} : { status: this.status }),
      ...(from === null ? {} : { yearFrom: from }),
      ...(to === null ? {} : { yearTo: to }),
    };
  });
  readonly narrowed = $derived(Object.keys(this.asked).length > 2);

  toggleColumn(id: ColumnId): void {
    const chosen = new Set(this.columns);
    if (!chosen.delete(id)) chosen.add(id);
    this.#chosen = chosen;
  }

  clear(): void {
    this.words = this.condition = this.yearFrom = this.yearTo = '';
    this.design = this.direction = this.certainty = this.status = '';
  }

  /** The same column again turns the order round; a new one starts with the newest, the largest or the first letter. */
  sortBy(sort: FindingSort): void {
    this.descending = this.sort === sort ? !this.descending : sort === 'year' || sort === 'people';
    this.sort = sort;
  }
}

/** A year that is not whole yet, such as "19", narrows nothing. */
function yearOf(text: string): number | null {
  return /^\d{4}$/.test(text.trim()) ? Number(text.trim()) : null;
}

export const findingsFilter = new FindingsFilter();
