/** Words that only paper needs: dates in full, what was entered, and the engine's checks in fewer lines. No arithmetic. */
import { sayClock } from '#domain/dosing/clock.ts';
import type { Calculation, Check, DosePhase, Order, PhaseResult } from '#domain/dosing/order.ts';
import type { Population, Regimen } from '#domain/dosing/records.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { FLAGS, weightWord } from '../../features/calculator/logic/words.ts';
import { phases as phaseWords } from '../../messages/calculator-phases.ts';
import { worksheetPaper as words } from '../../messages/print-worksheet.ts';

/** "22 November, 10:00 to 10:20": a page outlives the day, so the day is always said. */
export function spanWithDay(phase: DosePhase): string | null {
  if (phase.startsAt === null) return null;
  const from = dayFirst(phase.startsAt);
  return phase.endsAt === null
    ? phaseWords.span.from(from)
    : phaseWords.span.fromTo(from, sayClock(phase.endsAt, phase.startsAt));
}

export function dayFirst(at: string): string {
  const [time = at, day] = sayClock(at, null).split(' on ');
  return day === undefined ? time : `${day}, ${time}`;
}

const hasRoute = (phases: readonly PhaseResult[], im: boolean): boolean =>
  phases.some((phase) => phase.kind !== 'rate-change' && (phase.kind === 'im') === im);

export function routeTitle(phases: readonly PhaseResult[]): string {
  if (!hasRoute(phases, true)) return words.routes.iv;
  return hasRoute(phases, false) ? words.routes.both : words.routes.im;
}

export function isForChildren(order: Order, regimen: Regimen | null): boolean {
  const young: readonly (Population | null)[] = ['child', 'neonate'];
  return young.includes(regimen?.population.group ?? order.population);
}

/** What was entered about the patient, each with its unit, as keyed. None of it names a person. */
export function enteredWords({ patient }: Order): readonly string[] {
  const names = words.entered;
  const measured: readonly (readonly [string, string | null, string])[] = [
    [
      patient.weightBasis === null ? names.weight : names.weightOf(weightWord(patient.weightBasis)),
      patient.weightKg,
      'kg',
    ],
    [names.height, patient.heightCm, 'cm'],
    [names.age, patient.ageYears, 'years'],
    [names.age, patient.ageMonths, 'months'],
    [names.creatinine, patient.creatinineUmolPerL, 'micromol per L'],
    [names.creatinine, patient.creatinineMgPerDl, 'mg per dL'],
    [names.urine, patient.urineMlPerH, 'mL per hour'],
    [names.breathing, patient.respiratoryRate, 'per min'],
    [names.reflexes, patient.reflexes, ''],
    [names.oxygen, patient.spo2Percent, '%'],
    [names.serum, patient.serumMagnesiumMmolPerL, 'mmol per L'],
    [names.serum, patient.serumMagnesiumMEqPerL, 'mEq per L'],
    [names.serum, patient.serumMagnesiumMgPerDl, 'mg per dL'],
    [names.days, patient.daysOnTreatment, ''],
    [names.toBirth, patient.hoursToBirth, 'h'],
    [names.day, patient.alreadyGiven24hG, 'g'],
    [names.twoDays, patient.alreadyGiven48hG, 'g'],
  ];
  const said = measured.flatMap(([label, keyed, unit]) =>
    keyed === null || keyed.trim() === '' ? [] : [`${label} ${formatQuantity(keyed.trim(), unit)}`],
  );
  const present = FLAGS.filter(({ flag }) => patient.flags[flag] === true).map(({ label }) =>
    names.present(label.toLowerCase()),
  );
  return [...said, ...(patient.pregnant === true ? [names.pregnant] : []), ...present];
}

/** Everything a person must read whole: answered soft warnings and notes. What the rate-change card says already is not said twice. */
export function wholeChecks({ checks, phases }: Calculation): readonly Check[] {
  const onCard = phases.some((phase) => phase.kind === 'rate-change');
  return checks.filter((check) => check.value === 'problem' && !(onCard && check.id === 'loading-rate-left-running'));
}

/** Warnings with the same answer stand together; notes, which need none, come last. */
export function byReason(checks: readonly Check[]): readonly Check[] {
  const key = ({ answered }: Check): string => (answered === null ? '\uffff' : `${answered.reason} ${answered.text}`);
  const order = [...new Set(checks.map(key))].sort();
  return order.flatMap((reason) => checks.filter((check) => key(check) === reason));
}

