/**
 * What may be shown of a finding. A field named in `unread`, or any field of a source that rests on recall, was not
 * seen in a document: it is stored for the next reader and blanked here, once, before anything leaves the store.
 */
import type { Finding, VerificationStatus } from './records.ts';

const figureFields = ['estimate', 'interval', 'p', 'i2', 'studies', 'people'] as const;

function blankArm(arm: Finding['arms'][number], fields: ReadonlySet<string>): Finding['arms'][number] {
  return {
    ...arm,
    n: fields.has('n') ? null : arm.n,
    events: fields.has('events') ? null : arm.events,
    mean: fields.has('mean') ? null : arm.mean,
    sd: fields.has('sd') ? null : arm.sd,
  };
}

/** The finding with every unseen figure replaced by null. `unread` stays, so that a page can say "not read". */
export function blankUnread(finding: Finding, status: VerificationStatus): Finding {
  const unread = new Set<string>(
    status === 'recall-only' ? [...finding.unread, ...figureFields, 'arms', 'direction', 'text'] : finding.unread,
  );
  const text = unread.has('text') ? 'Not read in any source; kept for the next reader.' : finding.text;
  const shown: Finding = { ...finding, text, unread: [...unread] };
  for (const field of figureFields) if (unread.has(field)) shown[field] = null;
  if (unread.has('arms')) return { ...shown, arms: [] };
  const armFields = (index: number) =>
    new Set([...unread].filter((name) => name.startsWith(`arms.${index}.`)).map((name) => name.split('.')[2] ?? ''));
  return { ...shown, arms: finding.arms.map((arm, index) => blankArm(arm, armFields(index))) };
}
