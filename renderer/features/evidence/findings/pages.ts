/** Arithmetic of a long list of rows of one height: which are in view, and which pages they are on. */

export interface Range {
  readonly first: number;
  /** One beyond the last. */
  readonly end: number;
}

/** Rows in view, with a few more on either side so that the edge is never empty. */
export function visibleRange(scrollTop: number, height: number, rowHeight: number, total: number, spare = 8): Range {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, Math.max(0, total - 1)), end: Math.max(end, 0) };
}

/** Pages that hold the rows of a range, nearest to its middle first: what the eye is on comes before what is beside it. */
export function pagesOf({ first, end }: Range, pageSize: number): number[] {
  if (end <= first) return [];
  const from = Math.floor(first / pageSize);
  const to = Math.floor((end - 1) / pageSize);
  const middle = (first + end) / 2 / pageSize - 0.5;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
  );
}

/** Where to scroll so that a row is whole in view; null when it is already. */
export function scrollFor(index: number, scrollTop: number, height: number, rowHeight: number): number | null {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : null;
}
