/** What was read off a running pump. Emptied with everything else by "New calculation". */
import type { BackCheckResult } from '#domain/dosing/back-check.ts';
import { indication, population } from '#domain/dosing/records.ts';
import { call, messageOf, type ArgsOf } from '../../../api.ts';
import { asKeyed } from '../logic/keyed.ts';

export type PumpField =
  | 'bagG'
  | 'bagMl'
  | 'rateMlPerH'
  | 'minutesRunning'
  | 'volumeToInfuseMl'
  | 'orderedRateMlPerH'
  | 'doseG'
  | 'overMin'
  | 'weightKg';
const none: Readonly<Record<PumpField, string>> = {
  bagG: '',
  bagMl: '',
  rateMlPerH: '',
  minutesRunning: '',
  volumeToInfuseMl: '',
  orderedRateMlPerH: '',
  doseG: '',
  overMin: '',
  weightKg: '',
};

export class PumpState {
  fields = $state<Record<PumpField, string>>({ ...none });
  product = $state('');
  indication = $state('');
  population = $state('');
  phase = $state('');
  result = $state.raw<BackCheckResult | null>(null);
  problem = $state<string | null>(null);
  #asked = 0;

  question = $derived.by(() =>
    JSON.stringify([this.fields, this.product, this.indication, this.population, this.phase]),
  );

  get untouched(): boolean {
    return this.product === '' && Object.values(this.fields).every((text) => text === '');
  }

  clear(): void {
    this.fields = { ...none };
    this.product = '';
    this.indication = '';
    this.population = '';
    this.phase = '';
  }

  #input(): ArgsOf<'dosing:back-check'> {
    const keyed = (field: PumpField): string | null => asKeyed(this.fields[field]);
    return {
      product: this.product === '' ? null : this.product,
      bagG: keyed('bagG'),
      bagMl: keyed('bagMl'),
      rateMlPerH: keyed('rateMlPerH'),
      minutesRunning: keyed('minutesRunning'),
      volumeToInfuseMl: keyed('volumeToInfuseMl'),
      orderedRateMlPerH: keyed('orderedRateMlPerH'),
      doseG: keyed('doseG'),
      overMin: keyed('overMin'),
      weightKg: keyed('weightKg'),
      indication: indication.safeParse(this.indication).data ?? null,
      population: population.safeParse(this.population).data ?? null,
      phase: this.phase === 'loading' || this.phase === 'maintenance' ? this.phase : null,
    };
  }

  async ask(): Promise<void> {
    this.result = null;
    this.problem = null;
    const mine = (this.#asked += 1);
    if (this.untouched) return;
    try {
      const result = await call('dosing:back-check', this.#input());
      if (mine === this.#asked) this.result = result;
    } catch (error) {
      if (mine === this.#asked) this.problem = messageOf(error);
    }
  }
}
