/** The unit explorer: its sentence says the same numbers as its fields, with the unit of each (mg per L was once taken for mg per dL). */
import { describe, expect, it } from 'vitest';
import { conversionInput, convert, type Conversion, type ConversionInput } from './convert.ts';
import { goldenStore } from './golden-store.ts';

const vial = 'us-vial-50-10ml';
function converted(value: string, unit: ConversionInput['unit'], product: string | null = null): Conversion {
  return convert(conversionInput.parse({ value, unit, product }), goldenStore);
}
const words = (found: Conversion): string => found.text.replaceAll('\u00a0', ' ');

describe('masses', () => {
  it('4 g of a product: every unit, and its volume with the name of the product', () => {
    const found = converted('4', 'g', vial);
    expect(found).toMatchObject({ kind: 'mass', productMl: '8', mass: { g: '4', mmol: '16.23', mEq: '32.46' } });
    expect(words(found)).toMatch(
      /^4 g .* 16\.23 mmol, 32\.46 mEq, 394\.4 mg .*, 8 mL of Magnesium sulfate us-vial-50-10ml\.$/,
    );
  });

  it('the product named is the one that is used', () => {
    expect(converted('4', 'g', 'uk-20-ready')).toMatchObject({ productMl: '20' });
    expect(converted('10', 'mL', 'uk-20-ready')).toMatchObject({ mass: { g: '2' }, productMl: '10' });
    expect(converted('4', 'g', 'no-such-product')).toMatchObject({ productMl: null });
  });

  it('without a product there is no volume, and a volume is no dose', () => {
    const found = converted('4', 'g');
    expect(found).toMatchObject({ productMl: null });
    expect(words(found)).toMatch(/394\.4 mg[^,]*\.$/);
    expect(words(found)).not.toMatch(/mL/);
    expect(converted('10', 'mL')).toMatchObject({ kind: 'problem', fix: null });
    expect(words(converted('10', 'mL'))).toMatch(/Choose the product/);
  });

  it('a small volume keeps the second figure of a 1 mL syringe', () => {
    expect(converted('110', 'mg', vial)).toMatchObject({ productMl: '0.22' });
  });

  it('nothing entered is said as such', () => {
    expect(converted(' ', 'g')).toMatchObject({ kind: 'problem', fix: null });
    expect(words(converted(' ', 'g'))).toMatch(/Enter a value/);
  });
});

describe('laboratory values', () => {
  it.each([
    ['4.86', 'serum-mg-per-dl'],
    ['2', 'serum-mmol-per-l'],
    ['4', 'serum-mEq-per-l'],
  ] as const)('%s %s: three units in the sentence', (value, unit) => {
    const found = converted(value, unit);
    if (found.kind !== 'serum') throw new Error(found.kind);
    expect(words(found)).toContain(`${found.mmolPerL} mmol per L`);
    expect(words(found)).toContain(`${found.mEqPerL} mEq per L`);
    expect(words(found)).toContain(`${found.mgPerDl} mg per dL`);
  });

  it.each([
    ['88.42', 'creatinine-umol-per-l'],
    ['1', 'creatinine-mg-per-dl'],
  ] as const)('%s %s of creatinine is 88.42 micromol per L or 1 mg per dL', (value, unit) => {
    expect(converted(value, unit)).toMatchObject({ kind: 'creatinine', umolPerL: '88.42', mgPerDl: '1' });
    expect(words(converted(value, unit))).toMatch(/^88\.42 micromol per L of creatinine is 1 mg per dL\.$/);
  });
});
