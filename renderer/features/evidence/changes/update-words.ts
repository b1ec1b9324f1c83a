/** What an update of the evidence is told as: nothing, one line, or a warning that it went backwards. */
import type { EvidenceChanges } from '#domain/evidence/changes.ts';
import { evidenceChanges as words } from '../../../messages/evidence-changes.ts';

type Told = Pick<EvidenceChanges, 'version' | 'since' | 'changes' | 'lastSeen'>;

/** Null where there is nothing to tell: the first time on this computer, or the version already seen. */
export function updateWords({ version, changes, lastSeen }: Told): string | null {
  if (lastSeen === null || lastSeen === version) return null;
  if (lastSeen > version) return words.older(lastSeen, version);
  const verdicts = changes.filter((change) => change.verdict !== null).length;
  return verdicts === 0
    ? words.updated(lastSeen, version)
    : `${words.updated(lastSeen, version)} ${words.verdicts(verdicts)}`;
}

/** A ward that missed a version is told that the list does not reach back to what it knew. */
export function skippedWords({ version, since, lastSeen }: Told): string | null {
  return lastSeen === null || since === null || lastSeen >= since || lastSeen === version
    ? null
    : words.skipped(lastSeen, since);
}
