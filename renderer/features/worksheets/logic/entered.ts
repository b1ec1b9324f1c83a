/** What was entered for a saved worksheet, as label and value: only what was keyed or chosen, in the order of the form. */
import { sayClock } from '#domain/dosing/clock.ts';
import type { WorksheetPage } from '#domain/worksheet/records.ts';
import { saved } from '../../../messages/worksheet-page.ts';
import { fieldWords } from '../../calculator/logic/paths.ts';
import { INDICATIONS, POPULATIONS } from '../../calculator/logic/words.ts';

export interface Entered {
  readonly label: string;
  readonly value: string;
}

const LABELS: Readonly<Record<string, string>> = saved.entered.labels;
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  indication: INDICATIONS,
  population: POPULATIONS,
  route: saved.entered.routes,
};
/** Told elsewhere on the page: regimen and product by name, reasons beside their checks. */
const elsewhere = /^(?:regimen|product|confirmations)(?:\.|$)/;

function labelOf(path: string, name: string): string {
  const known = LABELS[path] ?? fieldWords(path).label;
  if (known !== path) return known;
  const words = name.replace(/^Order: /, '').replace(/^(?:choice|patient), /, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueOf(path: string, value: string): string {
  if (path === 'startAt') return sayClock(value, null);
  const unit = fieldWords(path).unit;
  const said = CODES[path]?.[value] ?? value;
  return unit === '' || !/^[\d.,]+$/.test(said) ? said : `${said}\u00a0${unit}`;
}

export function entered(fields: WorksheetPage['fields']): readonly Entered[] {
  return fields.flatMap(({ path, name, value }) => {
    const own = path.startsWith('order.') ? path.slice('order.'.length) : null;
    return own === null || elsewhere.test(own) ? [] : [{ label: labelOf(own, name), value: valueOf(own, value) }];
  });
}
