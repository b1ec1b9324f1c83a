/** A worksheet that is to be made again in the calculator: the next one saved may take its place. */
import type { WorksheetSummary } from '#domain/worksheet/records.ts';

class Replacing {
  worksheet = $state.raw<Pick<WorksheetSummary, 'id' | 'number' | 'title'> | null>(null);

  begin({ id, number, title }: WorksheetSummary): void {
    this.worksheet = { id, number, title };
  }

  end(): void {
    this.worksheet = null;
  }
}

export const replacing = new Replacing();
