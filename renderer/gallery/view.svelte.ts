/** What the gallery shows and how: the section in the address, the theme, the density and the reading of all text. */
import { pseudo, type Reading } from '../messages/catalogue.ts';
import { setLocale } from '../messages/locale.svelte.ts';

export const THEMES = ['light', 'dark', 'night'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export const READINGS: readonly Reading[] = ['en-GB', 'en-US', 'pseudo'];

class View {
  section = $state('');
  theme = $state<(typeof THEMES)[number]>('light');
  density = $state<(typeof DENSITIES)[number]>('comfortable');
  reading = $state<Reading>('en-GB');

  start(): () => void {
    const read = (): void => {
      this.section = location.hash.replace(/^#\/?/, '');
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }

  dress(theme: (typeof THEMES)[number], density: (typeof DENSITIES)[number]): void {
    this.theme = theme;
    this.density = density;
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['density'] = density;
  }

  read(reading: Reading): void {
    this.reading = reading;
    setLocale(reading);
  }
}

export const view = new View();

/** A sample text as a caller of the component would hand it over: from a catalogue, so lengthened in the pseudo-locale. */
export function sample(text: string): string {
  return view.reading === 'pseudo' ? pseudo(text) : text;
}
