/** Results as plain text for a terminal. The numbers are the contract's own strings: nothing is computed here. */
import type { Calculation, DosePhase, RateChangePhase } from '#domain/dosing/order.ts';
import type { ConditionPage, ConditionSummary, SearchAnswer } from '#domain/evidence/views.ts';
import type { Claim } from '#domain/evidence/records.ts';
import type { AppInfo } from '#ipc/views.ts';

const verdictWords: Record<ConditionSummary['verdict'], string> = {
  established: 'established',
  'may-help': 'may help',
  unproven: 'unproven',
  'not-better-than-placebo': 'tested and not better than placebo',
  'do-not-use': 'do not use',
};

function lines(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n')}\n`;
}

export function conditionsText(list: readonly ConditionSummary[]): string {
  const widest = Math.max(...list.map((item) => item.id.length), 0);
  return lines(
    list.map(
      (item) =>
        `${item.id.padEnd(widest)}  ${verdictWords[item.verdict]}, certainty ${item.certainty.replace('-', ' ')}: ${item.name}`,
    ),
  );
}

export function conditionText({ condition, claims, sources }: ConditionPage): string {
  return lines([
    condition.name,
    `${verdictWords[condition.verdict].toUpperCase()}, certainty ${condition.certainty.level.replace('-', ' ')}`,
    condition.bottomLine,
    condition.labelStatus.text,
    '',
    'Heard and checked',
    ...claims.map((claim) => `  ${claim.restatement}\n    ${claim.verdict.replace('-', ' ')}: ${claim.answer}`),
    '',
    'Sources',
    ...sources.map((source) => `  ${source.id}: ${source.citation}`),
  ]);
}

export function claimsText(claims: readonly Claim[]): string {
  return lines(
    claims.map((claim) => `${claim.id}  ${claim.verdict.replace('-', ' ')}: ${claim.restatement}\n    ${claim.answer}`),
  );
}

export function searchText(answer: SearchAnswer): string {
  return lines([
    ...answer.readAs.map((reading) => `"${reading.typed}" was read as ${reading.meaning}`),
    ...answer.hits.map((hit) => `${hit.kind.padEnd(9)} ${hit.id}: ${hit.title}`),
    answer.hits.length === 0
      ? `Nothing matches "${answer.query}".${answer.suggestions.length === 0 ? '' : ` These words would: ${answer.suggestions.join(', ')}.`}`
      : null,
  ]);
}

function phaseText(phase: DosePhase): string[] {
  const { dose } = phase;
  const rate =
    phase.rateMlPerH === null
      ? null
      : `  RATE ${phase.rateMlPerH} mL per hour${phase.minutes === null ? '' : ` for ${phase.minutes} min`}; volume to infuse ${phase.volumeToInfuseMl ?? 'not stated'} mL`;
  return [
    `${phase.title}`,
    `  DOSE ${dose.g} g${phase.per === 'dose' ? '' : ` per ${phase.per}`} = ${dose.mmol} mmol = ${dose.mEq} mEq = ${dose.elementalMg} mg elemental magnesium = ${phase.productMl} mL of the product`,
    ...(phase.preparation?.steps ?? []).map((step, index) => `  ${index + 1}. ${step}`),
    ...(rate === null ? [] : [rate]),
  ];
}

function rateChangeText(phase: RateChangePhase): string[] {
  return [
    `RATE CHANGE after ${phase.afterMinutes} min${phase.at === null ? '' : ` (${phase.at})`}: from ${phase.fromMlPerH} to ${phase.toMlPerH} mL per hour, two people`,
    `  ${phase.ifNobodyChanges.sentence}`,
  ];
}

const marks = { ok: 'OK', problem: 'PROBLEM', 'cannot-tell': 'CANNOT TELL' } as const;

export function calculationText(result: Calculation): string {
  return lines([
    `magnesium sulfate, status ${result.status}`,
    ...result.entries.map((entry) => `  ${entry.kind.toUpperCase()} ${entry.field}: ${entry.text}`),
    ...result.phases.flatMap((phase) => (phase.kind === 'rate-change' ? rateChangeText(phase) : phaseText(phase))),
    '',
    'Checks',
    ...result.checks.map(
      (check) =>
        `  ${check.value === 'problem' && check.tier === 'hard' ? 'STOP' : marks[check.value]}: ${check.text} [${check.source}]`,
    ),
    '',
    'Working',
    ...result.working.map(
      (step) =>
        `  ${step.step}: ${step.formula}; ${step.substituted} = ${step.result}${step.rounding === '' ? '' : ` (${step.rounding})`}`,
    ),
    '',
    result.secondMethod.text,
    `Evidence ${result.evidence.version}, ${result.evidence.hash.slice(0, 12)}`,
  ]);
}

export function infoText(info: AppInfo): string {
  return lines([
    `${info.name} ${info.version}`,
    `Evidence ${info.evidence.version}, sha256 ${info.evidence.hash}: ${info.evidence.usable ? 'intact' : 'NOT USABLE'}`,
    `Self-test ${info.selfTest.passed} of ${info.selfTest.total} reference calculations passed`,
    ...info.selfTest.failures.map((failure) => `  failed: ${failure}`),
    `Runtime: Electron ${info.runtime.electron}, Chromium ${info.runtime.chromium}, Node ${info.runtime.node}, SQLite ${info.runtime.sqlite} (${info.runtime.origin})`,
    ...info.problems,
  ]);
}
