/** Which calcium a page prints: the emergency card's for adults; for a child the rows read for children, side by side. */
import type { SafetyPage } from '#ipc/views.ts';
import { worksheetPaper as words } from '../../messages/print-worksheet.ts';
import { formatQuantity } from '#domain/quantity/format.ts';

export interface AntidoteBox {
  /** Read first, in bold. */
  readonly lead: readonly string[];
  readonly strong: string | null;
  readonly rest: string | null;
  readonly rows: readonly { readonly name: string; readonly text: string; readonly authority: string }[];
  readonly titles: readonly string[];
}

const step = (safety: SafetyPage, id: string) => safety.emergency.find((item) => item.id === id);

export function antidoteBox(safety: SafetyPage, child: boolean): AntidoteBox {
  const lead = [step(safety, 'stop-the-infusion')?.strong, step(safety, 'support-breathing')?.title].filter(
    (text) => text !== undefined && text !== null,
  );
  if (child) {
    const rows = safety.antidotes
      .filter((row) => row.situation === 'child' && row.status !== 'recall-only')
      .map((row) => ({ name: row.salt, text: `${row.amount}; ${row.over}`, authority: row.authority }));
    return { lead, strong: null, rest: null, rows, titles: [] };
  }
  const card = step(safety, 'calcium-gluconate');
  const label = safety.antidotes.find((row) => row.id === 'gluconate-us-label');
  const fastest =
    label?.mgPerMin === null || label === undefined
      ? null
      : words.antidote.notFaster(formatQuantity(label.mgPerMin.high, 'mg per min'), label.authority);
  const strong = card === undefined ? null : `${card.title}: ${card.strong ?? card.text}`;
  const more = card === undefined || card.strong === null ? '' : card.text.replace(card.strong, '').trim();
  const rest = [fastest, more].filter((text) => text !== null && text !== '').join(' ');
  // What was taken from the antidote's own record: the label page is named with how it was read.
  const titles = [
    ...new Set([
      ...(card?.places ?? []).map((place) => place.title),
      ...(label?.places ?? []).map((place) => place.title),
    ]),
  ].filter((title) => title !== null);
  return { lead, strong, rest, rows: [], titles: titles.slice(0, 2) };
}
