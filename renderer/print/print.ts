/**
 * Draws one print job in a hidden window: asks for the job, lays it out, tightens it until it fits its pages, and only
 * then says that it is ready. Main turns what stands here into the PDF; the stamp below the page is drawn by Chromium.
 */
import '../ui/fonts.css';
import './print.css';
import { flushSync, mount } from 'svelte';
import { call } from '../api.ts';
import { fitToPages, loadFaces } from './fit.ts';
import PrintRoot from './PrintRoot.svelte';
import { pageFit } from './page-fit.svelte.ts';

const id = new URLSearchParams(window.location.search).get('job');
const target = document.getElementById('page');

if (id !== null && target !== null) {
  const job = await call('print:job', { id });
  document.documentElement.dataset['paper'] = job.paper;
  await loadFaces();
  mount(PrintRoot, { target, props: { job } });
  flushSync();
  fitToPages(target, pageFit);
  // No frame is waited for: a hidden window is given one a second, and printing lays the page out anew from what stands here.
  await call('print:ready', { id });
}
