/** Empties one field of one person's entries, so that it is entered again and not merely looked at. */
import { FIELD_PATHS } from '../logic/paths.ts';
import type { PatientFlag } from '#domain/dosing/records.ts';
import { FLAGS } from '../logic/words.ts';
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
  'patient.pregnant': 'pregnant',
  'patient.reflexes': 'reflexes',
  population: 'population',
  emergency: 'emergency',
};

function flagOf(field: string): PatientFlag | null {
  return FLAGS.find((known) => `patient.flags.${known.flag}` === field)?.flag ?? null;
}

export function emptyAgain(bench: Bench, field: string): void {
  const path = FIELD_PATHS.find((known) => known === field);
  const key = chosenKeys[field];
  const flag = flagOf(field);
  if (path !== undefined) bench.entry.set(path, '');
  else if (key !== undefined) bench.entry.chosen[key] = '';
  else if (flag !== null) bench.entry.flags[flag] = '';
  else if (field === 'startAt') {
    bench.entry.chosen.startDate = '';
    bench.entry.chosen.startTime = '';
  } else if (field === 'regimen') bench.entry.chooseRegimen(null, '');
}
