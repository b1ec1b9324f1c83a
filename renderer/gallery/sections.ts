/** The index of the gallery. One file per section in sections/, each a list of specimens. */
import type { Component } from 'svelte';
import Buttons from './sections/Buttons.svelte';
import Cards from './sections/Cards.svelte';
import Choices from './sections/Choices.svelte';
import Dialogs from './sections/Dialogs.svelte';
import Doses from './sections/Doses.svelte';
import DoseStates from './sections/DoseStates.svelte';
import DoseStops from './sections/DoseStops.svelte';
import Fault from './sections/Fault.svelte';
import Fields from './sections/Fields.svelte';
import Frame from './sections/Frame.svelte';
import KeyFigures from './sections/KeyFigures.svelte';
import Marks from './sections/Marks.svelte';
import Notices from './sections/Notices.svelte';
import Numbers from './sections/Numbers.svelte';
import Plots from './sections/Plots.svelte';
import Toxicity from './sections/Toxicity.svelte';
import Verdicts from './sections/Verdicts.svelte';

export interface GallerySection {
  readonly id: string;
  readonly title: string;
  readonly part: Component;
}

export const SECTIONS: readonly GallerySection[] = [
  { id: 'buttons', title: 'Buttons', part: Buttons },
  { id: 'fields', title: 'Fields', part: Fields },
  { id: 'choices', title: 'Choices', part: Choices },
  { id: 'marks', title: 'Marks', part: Marks },
  { id: 'numbers', title: 'Numbers', part: Numbers },
  { id: 'notices', title: 'Checks, notices, states', part: Notices },
  { id: 'cards', title: 'Cards, tables, links', part: Cards },
  { id: 'dialogs', title: 'Dialogs', part: Dialogs },
  { id: 'doses', title: 'Dose cards', part: Doses },
  { id: 'dose-states', title: 'Dose cards, waiting and withheld', part: DoseStates },
  { id: 'dose-stops', title: 'Dose cards, no result', part: DoseStops },
  { id: 'verdicts', title: 'Verdicts', part: Verdicts },
  { id: 'key-figures', title: 'Key numbers, pictures, claims', part: KeyFigures },
  { id: 'plots', title: 'Plots', part: Plots },
  { id: 'toxicity', title: 'Signs and authorities', part: Toxicity },
  { id: 'frame', title: 'Frame of the window', part: Frame },
  { id: 'fault', title: 'Store fault', part: Fault },
];
