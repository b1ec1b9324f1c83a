/** What "Print this page" means on the screen of the moment: the screen's own print button, and the newest one stands. */
export interface PrintOffer {
  /** Why it cannot be printed now, in words; null when it can. */
  readonly unavailable: () => string | null;
  readonly press: () => void;
}

class PagePrint {
  #offers = $state.raw<readonly PrintOffer[]>([]);

  get offered(): PrintOffer | null {
    return this.#offers.at(-1) ?? null;
  }

  /** For an `$effect`: returns what takes the offer back. */
  offer(offer: PrintOffer): () => void {
    this.#offers = [...this.#offers, offer];
    return () => {
      this.#offers = this.#offers.filter((other) => other !== offer);
    };
  }
}

export const pagePrint = new PagePrint();
