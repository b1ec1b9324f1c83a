/** What is known of the fluid an order names for its dilution. */
import type { Check } from '../order.ts';
import type { Prepared } from '../preparation.ts';
import type { Setting } from '../setting.ts';
import { ownCheck } from './own-check.ts';

const incompatible = /bicarbonate|carbonate|phosphate|calcium|salicylate/i;
const percent = String.raw`\s?(?:%|per\s?cent|percent)(?:\s?w\/v)?`;
const sodiumChloride = String.raw`(?:sodium chloride|nacl|saline)`;
const glucose = String.raw`(?:glucose|dextrose)`;
const form = String.raw`(?: (?:solution|injection|infusion|intravenous infusion|solution for infusion))?`;

/**
 * Only the two fluids the labels name, and only whole: another strength (sodium chloride 3 per cent, glucose 50 per
 * cent), a mixture of the two, or water is not what was read, although the words are in it. Without its strength a
 * fluid is not named: "saline" is sold from 0.45 to 30 per cent.
 */
const namedByLabels = new RegExp(
  `^(?:${sodiumChloride} 0[.,]9${percent}|0[.,]9${percent} ${sodiumChloride}|${glucose} 5${percent}|5${percent} ${glucose})${form}$`,
  'i',
);

const plainText = (fluid: string): string => fluid.trim().replace(/\s+/g, ' ').toLowerCase();

/** The diluent written in the order: known, forbidden, or not told by any source that was read. */
export function diluentChecks(setting: Setting, phases: readonly Prepared[]): readonly Check[] {
  const { diluent } = setting.order;
  if (diluent === null || diluent.trim() === '' || phases.every((prepared) => prepared.mixture.diluentMl === null))
    return [];
  const source = 'DBL product information and US premix label, incompatibilities';
  if (incompatible.test(diluent)) {
    const text = `${diluent}: magnesium sulfate is not mixed with bicarbonates, carbonates, phosphates, salicylates or calcium salts; it can precipitate.`;
    return [ownCheck('diluent-incompatible', 'hard', 'problem', text, source, { field: 'diluent' })];
  }
  const keyed = plainText(diluent);
  const named =
    namedByLabels.test(keyed) || (setting.regimen?.diluents.some((item) => plainText(item) === keyed) ?? false);
  if (named) return [];
  return [
    ownCheck(
      'diluent-unknown',
      'info',
      'cannot-tell',
      `${diluent}: no source read says whether magnesium sulfate may be mixed with it. The labels read name glucose 5 % and sodium chloride 0.9 %.`,
      'US 50 per cent label, dosage: diluents',
      { field: 'diluent' },
    ),
  ];
}
