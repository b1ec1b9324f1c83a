/** Words of the worksheet on paper. Figures, checks and steps come from the engine; a phase is named as on its card. */
import { catalogue } from './catalogue.ts';

/** "A, B and C". */
function list(items: readonly string[], last: string): string {
  const [final = '', ...before] = [...items].reverse();
  return before.length === 0 ? final : `${before.reverse().join(', ')} ${last} ${final}`;
}

export const worksheetPaper = catalogue({
  kind: 'Bedside Magnesium · worksheet',
  title: (route: string) => `magnesium sulfate — ${route}`,
  routes: { iv: 'IV infusion', im: 'IM injection', both: 'IV and IM' },
  noIndication: 'No indication entered',
  anyOf: (indications: readonly string[]) => indications.join(' or '),
  forRegimen: (indication: string, regimen: string) => `**${indication}** — ${regimen}`,
  /** Many a name begins with its authority already. */
  regimen: (name: string, authority: string) => (name.startsWith(authority) ? name : `${name} (${authority})`),
  freeOrder: 'free order, no regimen',
  product: (name: string) => `**${name}**`,
  productToDilute: (name: string) => `**${name}**, dilute before it goes into a vein`,
  label: 'Patient label',
  sources: 'Sources',
  dose: {
    start: 'Start: date and time',
    dose: 'DOSE',
    drug: (way: string) => `magnesium sulfate, ${way}`,
    site: 'Which muscle and side',
    siteOf: (number: number) => `Site ${String(number)}: which muscle and side`,
    rate: 'RATE',
    volumeToInfuse: 'Volume to infuse',
    prepare: 'Prepare',
  },
  change: {
    title: 'RATE CHANGE AT',
    dayAndAfter: (day: string, minutes: string) => `${day}, ${minutes} after the start`,
    after: (minutes: string) => `${minutes} after the start`,
    from: 'from',
    to: 'to',
    newBag: 'New bag and new rate together,',
    sameBag: 'Same bag, new rate,',
    people: 'two people at the pump.',
    changedAt: 'Changed at',
    by: 'By',
    checkedBy: 'Checked by',
  },
  watch: {
    title: 'Before each step and while it runs: watch, hold, stop',
    unset: 'no value is stored for this patient group; hold or stop at:',
    stopWhen: 'Stop when',
    regimen: 'Regimen',
    asksFor: (what: readonly string[]) => `asks for: ${what.join('; ')}`,
    entered: 'Entered',
    nothingEntered: 'nothing about the patient',
  },
  entered: {
    weight: 'weight',
    weightOf: (basis: string) => `${basis} weight`,
    height: 'height',
    age: 'age',
    creatinine: 'creatinine',
    urine: 'urine',
    breathing: 'breathing',
    reflexes: 'knee jerk',
    oxygen: 'oxygen saturation',
    serum: 'serum magnesium',
    days: 'days on treatment',
    toBirth: 'time to birth',
    day: 'given in the last 24 h',
    twoDays: 'given in the last 48 h',
    pregnant: 'pregnant',
    present: (what: string) => `${what} present`,
  },
  checks: {
    title: 'Checks',
    missingInApp: 'what was not entered or asked is listed in the app',
    cannotTell: (count: number, what: readonly string[]) => `**Cannot tell (${String(count)}):** ${what.join('; ')}.`,
    ok: (count: number, what: string) => `**OK (${String(count)}):** ${what}.`,
    okInApp: (count: number) => `**OK: ${String(count)} more checks,** each shown with its limit in the app.`,
    totals: (parts: readonly string[]) =>
      `**In all, this order and what was entered as given before:** ${parts.join('; ')}.`,
    firstHour: (grams: string) => `${grams} in the first hour`,
    day: (grams: string, mmol: string | null) => `${grams}${mmol === null ? '' : ` (${mmol})`} in 24 h`,
    twoDays: (grams: string) => `${grams} in 48 h`,
    reason: (reason: string) => `Reason: ${reason}.`,
    reasonForThese: (count: number, reason: string) => `Reason for these ${String(count)}: ${reason}.`,
    notAsked: (questions: readonly string[]) => `nobody has said whether there is ${list(questions, 'or')}`,
    notEntered: (names: readonly string[]) =>
      `${list(names, 'and')} ${names.length === 1 ? 'was' : 'were'} not entered`,
    askedAbsent: (what: string) => `${what} (asked, absent)`,
  },
  antidote: {
    title: 'Toxicity: antidote in the room',
    notForChild: 'Adult amounts are not for a child.',
    kept: 'Where it is kept',
    keptShort: 'Kept',
    notFaster: (rate: string, authority: string) => `Not faster than ${rate} (${authority}).`,
  },
  working: {
    title: 'Working',
    inApp: (steps: string, rates: readonly string[]) => `${[`${steps} steps in the app`, ...rates].join('; ')}.`,
  },
  record: {
    title: 'Seen at the bedside',
    columns: {
      when: 'Date, time',
      breaths: 'Breaths per min',
      reflexes: 'Knee jerk',
      urine: 'Urine, mL',
      oxygen: 'Oxygen saturation, %',
      pulse: 'Pulse',
      pressure: 'Blood pressure',
      rate: 'Rate at the pump, mL per hour',
      by: 'By',
    },
  },
  signatures: {
    first: 'First person: prepared and set',
    second: 'Second person: checked alone, from the order',
    name: 'Name, initials',
    signature: 'Signature',
    when: 'Date, time',
  },
});
