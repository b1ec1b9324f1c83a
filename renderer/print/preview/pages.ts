/** Paper in CSS pixels, and the pages of a sheet that is laid out in columns as high as a page. */
import type { Paper } from '#ipc/views.ts';

/** 1/96 inch. A4 is 210 by 297 mm, Letter 8.5 by 11 inches. */
export const PAPERS: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  A4: { width: 794, height: 1123 },
  Letter: { width: 816, height: 1056 },
};
/** The margins of pdf.ts: 0.47 inch, and 0.75 below for the stamp. */
export const MARGINS = { side: 45, top: 45, bottom: 72 } as const;
export const COLUMN_GAP = 40;

/** @param scrollWidth of the columns @param pageWidth of one of them */
export function pagesIn(scrollWidth: number, pageWidth: number): number {
  return Math.max(1, Math.round((scrollWidth + COLUMN_GAP) / (pageWidth + COLUMN_GAP)));
}

/** How small the paper is drawn so that the whole of it, or its width, is seen; never larger than it is. */
export function scaleFor(
  paper: Paper,
  room: { readonly width: number; readonly height: number },
  zoom: 'whole' | 'real',
): number {
  if (zoom === 'real') return 1;
  const { width, height } = PAPERS[paper];
  return Math.max(0.25, Math.min(1, room.width / width, room.height / height));
}
