/** The notebook of planning: phases found, problems met, and which keyed fields were used. */
import type { Decimal } from '../quantity/decimal.ts';
import type { NumericChoice } from './bands.ts';
import { entryProblem } from './entries.ts';
import type { EntryProblem } from './order.ts';
import type { PhasePlan, RangeFinding } from './plan-types.ts';
import type { Setting } from './setting.ts';

/** Collects what planning finds: phases, problems, ranges, and the fields that were used. */
export class PlanBook {
  readonly phases: PhasePlan[] = [];
  readonly problems: EntryProblem[] = [];
  readonly ranges: RangeFinding[] = [];
  readonly notes: string[] = [];
  readonly used = new Set<string>(['bagG', 'bagMl']);
  readonly setting: Setting;
  constructor(setting: Setting) {
    this.setting = setting;
  }

  missing(field: string, text: string): void {
    if (!this.problems.some((problem) => problem.field === field))
      this.problems.push(entryProblem(field, 'missing', null, text));
  }

  /** Keyed number of a choice field, noted as used. */
  take(field: NumericChoice): Decimal | null {
    this.used.add(field);
    return this.setting.entered.choice[field];
  }

  weightMissing(): void {
    if (this.setting.entered.patient.weightKg === null)
      this.missing('patient.weightKg', 'Enter the weight: this dose is per kg.');
  }
}

/** Sites as a whole number: the keyed one, else the printed one, else one. */
export function sitesOf(keyed: Decimal | null, printed: number | null): number {
  return keyed === null ? (printed ?? 1) : Math.max(1, Math.min(4, Number(keyed.round(0, 0).toFixed(0))));
}
