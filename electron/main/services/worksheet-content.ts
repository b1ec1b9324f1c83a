/** From an order and its calculation to what is saved: names of the day, a headline, the words it is found by, the hash. */
import { createHash } from 'node:crypto';
import type { Calculation, Order } from '#domain/dosing/order.ts';
import type { DosingCatalogue } from '#domain/evidence/views.ts';
import { words } from '#domain/evidence/search-text.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { canonical } from '#domain/worksheet/canonical.ts';
import { findIdentifier, type IdentifierContext } from '#domain/worksheet/identifiers.ts';
import type { WorksheetContent } from '#domain/worksheet/records.ts';

export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value), 'utf8').digest('hex');
}

/** Null: may be saved. Only what may be printed and used is saved; anything else would look like a worksheet and not be one. */
export function whyNotSaved(calculation: Calculation): string | null {
  if (calculation.status === 'incomplete')
    return `The worksheet was not saved: ${calculation.entries[0]?.text ?? 'an entry is missing.'}`;
  const stop = calculation.checks.find((check) => check.tier === 'hard' && check.value === 'problem');
  if (calculation.status !== 'ok' && stop !== undefined) return `The worksheet was not saved: ${stop.text}`;
  const open = calculation.checks.find(
    (check) => check.tier === 'soft' && check.value === 'problem' && check.answered === null,
  );
  if (open !== undefined) return `The worksheet was not saved. This must be answered with a reason first: ${open.text}`;
  return calculation.status === 'ok' ? null : 'The worksheet was not saved: a check does not allow it.';
}

export function headline(calculation: Calculation): string {
  const parts = calculation.phases.flatMap((phase) => {
    if (phase.kind === 'rate-change') return [];
    const dose = formatQuantity(phase.dose.g, 'g');
    if (phase.per === 'h')
      return [
        `${phase.kind} ${dose} per hour${phase.durationH === null ? '' : ` for ${formatQuantity(phase.durationH, 'h')}`}`,
      ];
    if (phase.per === 'dose')
      return [
        `${phase.kind === 'im' ? 'intramuscular' : phase.kind} ${dose}${phase.minutes === null ? '' : ` over ${formatQuantity(phase.minutes, 'min')}`}`,
      ];
    return [`${phase.kind === 'im' ? 'intramuscular' : phase.kind} ${dose} every ${phase.per}`];
  });
  return parts.join('; ').slice(0, 500);
}

/** Words of the store, so that the name of a regimen or of a maker is not taken for a patient's. */
export function knownWords(catalogue: DosingCatalogue): ReadonlySet<string> {
  const texts = [
    ...catalogue.regimens.flatMap((item) => [item.name, item.authority, item.population.text, ...item.diluents]),
    ...catalogue.products.flatMap((item) => [item.name, item.form, item.vehicle ?? '']),
  ];
  return new Set(
    texts.flatMap((text) =>
      (text.match(/[\p{L}][\p{L}'-]*/gu) ?? []).map((word) =>
        word
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .toLowerCase()
          .replace(/'s$/, '')
          .replace(/[^a-z-]/g, ''),
      ),
    ),
  );
}

/** Fields that are chosen from lists or are a clock time: nothing can be typed into them. */
const chosen = new Set([
  'regimen',
  'product',
  'indication',
  'population',
  'route',
  'startAt',
  'check',
  'weightBasis',
  'sex',
  'rateUnit',
  'bags',
  'reflexes',
]);

function typedTexts(value: unknown, field: string): readonly { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return chosen.has(field) ? [] : [{ field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => typedTexts(item, field));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => typedTexts(item, key));
  return [];
}

/** Null: nothing that was typed looks like a patient. Else the sentence for the first that does. */
export function identifierIn(order: unknown, label: string, context: IdentifierContext): string | null {
  for (const { text } of [{ field: 'label', text: label }, ...typedTexts(order, '')]) {
    const identifier = findIdentifier(text, context);
    if (identifier !== null) return identifier.sentence;
  }
  return null;
}

export function searchText(
  content: Pick<WorksheetContent, 'title' | 'productName' | 'headline' | 'label'>,
  order: Pick<Order, 'regimen' | 'product' | 'indication'>,
): string {
  return words(
    [
      content.title,
      content.productName,
      content.headline,
      content.label,
      order.regimen,
      order.product,
      order.indication,
    ].join(' '),
  ).join(' ');
}
