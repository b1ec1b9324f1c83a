/** Words of what changed in the evidence. */
import type { RecordChange, RecordKind } from '#domain/evidence/changes.ts';
import { catalogue, counted } from './catalogue.ts';

const COUNTED: Readonly<Record<RecordKind, (count: number) => string>> = {
  condition: (count) => counted(count, 'condition', 'conditions'),
  claim: (count) => counted(count, 'claim', 'claims'),
  source: (count) => counted(count, 'source', 'sources'),
  analysis: (count) => counted(count, 'analysis', 'analyses'),
  regimen: (count) => counted(count, 'regimen', 'regimens'),
  product: (count) => counted(count, 'product', 'products'),
  limit: (count) => counted(count, 'limit', 'limits'),
  safety: (count) => counted(count, 'safety record', 'safety records'),
};

const kinds: Record<RecordKind, string> = {
  condition: 'Conditions',
  claim: 'Claims',
  source: 'Sources',
  analysis: 'Analyses',
  regimen: 'Regimens',
  product: 'Products',
  limit: 'Limits of dose and rate',
  safety: 'Safety',
};

const what: Record<RecordChange['what'], string> = { new: 'New', changed: 'Changed', removed: 'Taken out' };

export const evidenceChanges = catalogue({
  title: 'What changed',
  lead: 'Every record that differs from the version before, verdicts first.',
  loading: 'Loading what changed',
  unread: 'What changed could not be read.',
  first: (version: string) => `Evidence ${version} is the first release.`,
  since: (version: string, since: string) => `Evidence ${version}, against ${since}.`,
  later: 'From the next version on, every record that is new, changed or taken out is named here.',
  holds: 'What it holds',
  nothing: (since: string) => `No record differs from ${since}.`,
  nothingText: 'Only the program changed.',
  kinds,
  what,
  count: (kind: RecordKind, count: number) => COUNTED[kind](count),
  record: 'Record',
  change: 'Change',
  detail: 'What is different',
  verdict: (before: string, now: string) => `Verdict: ${before} before, ${now} now`,
  certainty: (before: string, now: string) => `Certainty: ${before} before, ${now} now`,
  words: 'Words or figures',
  skipped: (seen: string, since: string) =>
    `This computer last showed ${seen}. The list begins with ${since}, so what changed before that is not in it.`,
  updated: (seen: string, version: string) => `The evidence was updated from ${seen} to ${version}.`,
  older: (seen: string, version: string) =>
    `The evidence is now ${version}, an older version than the ${seen} seen here before.`,
  verdicts: (count: number) => `${counted(count, 'condition has', 'conditions have')} another verdict.`,
  open: 'What changed',
  close: 'Do not show this again',
});
