/** What stands in the drawer beside the page: a source with one finding marked, or the places of one record. */
import type { PlaceRead, Source, VerificationStatus } from '#domain/evidence/records.ts';

export interface RecordTrace {
  readonly title: string;
  readonly places: readonly PlaceRead[];
  readonly status?: VerificationStatus;
  readonly secondReading?: Source['secondReading'];
}

export type DrawerContent =
  | { readonly kind: 'source'; readonly source: string; readonly finding: string | null }
  | { readonly kind: 'record'; readonly record: RecordTrace };

class DrawerState {
  content = $state.raw<DrawerContent | null>(null);

  openSource(source: string, finding: string | null = null): void {
    this.content = { kind: 'source', source, finding };
  }

  openRecord(record: RecordTrace): void {
    this.content = { kind: 'record', record };
  }

  close(): void {
    this.content = null;
  }
}

export const drawer = new DrawerState();