/** Checks that could not be made, by what is missing: the questions nobody asked in one phrase, then each thing not entered. */
export function notMade(checks: readonly Check[], short: boolean): readonly string[] {
  const unasked = new Set<string>();
  const causes = new Set<string>();
  for (const { value, text } of checks) {
    if (value !== 'cannot-tell') continue;
    const question = /^Cannot tell: nobody has said whether there is (.+?)\. /.exec(text)?.[1];
    const cause = /cannot tell, because (.+?)\.(?: |$)/.exec(text)?.[1];
    if (question !== undefined) unasked.add(question);
    else causes.add(cause ?? (short ? (text.split('. ')[0] ?? text) : text).replace(/\.$/, ''));
  }
  const asked = unasked.size === 0 ? [] : [words.checks.notAsked([...unasked])];
  return [...asked, ...notEntered([...causes])];
}

/** "A, B and C were not entered" out of "A was not entered", "B was not entered"… */
function notEntered(causes: readonly string[]): readonly string[] {
  const pattern = /^(?:the )?(.+?) (?:was|were) not entered$/;
  const names = causes.flatMap((cause) => pattern.exec(cause)?.[1] ?? []);
  const others = causes.filter((cause) => !pattern.test(cause));
  return names.length === 0 ? others : [words.checks.notEntered(names), ...others];
}

/** OK checks in running text: each with its value, or only what was looked at. */
export function passed(checks: readonly Check[], withValues: boolean): string {
  const sentences = checks
    .filter(({ value }) => value === 'ok')
    .map(({ text }) => text.split('. ')[0]?.replace(/\.$/, '') ?? text);
  if (withValues) return [...new Set(sentences)].join('; ');
  return [...new Set(sentences.map(nameOfCheck))].join(', ');
}

function nameOfCheck(sentence: string): string {
  const [name = sentence, said] = sentence.split(': ');
  const what = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return /^asked, absent$/.test(said ?? '') ? words.checks.askedAbsent(what) : what;
}

/**
 * Steps that only repeat the plates (level 2), the strip (4) or the product line (5) give way when room is short. What
 * hands do and nothing else on the page says stays: the bag is mixed, and a full bag is emptied by what is too much.
 */
const repeated: readonly (readonly [number, RegExp, string])[] = [
  [2, /^(?:Set the |Two people check).*/, ''],
  [4, /^(Mix well):.*/, '$1.'],
  [4, /^(?:Draw up|Add the).*/, ''],
  [5, /^Take .*/, ''],
  [5, /^Measure .*?(?:\((the regimen names [^)]+)\)\. |\. (?=From a full bag))/, '$1. '],
  [6, /^(?:Label it|Inject).*/, ''],
];

export function stepsShown(steps: readonly string[], tight: number): readonly string[] {
  return steps.flatMap((step) => {
    const shorter = repeated
      .reduce((text, [level, pattern, instead]) => (tight >= level ? text.replace(pattern, instead) : text), step)
      .replace(/^\. /, '');
    return shorter === '' ? [] : [`${shorter.charAt(0).toUpperCase()}${shorter.slice(1)}`];
  });
}

/** "The regimen names glucose 5 % or sodium chloride 0.9 %." left out of a later card where the same stood before. */
export function saidOnce(steps: readonly string[], before: readonly string[]): readonly string[] {
  const fluids = /(?:^|(?<=\. ))(?:[Tt]he regimen names (?:[^.]|\.\d)+\.) ?/;
  const lower = (text: string): string => text.toLowerCase();
  return steps
    .map((step) => {
      const named = /the regimen names (?:[^.)]|\.\d)+/i.exec(step)?.[0];
      const known = named !== undefined && before.some((one) => lower(one).includes(lower(named)));
      return known ? step.replace(fluids, '') : step;
    })
    .filter((step) => step !== '');
}

/** "from 4 ampoules of 50 %": two numbers side by side would read as one. */
export function holderFirst(words: string): string {
  return words.replace(/^from (\S+) ([\d.]+ %) (\w+)/, 'from $1 $3 of $2');
}

/** The engine's sentence without the id of the limit, which says nothing at a bedside. */
export function withoutIds(sentence: string): string {
  return sentence.replace(/ \([a-z0-9]+(?:-[a-z0-9]+)+\)/g, '');
}
