/** What a pump chart of an order can run over: the weight, what is keyed in it, and the rate where it has one. */
import type { OrderInput } from '#domain/dosing/order.ts';
import type { ChartOver } from '#domain/dosing/pump-chart/records.ts';
import type { Regimen } from '#domain/dosing/records.ts';
import { pumpChartAsk as words } from '../../../messages/pump-chart-ask.ts';

type ChoiceAxis = Exclude<ChartOver, 'weightKg'>;

const axes: readonly (readonly [ChoiceAxis, 'loading' | 'maintenance' | 'dose', string])[] = [
  ['loadingG', 'loading', 'g'],
  ['loadingMmol', 'loading', 'mmol'],
  ['loadingPerKgMg', 'loading', 'mg per kg'],
  ['loadingPerKgMmol', 'loading', 'mmol per kg'],
  ['maintenanceGPerH', 'maintenance', 'g per hour'],
  ['maintenanceMmolPerH', 'maintenance', 'mmol per hour'],
  ['maintenanceMgPerKgPerH', 'maintenance', 'mg per kg per hour'],
  ['doseG', 'dose', 'g'],
  ['doseMg', 'dose', 'mg'],
  ['doseMmol', 'dose', 'mmol'],
  ['doseMEq', 'dose', 'mEq'],
  ['dosePerKgMg', 'dose', 'mg per kg'],
  ['dosePerKgMmol', 'dose', 'mmol per kg'],
];

export interface Axis {
  readonly value: ChartOver;
  readonly label: string;
  readonly unit: string;
}

export function chartAxes({ choice }: OrderInput, regimen: Regimen | null): readonly Axis[] {
  const runs = regimen?.phases.some(({ kind }) => kind === 'maintenance') ?? false;
  const keyed = axes.filter(([field]) => (choice?.[field] ?? '') !== '');
  const hasRate = keyed.some(([, part]) => part === 'maintenance');
  const offered = axes.filter((axis) => keyed.includes(axis) || (runs && !hasRate && axis[0] === 'maintenanceGPerH'));
  return [
    { value: 'weightKg', label: words.weight, unit: 'kg' },
    ...offered.map(([value, part, unit]) => ({ value, label: words.inUnit(words[part], unit), unit })),
  ];
}
