/** The window in which a page is seen before it leaves: the same sheet as the PDF, laid out by the same steps. */
import '../ui/fonts.css';
import '../ui/tokens.css';
import './print.css';
import './preview/preview.css';
import { mount } from 'svelte';
import { call } from '../api.ts';
import { followTestLocale } from '../messages/locale.svelte.ts';
import { settings } from '../state/settings.svelte.ts';
import { loadFaces } from './fit.ts';
import Preview from './preview/Preview.svelte';

const id = new URLSearchParams(window.location.search).get('job');
const target = document.getElementById('page');

if (id !== null && target !== null) {
  const [job] = await Promise.all([call('print:job', { id }), settings.load(), loadFaces()]);
  followTestLocale();
  mount(Preview, { target, props: { id, job } });
}
