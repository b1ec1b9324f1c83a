import { catalogue, counted } from './catalogue.ts';

/** The palette: search over the whole store, and commands by name. */
export const search = catalogue({
  title: 'Search and commands',
  prompt: 'Search conditions, claims, regimens and products, or name a command',
  results: 'Results',
  kinds: {
    condition: 'Condition',
    claim: 'Heard and checked',
    regimen: 'Regimen',
    safety: 'Safety',
    source: 'Sources',
    product: 'Products',
    command: 'Commands',
  },
  found: (count: number) => counted(count, 'result', 'results'),
  readAs: (typed: string, meaning: string) =>
    `Reading “${typed}” as **${meaning}**. The short form is never written here.`,
  calculate: 'Calculate',
  failed: (why: string) => `The search did not answer. ${why}`,
  nothing: (query: string) => `Nothing matches “${query}”.`,
  wordsThatMatch: 'Words that match:',
  hint: 'A condition, a claim someone made, a regimen, a product, a study, or a command. Short forms such as “mag sulph” are understood.',
  keys: { move: 'move', open: 'open', calculate: 'calculate' },
});
