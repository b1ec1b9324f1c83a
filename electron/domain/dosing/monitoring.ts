/** The monitoring plan of an order: what the regimen says, the thresholds of the limits, and the antidote at hand before starting. */
import { dec } from '../quantity/decimal.ts';
import { formatQuantity } from '../quantity/format.ts';
import { sayLevel } from '../quantity/serum.ts';
import { indicationScope, whoAndWhat, type Facts } from './checks/scope.ts';
import { ANTIDOTE_CARD, SEE_REGIMEN, STOP_WHEN } from './monitoring-marks.ts';
import type { MonitoringItem } from './order.ts';
import type { Limit, LimitQuantity } from './records.ts';

const watched: Readonly<Partial<Record<LimitQuantity, string>>> = {
  'respiratory-rate': 'Breathing rate',
  'reflex-grade': 'Knee jerk',
  'urine-ml-per-h': 'Urine output',
  'urine-ml-per-4h': 'Urine output',
  'spo2-percent': 'Oxygen saturation',
  'serum-mmol-per-l': 'Serum magnesium',
};

const opWords: Readonly<Record<Limit['op'], string>> = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '=': 'equal to',
};

/** Items in the order they are read out: the regimen's own, then thresholds (hard ones first), then stop rules, then the antidote. */
export function monitoringPlan(facts: Facts): readonly MonitoringItem[] {
  const { setting } = facts;
  const { regimen } = setting;
  const authority = regimen?.authority ?? 'Free order';
  const own = (regimen?.monitoring ?? []).map((what) =>
    item(what, 'as the regimen says', SEE_REGIMEN, authority, null),
  );
  const stop = (regimen?.stopWhen ?? []).map((what) =>
    item(STOP_WHEN, 'at any time', what, authority, 'Stop the infusion and call for help.'),
  );
  const thresholds = setting.store.limits
    .filter(
      (limit) =>
        watched[limit.quantity] !== undefined &&
        whoAndWhat(limit, setting) &&
        indicationScope(limit, setting) === 'yes',
    )
    .sort((a, b) => rank(a) - rank(b))
    .map((limit) =>
      item(
        watched[limit.quantity] ?? '',
        limit.quantity === 'serum-mmol-per-l'
          ? 'whenever a level is taken'
          : 'before starting, before each dose and while it runs',
        thresholdText(limit),
        limit.places[0]?.title ?? 'Limit record',
        fill(limit),
      ),
    );
  return [...own, ...thresholds, ...stop, antidote(setting)];
}

const drawnUp = ['drawn up or at the bedside before starting', 'signs of too much magnesium', ANTIDOTE_CARD] as const;
const firstHelp = 'Stop magnesium sulfate, support breathing, give calcium slowly:';

/**
 * The adult amount only where the order is for an adult: 1 g is more than 300 mg per kg for a newborn of 3 kg. Half the
 * rate, the label's for children, wherever the order may be for a child.
 */
function antidote({ adult, populations }: Facts['setting']): MonitoringItem {
  return adult
    ? item(
        'Calcium gluconate 10 per cent, 10 mL (1 g)',
        ...drawnUp,
        `${firstHelp} the US label rate is at most 200 mg per min.`,
      )
    : item(
        populations.size === 0
          ? 'Calcium gluconate 10 per cent, for an adult 10 mL (1 g), for a child the amount on the antidote card'
          : 'Calcium gluconate 10 per cent, the amount for a child on the antidote card, not the 10 mL of an adult',
        ...drawnUp,
        `${firstHelp} the US label rate for children is at most 100 mg per min.`,
      );
}

function item(what: string, when: string, threshold: string, authority: string, ifNot: string | null): MonitoringItem {
  return { what, when, threshold, authority, ifNot };
}

const rank = (limit: Limit): number => (limit.tier === 'hard' ? 0 : 1);

function thresholdText(limit: Limit): string {
  return limit.quantity === 'reflex-grade' ? 'absent' : `${opWords[limit.op]} ${edgeText(limit)}`;
}

/** The limit's own sentence with its threshold in place of a value that is not known yet. */
function fill(limit: Limit): string {
  return limit.sentence.replace(/\s*\{value\}/g, '').replaceAll('{limit}', edgeText(limit));
}

function edgeText(limit: Limit): string {
  return limit.quantity === 'serum-mmol-per-l' ? sayLevel(dec(limit.value)) : formatQuantity(limit.value, limit.unit);
}
