/** Orders that bring the calculator's cards into each of their states; the answers come from the real engine. */
import type { FieldPath } from '../features/calculator/logic/paths.ts';
import { toAnswer } from '../features/calculator/logic/checks.ts';
import { Bench } from '../features/calculator/state/bench.svelte.ts';
import type { ChosenKey } from '../features/calculator/state/entry.svelte.ts';
import { session } from '../features/calculator/state/session.svelte.ts';

export interface SampleOrder {
  readonly regimen: string;
  readonly fields?: Partial<Record<FieldPath, string>>;
  readonly chosen?: Partial<Record<ChosenKey, string>>;
}

const adult = { 'patient.weightKg': '70' } as const;

export const ORDERS = {
  zuspan: {
    regimen: 'zuspan',
    chosen: { indication: 'pre-eclampsia', product: 'us-vial-50-10ml' },
    fields: {
      'choice.loadingG': '4',
      'choice.loadingMin': '20',
      'choice.maintenanceGPerH': '1',
      'choice.maintenanceH': '24',
      'patient.weightKg': '70',
      diluentMl: '92',
    },
  },
  stopped: {
    regimen: 'zuspan',
    chosen: { indication: 'pre-eclampsia', product: 'us-vial-50-10ml' },
    fields: {
      'choice.loadingG': '8',
      'choice.loadingMin': '20',
      'choice.maintenanceGPerH': '1',
      'choice.maintenanceH': '24',
      ...adult,
      diluentMl: '92',
    },
  },
  unfinished: {
    regimen: 'zuspan',
    chosen: { indication: 'pre-eclampsia' },
    fields: { 'choice.loadingG': '4', 'patient.weightKg': '700' },
  },
} as const satisfies Record<string, SampleOrder>;

/** How far a person has come with an order: just asked, every warning answered, or an edit made a moment ago. */
export type Stage = 'asked' | 'answered' | 'edited';

/** A bench with this order keyed in and answered by the engine. */
export async function benchOf(order: SampleOrder, stage: Stage, startAt: string | null = null): Promise<Bench> {
  const bench = new Bench(() => session.catalogue);
  const regimen = session.catalogue?.regimens.find(({ id }) => id === order.regimen) ?? null;
  bench.entry.chooseRegimen(regimen, order.regimen);
  Object.assign(bench.entry.chosen, order.chosen);
  Object.assign(bench.entry.fields, order.fields);
  if (startAt !== null) {
    const [startDate = '', startTime = ''] = startAt.split('T');
    Object.assign(bench.entry.chosen, { startDate, startTime });
  }
  await bench.ask();
  if (stage !== 'asked') {
    for (const check of toAnswer(bench.result?.checks ?? []))
      bench.entry.answer({ check: check.id, reason: check.reasons[0] ?? '', text: '', said: check.text });
    await bench.ask();
  }
  // The engine is asked about an edit and has not answered yet: the frame of the last answer stands, without figures.
  if (stage === 'edited') bench.result = null;
  return bench;
}
