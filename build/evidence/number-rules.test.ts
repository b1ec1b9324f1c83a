/** A figure that is written in two ways is read in two ways: the store refuses what the screen would never write. */
import { describe, expect, it } from 'vitest';
import { badFigures, numberProblems } from './number-rules.ts';

describe('a figure in a sentence of the store', () => {
  it.each([
    ['relief in 80% of patients', '80%', '80 %'],
    ['4.5% and no more', '4.5%', '4.5 %'],
    ['10mL of it', '10mL', '10 mL'],
    ['over 30min', '30min', '30 min'],
    ['0.97 (0.90 to 1.05)', '0.90', '0.9'],
    ['a ratio of 1.10.', '1.10', '1.1'],
    ['5.0 mg', '5.0', '5'],
    ['p .03', '.03', '0.03'],
    ['67 trials, 2309 people', '2309', '2,309'],
    ['27 of 1000 untreated', '1000', '1,000'],
    ['data of 58050 people', '58050', '58,050'],
    ['data of 58 050 people', '58 050', '58,050'],
    ['1993 people were asked', '1993', '1,993'],
    ['a difference of -1.4 points', '-1.4', '\u22121.4'],
    ['(-7 to 3)', '-7', '\u22127'],
  ])('"%s" is refused: %s is to be %s', (text, found, wanted) => {
    expect(badFigures(text)).toEqual([{ found, wanted }]);
    expect(badFigures(text.replace(found, wanted))).toEqual([]);
  });

  it.each([
    'In 2013, 56 people; searched to January 2014',
    'J Physiol 2010;588:4205 and 1995;346(8969):258',
    'PMID 38830233 and NCT02133638',
    'pages 412-427, weeks 1-12',
    'The digest says “80% of patients” and "1000 people".',
    'Cochrane CD009969.pub2 and 10.1111/j.1526-4637.2009.00639.x',
    'COVID-19 and IL-10',
    'a dose of 0.05 mg, 10 to 20 mg, 1,000 mL',
  ])('"%s" stands as it is', (text) => {
    expect(badFigures(text)).toEqual([]);
  });

  it('is looked for in every sentence, and not in what only carries what was printed', () => {
    const record = {
      id: 'af-4.5g',
      findings: [{ text: '80% of them', p: '0.030' }],
      places: [{ where: 'Table 4.10, 1000 rows' }],
      regimens: ['af-lomaghi-4.5g'],
      url: 'https://example.org/1000%20mL',
    };
    expect([...numberProblems(record, 'source x')]).toEqual(['source x, findings 1, text: writes 80%; write 80 %']);
  });
});
