/** Start of the page: the chosen theme first, so that a dim ward never sees a white flash; then the first screen. */
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { settings } from './state/settings.svelte.ts';
import { conditionList } from './state/library.ts';
import { followTestLocale } from './messages/locale.svelte.ts';
import { ui } from './messages/ui.ts';

const target = document.getElementById('app');
if (target !== null) {
  if ('api' in window) {
    // Asked for before the first paint; the screen shows its own message if it fails.
    conditionList().catch(() => undefined);
    await settings.load();
    followTestLocale();
    mount(App, { target });
  } else {
    target.textContent = ui.noData;
  }
}
