/**
 * The calculator: from an order to phases, checks and working. It never throws on a parsed order: what is wrong is an entry problem or a check.
 * Numbers are shown only when every entry is valid, no hard check stands, and an independent second method agrees (safety rules 24, 31, 32).
 */
import { zero } from '../quantity/decimal.ts';
import { asked, limitChecks } from './checks/limits.ts';
import { oneBagChecks } from './checks/one-bag.ts';
import { orderChecks } from './checks/order-checks.ts';
import { ownCheck } from './checks/own-check.ts';
import { recordChecks } from './checks/record-checks.ts';
import type { Facts } from './checks/scope.ts';
import { knownErrorChecks } from './known-errors.ts';
import { monitoringPlan } from './monitoring.ts';
import {
  noWatchPlan,
  type Calculation,
  type Check,
  type DosePhase,
  type EntryProblem,
  type Order,
  type PhaseResult,
} from './order.ts';
import { watchPlanOf } from './watch.ts';
import { dosePhase } from './phases.ts';
import { planPhases } from './plans.ts';
import { prepare, type Prepared } from './preparation.ts';
import { rateChangePhase } from './rate-change.ts';
import type { Product } from './records.ts';
import { saferProducts } from './safer-products.ts';
import { deliveriesOf, startsOf } from './schedule.ts';
import { readSetting, type DosingStore, type Setting } from './setting.ts';
import { totalsOf } from './totals.ts';
import { verifyResult } from './verify.ts';
import { totalStep, workingOf } from './working.ts';

export type { DosingStore } from './setting.ts';
export type EvidenceStamp = Readonly<{ version: string; hash: string }>;

const noTotals: Calculation['totals'] = { g1h: null, g24h: null, g48h: null, mmol24h: null };
const notCompared: Calculation['secondMethod'] = {
  agrees: true,
  compared: 0,
  text: 'Nothing was worked out, so nothing was compared.',
};

/**
 * Works out an order against the records of the store.
 * `ok`: numbers are given; unanswered soft problems stand in `checks` with `answered: null`, and the screen holds the rates back until they are answered.
 * `refused`: a hard check stands, no phases. `incomplete`: an entry is missing, impossible or unusual and not confirmed. `locked`: the two methods disagree.
 */
export function calculate(order: Order, store: DosingStore, evidence: EvidenceStamp): Calculation {
  const setting = readSetting(order, store);
  const plans = planPhases(setting);
  const closed = recordChecks(setting);
  if (closed.some(isStop)) return withoutNumbers('refused', setting.problems, stopChecks(setting), evidence);
  const early = firstPerField([...setting.problems, ...plans.problems]);
  if (setting.product === null || early.length > 0)
    return withoutNumbers('incomplete', early, stopChecks(setting), evidence);
  const product = setting.product;
  const preparation = prepare(setting, product, plans.phases);
  const plansPrepared = preparation.phases.map((prepared) => prepared.plan);
  const starts = startsOf(plansPrepared);
  const facts: Facts = {
    setting,
    phases: preparation.phases,
    starts,
    deliveries: deliveriesOf(plansPrepared, starts),
    ranges: plans.ranges,
  };
  const checks = distinct(
    [
      ...recordChecks(setting),
      ...limitChecks(facts),
      ...orderChecks(setting, product, plans, preparation.phases),
      ...oneBagChecks(preparation.phases),
      ...knownErrorChecks(setting, product, preparation.phases),
    ],
    order,
  );
  if (checks.some(isStop)) return withoutNumbers('refused', preparation.problems, checks, evidence);
  if (preparation.problems.length > 0)
    return withoutNumbers('incomplete', preparation.problems, stopChecks(setting), evidence);
  return shown(facts, product, checks, evidence);
}

/** One problem for each field: the first found is the one to repair first. */
function firstPerField(problems: readonly EntryProblem[]): readonly EntryProblem[] {
  return problems.filter((problem, index) => problems.findIndex((other) => other.field === problem.field) === index);
}

