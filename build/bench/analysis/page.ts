/// <reference types="vite/client" />
/** The analysis screen alone, over made-up trials: "page.html?trials=100". The bench ticks its boxes and takes the time. */
import '../../../renderer/ui/fonts.css';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import { flushSync, mount } from 'svelte';
import AnalysisBody from '../../../renderer/features/analysis/AnalysisBody.svelte';
import { madeUpAnalysis } from './trials.ts';

declare global {
  interface Window {
    /** From a press on the box of one trial, milliseconds: until the page is changed, and until it has its layout. */
    timeToggles: (times: number) => { readonly changed: number; readonly laidOut: number }[];
  }
}

const trials = Number(new URLSearchParams(location.search).get('trials') ?? 100);
const target = document.body.appendChild(document.createElement('main'));
mount(AnalysisBody, { target, props: { resolved: madeUpAnalysis(trials), condition: null } });

window.timeToggles = (times) => {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  return Array.from({ length: times }, (_, index) => {
    const started = performance.now();
    boxes[(index * 7) % boxes.length]?.click();
    flushSync();
    const changed = performance.now() - started;
    target.getBoundingClientRect();
    return { changed, laidOut: performance.now() - started };
  });
};
