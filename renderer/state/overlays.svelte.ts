/** What opens over the page from anywhere: the toxicity card, the palette, the list of keys, the Display menu. */
import { drawer } from './drawer.svelte.ts';

class Overlays {
  toxicity = $state(false);
  palette = $state(false);
  /** The Display menu. */
  display = $state(false);
  /** The list of keys. */
  keys = $state(false);

  /** The drawer closes: it would stand under the card, and the card opens it anew for its own lines. */
  openToxicity(): void {
    drawer.close();
    this.toxicity = true;
  }

  openPalette(): void {
    if (this.toxicity) return;
    this.keys = false;
    this.palette = true;
  }

  openKeys(): void {
    this.keys = true;
  }

  openDisplay(): void {
    this.display = true;
  }
}

export const overlays = new Overlays();
