/** Empties one field of one person's entries, so that it is entered again and not merely looked at. */
import { FIELD_PATHS } from '../logic/paths.ts';
import type { Bench } from '../state/bench.svelte.ts';
import type { ChosenKey } from '../state/entry.svelte.ts';

const chosenKeys: Readonly<Record<string, ChosenKey>> = {
  indication: 'indication',
  route: 'route',
  product: 'product',
  diluent: 'diluent',
  'choice.rateUnit': 'rateUnit',
  'choice.bags': 'bags',
  'patient.weightBasis': 'weightBasis',
  'patient.sex': 'sex',
};

export function emptyAgain(bench: Bench, field: string): void {
  const path = FIELD_PATHS.find((known) => known === field);
  const key = chosenKeys[field];
  if (path !== undefined) bench.entry.set(path, '');
  else if (key !== undefined) bench.entry.chosen[key] = '';
  else if (field === 'regimen') bench.entry.chooseRegimen(null, '');
}
