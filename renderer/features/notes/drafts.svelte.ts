/**
 * Notes that were begun and not saved, by condition: kept while the program runs, so that looking up a figure on another
 * page does not cost what was typed. They never leave the page's memory; only "Save note" writes.
 */
import { SvelteMap } from 'svelte/reactivity';

export const drafts = new SvelteMap<string, string>();
/** What "Cancel" put away, until the next note is begun there. */
export const putAway = new SvelteMap<string, string>();
