/**
 * The names of every message that may cross from the renderer to main. No imports: the preload bundles this file,
 * and a name that is not here does not exist for the page.
 */
export const CHANNELS = [
  'app:info',
  'conditions:list',
  'conditions:get',
  'sources:list',
  'sources:get',
  'claims:list',
  'search:query',
  'dosing:catalogue',
  'dosing:calculate',
  'dosing:back-check',
  'dosing:second-check',
  'dosing:convert',
  'safety:get',
  'print:condition',
  'print:worksheet',
  'print:toxicity',
  'print:job',
  'print:ready',
  'settings:get',
  'settings:set',
  'clipboard:write',
] as const;

export type Channel = (typeof CHANNELS)[number];