function isStop(check: Check): boolean {
  return check.tier === 'hard' && check.value === 'problem';
}

function shown(facts: Facts, product: Product, checks: readonly Check[], evidence: EvidenceStamp): Calculation {
  const { setting } = facts;
  const running = facts.phases.find((prepared) => prepared.plan.continuous) ?? null;
  const loads = facts.phases.some((prepared) => prepared.plan.kind === 'loading');
  const doses = facts.phases.map((prepared, index) => {
    const onDemand = loads && prepared.plan.kind === 'bolus' && prepared.plan.everyH === null;
    return dosePhase(setting, product, prepared, onDemand ? null : (facts.starts[index] ?? zero), running);
  });
  const totals = totalsOf(setting, facts.deliveries);
  const phases = withRateChange(facts, doses);
  const all = [...checks, ...phases.flatMap(leftRunning)];
  const second = verifyResult({ order: setting.order, regimen: setting.regimen, product, phases, totals });
  if (!second.agrees) return { ...withoutNumbers('locked', [], checks, evidence), secondMethod: second };
  return {
    status: 'ok',
    entries: [],
    phases,
    totals,
    checks: all,
    working: [
      ...facts.phases.flatMap((prepared) => workingOf(setting, product, prepared)),
      ...totalStep(doses, totals.g24h),
    ],
    monitoring: [...monitoringPlan(facts)],
    watch: watchPlanOf(facts),
    saferProducts: saferProducts(setting, product),
    secondMethod: second,
    evidence: { ...evidence },
  };
}

/** Puts the rate-change card between the loading dose and the infusion that follows it. */
function withRateChange(facts: Facts, doses: readonly DosePhase[]): PhaseResult[] {
  const loading = facts.phases.findIndex(
    (prepared) => prepared.plan.kind === 'loading' && prepared.plan.route === 'iv',
  );
  const running = facts.phases.findIndex((prepared) => prepared.plan.continuous);
  const from: Prepared | undefined = facts.phases[loading];
  const to: Prepared | undefined = facts.phases[running];
  const card = from && to ? rateChangePhase(facts, from, to) : null;
  if (card === null) return [...doses];
  return doses.flatMap((dose, index): PhaseResult[] => (index === running ? [card, dose] : [dose]));
}

/** The published phase of harm, said once beside the other checks. */
function leftRunning(phase: PhaseResult): readonly Check[] {
  if (phase.kind !== 'rate-change') return [];
  return [
    ownCheck(
      'loading-rate-left-running',
      'info',
      'problem',
      phase.ifNobodyChanges.sentence,
      'Known-error library: 36 of 46 published errors happened in maintenance',
      { phase: phase.title },
    ),
  ];
}

/** Checks that need no numbers: the record may not be used, or the patient as entered must not get any. */
function stopChecks(setting: Setting): readonly Check[] {
  return distinct(
    [...recordChecks(setting), ...limitChecks({ setting, phases: [], starts: [], deliveries: [], ranges: [] })],
    setting.order,
  );
}

/** Every check has an id of its own, so that an answer belongs to one check: a second of the same kind becomes "…-2". */
function distinct(checks: readonly Check[], order: Order): readonly Check[] {
  const seen = new Map<string, number>();
  return checks.map((check) => {
    const count = (seen.get(check.id) ?? 0) + 1;
    seen.set(check.id, count);
    const numbered = count === 1 ? check : { ...check, id: `${check.id}-${String(count)}` };
    return check.value === 'problem' ? asked(numbered, order) : numbered;
  });
}

function withoutNumbers(
  status: 'incomplete' | 'refused' | 'locked',
  entries: readonly EntryProblem[],
  checks: readonly Check[],
  evidence: EvidenceStamp,
): Calculation {
  return {
    status,
    entries: [...entries],
    phases: [],
    totals: noTotals,
    checks: [...checks],
    working: [],
    monitoring: [],
    watch: noWatchPlan,
    saferProducts: [],
    secondMethod: notCompared,
    evidence: { ...evidence },
  };
}
