/** Blocks of a worksheet that get back, one after the other, what room is left: what helps most at the bedside first. */
export const blocks = ['watch', 'looks', 'steps', 'checks', 'working', 'sources'] as const;
export type Block = (typeof blocks)[number];

/** How tightly the page is set: 0 is roomy. One page per window, so one value; only `fit.ts` writes it. */
class PageFit {
  level = $state(0);
  /** A block that is set roomier than the page as a whole. */
  own = $state<Partial<Record<Block, number>>>({});
  /** Empty lines to write on, where room is left. */
  rows = $state(0);

  reset(): void {
    this.level = 0;
    this.own = {};
    this.rows = 0;
  }

  of(block: Block): number {
    return this.own[block] ?? this.level;
  }
}

export const pageFit = new PageFit();
export type { PageFit };
