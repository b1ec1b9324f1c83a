/** The two overlays that open from anywhere: the toxicity card and the search palette. */
class Overlays {
  toxicity = $state(false);
  palette = $state(false);

  openToxicity(): void {
    this.toxicity = true;
  }

  openPalette(): void {
    if (!this.toxicity) this.palette = true;
  }
}

export const overlays = new Overlays();
