/** Words of the calculator's list of checks. The sentence of each check is the engine's own. */
import { catalogue, counted } from './catalogue.ts';

const limits = (count: number): string => counted(count, 'limit', 'limits');

export const checks = catalogue({
  title: 'Checks',
  noneYet: 'none yet',
  /** Stands alone where there is no list. */
  noneYetSaid: 'Checks: none yet',
  /** "1 stop, 2 soft to answer, 3 cannot tell". */
  counts: {
    stop: (count: number) => counted(count, 'stop', 'stops'),
    soft: (count: number) => counted(count, 'soft', 'soft'),
    toAnswer: (count: number) => counted(count, 'soft to answer', 'soft to answer'),
    answered: (count: number) => counted(count, 'soft answered', 'soft answered'),
    cannotTell: (count: number) => counted(count, 'cannot tell', 'cannot tell'),
    info: (count: number) => counted(count, 'note', 'notes'),
    ok: (count: number) => counted(count, 'ok', 'ok'),
  },
  beingWorkedOut: 'being worked out',
  asking: 'Checks that ask for something',
  answered: 'Answered.',
  reasonNeeded: 'Reason needed.',
  proposal: 'Limit is a proposal, not yet approved.',
  /** Of a saved worksheet, where the checks of one kind are folded. */
  saved: {
    title: 'Checks as they stood',
    answered: (reason: string, text: string) => `Answered: ${reason}${text === '' ? '' : `: ${text}`}.`,
    readIn: (places: readonly string[]) => `Read in: ${places.join('; ')}`,
    show: {
      'cannot-tell': (count: number) => `${String(count)} cannot tell: show them`,
      info: (count: number) => `${String(count)} noted: show them`,
      ok: (count: number) => `${String(count)} ok: show them`,
    },
  },
  notes: 'Notes',
  showAnswered: (count: number) => `${String(count)} soft answered: show ${count === 1 ? 'it' : 'them'}`,
  answeredOnes: 'Answered warnings',
  showOk: (count: number) => `${String(count)} ok: show them`,
  ok: 'Checks that are ok',
  /** Stands before the names of the entries that would decide a check. */
  settledBy: 'Settled by:',
  goTo: (entry: string) => `Go to ${entry.toLowerCase()}`,
  unmade: {
    title: 'Limits that cannot be checked',
    /** "21 limits cannot be checked: 10 entries are missing." */
    count: (count: number, entries: number) =>
      `${limits(count)} cannot be checked: ${counted(entries, 'entry is', 'entries are')} missing.`,
    /** In sight, beside the name of the entry: as few words as say it. */
    waiting: limits,
    stops: (count: number) => counted(count, 'stop', 'stops'),
    questions: 'Conditions and drugs',
    /** The whole sentence, for a screen reader. */
    said: (entry: string, count: number, stops: number) =>
      `${entry}: ${limits(count)} cannot be checked${stops === 0 ? '' : `, ${counted(stops, 'stop', 'stops')} among them`}.`,
    notEntered: (entry: string) => `${entry} not entered`,
    notAsked: (questions: string) => `Not asked: ${questions}`,
  },
});
