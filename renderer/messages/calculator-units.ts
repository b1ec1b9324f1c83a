/** Words of the unit explorer. Units themselves are written by the domain. */
import { catalogue } from './catalogue.ts';

export const unitWords = catalogue({
  title: 'Unit explorer',
  molar: '246.47 g per mol of the heptahydrate, two charges',
  unitFirst: 'Unit first',
  value: 'Value',
  chooseUnit: 'Choose the unit first.',
  product: 'Product',
  noProduct: 'None',
  groups: { dose: 'A dose', serum: 'Serum magnesium', creatinine: 'Creatinine' },
  ofHeptahydrate: (unit: string) => `${unit} of the heptahydrate`,
  ofElemental: (unit: string) => `${unit} of elemental magnesium`,
  ofProduct: (unit: string) => `${unit} of a product`,
  elemental: (unit: string) => `${unit} elemental`,
  sameDose: 'The same dose in every unit',
  sameLevel: 'The same level in every unit',
  sayUnit: 'Say the unit with every level: the same number means another level in another unit.',
});
