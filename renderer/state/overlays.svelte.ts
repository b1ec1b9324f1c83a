/** The two overlays that open from anywhere: the toxicity card and the search palette. */
import { drawer } from './drawer.svelte.ts';

class Overlays {
  toxicity = $state(false);
  palette = $state(false);

  /** The drawer closes: it would stand under the card, and the card opens it anew for its own lines. */
  openToxicity(): void {
    drawer.close();
    this.toxicity = true;
  }

  openPalette(): void {
    if (!this.toxicity) this.palette = true;
  }
}

export const overlays = new Overlays();
