/**
 * Draws print jobs in a hidden window, one after another: asks for the job, lays it out, tightens it until it fits its
 * pages, and only then says that it is ready. Main turns what stands here into the PDF; the stamp below the page is
 * drawn by Chromium. The job's id is the part of the address behind the "#", so that the next job finds the program
 * and the typeface loaded.
 */
import '../ui/fonts.css';
import './print.css';
import { flushSync, mount, unmount } from 'svelte';
import { call } from '../api.ts';
import { setLocale } from '../messages/locale.svelte.ts';
import { fitToPages, loadFaces } from './fit.ts';
import PrintRoot from './PrintRoot.svelte';
import { pageFit } from './page-fit.svelte.ts';

const target = document.getElementById('page');
const faces = loadFaces();
let drawnId: string | null = null;
let sheet: Record<string, unknown> | null = null;

async function draw(page: HTMLElement): Promise<void> {
  const id = new URLSearchParams(window.location.hash.slice(1)).get('job');
  if (id === null || id === drawnId) return;
  drawnId = id;
  const [job, chosen] = await Promise.all([
    call('print:job', { id }),
    // A page is printed without them rather than not at all: then it reads as the catalogue is written.
    call('settings:get', {}).catch(() => null),
    faces,
  ]);
  // The same language as on the screen, where the page was looked at.
  if (chosen !== null) setLocale(chosen.values.locale);
  // Nothing of the page before is left: neither its marks nor how tightly it was set.
  if (sheet !== null) await unmount(sheet);
  pageFit.reset();
  document.documentElement.dataset['paper'] = job.paper;
  sheet = mount(PrintRoot, { target: page, props: { job, serumUnit: chosen?.values.serumUnit ?? 'mmol' } });
  flushSync();
  fitToPages(page, pageFit);
  // No frame is waited for: a hidden window is given one a second, and printing lays the page out anew from what stands here.
  await call('print:ready', { id });
}

if (target !== null) {
  window.addEventListener('hashchange', () => void draw(target));
  await draw(target);
}
