/** Start of the gallery page: the same styles and the same bridge as the program, and never part of the installed app. */
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from 'svelte';
import { app } from '../state/app.svelte.ts';
import { session } from '../features/calculator/state/session.svelte.ts';
import Gallery from './Gallery.svelte';

const target = document.getElementById('app');
if (target !== null) {
  await Promise.all([session.load(), app.load()]);
  mount(Gallery, { target });
}
