/** How tightly the page is set: 0 is roomy. One page per window, so one value; only `fit.ts` raises it. */
class PageFit {
  level = $state(0);
  /** Empty lines to write on, where room is left. */
  rows = $state(0);
}

export const pageFit = new PageFit();
export type { PageFit };
