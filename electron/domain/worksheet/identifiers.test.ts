/** Hazard H-PRIV-1: a patient can be recognised in what this PC keeps. Control: text that looks like an identifier is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentifier, isNhsNumber } from './identifiers.ts';

const context = {
  today: '2026-11-22',
  knownWords: new Set(['zuspan', 'pritchard', 'collins', 'queensland', 'fresenius', 'kabi', 'torsades', 'pointes']),
};
const kindOf = (text: string): string | null => findIdentifier(text, context)?.kind ?? null;

describe('refused', () => {
  it.each([
    ['Mrs Jones', 'name'],
    ['mrs jones', 'name'],
    ['for Mr. O’Brien, bay 2', 'name'],
    ['Baby Smith', 'name'],
    ['Ms Nguyen second bag', 'name'],
    ['Frau Müller', 'name'],
    ['Joan Smith', 'name'],
    ['joan smith', 'name'],
    ['SMITH, Joan', 'name'],
    ['J. Smith', 'name'],
    ['Smith J.', 'name'],
    ['Agnieszka Kowalska', 'name'],
    ['patient: Fotheringay', 'name'],
    ['Xanthippe Featherstonehaugh', 'name'],
    ['seen with Sarah', 'name'],
    ['Patel in bed 4', 'name'],
    ['pt called Obadiah', 'name'],
    ['Dr Patel agreed', 'name'],
    ['McAllister', 'name'],
    ['Mrs\u200bJones and Mrs Jones', 'name'],
    ['ＭＲＳ Jones', 'name'],
    ['surname: x', 'label'],
    ['next of kin: daughter', 'label'],
    ['943 476 5919', 'nhs-number'],
    ['9434765919', 'nhs-number'],
    ['943-476-5919', 'nhs-number'],
    ['NHS ９４３４７６５９１９', 'nhs-number'],
    ['bed 4, 943.476.5919', 'nhs-number'],
    ['MRN 12345', 'hospital-number'],
    ['mrn:778', 'hospital-number'],
    ['hospital no. 4411', 'hospital-number'],
    ['K1234567', 'hospital-number'],
    ['RX-0012345', 'hospital-number'],
    ['12345678', 'hospital-number'],
    ['123456', 'hospital-number'],
    ['078-05-1120', 'hospital-number'],
    ['patient id 77', 'hospital-number'],
    ['DOB 3/5/1991', 'date-of-birth'],
    ['d.o.b. 03.05.91', 'date-of-birth'],
    ['born 22/11/2026', 'date-of-birth'],
    ['03/05/1991', 'date-of-birth'],
    ['1991-05-03', 'date-of-birth'],
    ['3 May 1991', 'date-of-birth'],
    ['May 3, 1991', 'date-of-birth'],
    ['3rd of June 1988', 'date-of-birth'],
    ['geb. 3.5.1991', 'date-of-birth'],
    ['07700 900123', 'phone'],
    ['+44 7700 900123', 'phone'],
    ['tel 020 7946 0000', 'phone'],
    ['(555) 010-4477', 'phone'],
    ['555-010-4477', 'phone'],
    ['j.smith@example.org', 'e-mail'],
    ['mail to joan @ example.org', 'e-mail'],
    ['SW1A 1AA', 'postcode'],
    ['lives at M1 1AE', 'postcode'],
  ])('%j looks like a %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('says what was found and what to write instead', () => {
    expect(findIdentifier('give to Mrs Jones', context)?.sentence).toMatch(
      /^"Mrs Jones" looks like a person's name\. Leave the name out;/,
    );
    expect(findIdentifier('9434765919', context)?.sentence).toMatch(/is a valid NHS number\. Leave it out/);
  });
});

describe('let through', () => {
  it.each([
    '',
    'bay 2 bed 4',
    'Labour Ward, room 7',
    'second bag',
    'Theatre Two',
    'bleep 2231',
    'agreed with the consultant',
    'Consultant agreed on ward round',
    'do not miss the rate change',
    'brown ampoule, 10 mL',
    'Zuspan Regimen',
    'Torsades de Pointes, no pulse',
    'Fresenius Kabi bag',
    'Collins 2009 regimen',
    '4 g over 20 min, then 1 g per hour',
    '20 000 mg in 500 mL',
    '40 g in 1000 mL',
    '300 then 25 mL per hour',
    'started 22/11/2026',
    'from 2026-11-22T10:00',
    '21 Nov 2026',
    'creatinine 92, urine 35',
    'Alaris pump 3',
    'Given over 20 min because of the emergency',
    'PMID 12075009, doi 10.1016/S0140-6736(02)08778-0',
    'magnesium sulfate 50 % Ampoule, Glucose 5 %',
    'weight 102.5 kg, 12.34567 mmol',
    'ICU Bed 12',
    'Women’s Hospital protocol, page 4',
    'IV over 20 min; 2 people',
    'ratio 1:1000',
    'level 4.2 at 06:00',
  ])('%j', (text) => {
    expect(findIdentifier(text, context)).toBeNull();
  });
});

describe('NHS number', () => {
  it.each([
    ['9434765919', true],
    ['9434765918', false],
    ['4505577104', true],
    ['1111111111', false],
    ['943476591', false],
  ])('%s: %s', (digits, valid) => {
    expect(isNhsNumber(digits)).toBe(valid);
  });

  it('is found wherever it stands and however it is spaced', () => {
    const valid = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
      .map((nine) => {
        const check = (11 - (nine.reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11)) % 11;
        return nine.join('') + String(check);
      })
      .filter(isNhsNumber);
    fc.assert(
      fc.property(
        valid,
        fc.constantFrom('', ' ', '-', '.'),
        fc.constantFrom('', 'bed 4 ', 'no '),
        (digits, gap, before) => {
          const written = `${before}${digits.slice(0, 3)}${gap}${digits.slice(3, 6)}${gap}${digits.slice(6)}`;
          expect(findIdentifier(written, context)).not.toBeNull();
        },
      ),
    );
  });

  it('never throws and never hangs, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void findIdentifier(text, context)),
    );
  });
});
