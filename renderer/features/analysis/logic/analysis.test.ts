/** The words, rows and pictures of the stored analysis of 22 infarction trials, and of small made-up ones. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analysis } from '#domain/evidence/analysis-records.ts';
import { source } from '#domain/evidence/records.ts';
import { resolveAnalysis } from '#domain/pooling/resolve-analysis.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { svgText } from '../../../charts/figure-shapes.ts';
import { peopleSentence, readingOf, spreadWords, whatIf } from './analysis-words.ts';
import { peopleIn, runAll, runPool } from './bench-run.ts';
import { firstChoice, fixedMethodsFor, fixedModel, measuresFor, publishedIn, type Choice } from './choice.ts';
import { figureOf } from './figure.ts';
import { extentsOf, forestLines } from './forest-lines.ts';
import { eggerWords } from './funnel-words.ts';
import { analysisCsv, plainTable } from './plain-table.ts';
import { fixedInSentence, randomInSentence } from './words.ts';

const evidence = path.resolve('db/evidence');
const read = (file: string): unknown => parse(readFileSync(path.join(evidence, file), 'utf8'));
const sources = new Map(
  readdirSync(path.join(evidence, 'sources')).map((file) => {
    const one = source.parse(read(`sources/${file}`));
    return [one.id, one];
  }),
);
const stored = (id: string): ResolvedAnalysis => resolveAnalysis(analysis.parse(read(`analyses/${id}.yaml`)), sources);

const infarction = stored('acute-mi-early-death');
const morphine = stored('opioid-24h-morphine');
const pain = stored('pain-6h');
const reviews = stored('shivering-reviews');

function shown(resolved: ResolvedAnalysis, part: Partial<Choice> = {}) {
  const choice = { ...firstChoice(resolved), ...part };
  const { result } = runPool(resolved, choice);
  const all = runAll(resolved, choice.measure);
  return { resolved, choice, result, all, drawn: forestLines(resolved, choice, result, all) };
}
const without = (resolved: ResolvedAnalysis, id: string) => ({
  included: firstChoice(resolved).included.filter((one) => one !== id),
});
const words = ({ resolved, result, choice }: ReturnType<typeof shown>) => readingOf(resolved, result, choice);
const textOf = (parts: ReturnType<typeof shown>) =>
  words(parts)
    .paragraphs.map(({ text }) => text)
    .join(' ');

describe('what is said first', () => {
  it('names both models and every random answer where they disagree', () => {
    const reading = textOf(shown(infarction));
    expect(words(shown(infarction)).title).toBe('The two models disagree.');
    expect(reading).toContain(
      'Fixed effect gives 0.99: no clear difference. ISIS-4 1995 carries 74.9\u00a0% of its weight.',
    );
    expect(reading).toContain('Random effects gives 0.58 (42\u00a0% lower odds): fewer deaths with magnesium.');
    expect(reading).toContain('0.58 by REML, 0.66 by DerSimonian–Laird');
    expect(reading).toContain('That reaches to both sides of no difference.');
  });

  it('says that a sum without the largest trial is no answer', () => {
    const parts = shown(infarction, without(infarction, 'ISIS-4 1995'));
    expect(words(parts).title).toMatch(/^What if: /);
    expect(words(parts).paragraphs[0]?.text).toBe(
      'This is the sum without ISIS-4 1995, not what the trials say together.',
    );
    expect(whatIf(infarction, firstChoice(infarction))).toBeNull();
  });

  it('an illustration never says that something works', () => {
    expect(words(shown(morphine)).title).toBe('Here both models lean the same way.');
  });

  it('one trial, none and nothing pooled each have their own words', () => {
    expect(words(shown(pain)).title).toBe('One trial is counted.');
    expect(words(shown(pain, { included: [] })).title).toBe('No trial is counted.');
    expect(words(shown(reviews)).title).toBe('Each result stands for itself.');
  });

  it('people are counted at the stored risk, and only where one is stored', () => {
    const { result, choice } = shown(infarction);
    expect(peopleSentence(infarction, result, fixedModel(choice))).toContain('about 72 would die early');
    expect(peopleSentence(morphine, shown(morphine).result, fixedModel(choice))).toBeNull();
  });

  it('spread is said by I-squared and p, and doubted with few trials', () => {
    const spread = { Q: 1, df: 1, H2: 1 };
    expect(spreadWords({ ...spread, I2: 90, p: 0.001 }, 20)).toContain('far more');
    expect(spreadWords({ ...spread, I2: 0, p: 0.6 }, 20)).toBe('The trials differ no more than chance explains.');
    expect(spreadWords({ ...spread, I2: 0, p: 0.6 }, 3)).toContain('With 3\u00a0trials this can hardly be told.');
  });

  it('Egger’s test is said with its side and its reasons', () => {
    const { result } = shown(infarction);
    expect(result && eggerWords(result, infarction.analysis).join(' ')).toContain('fewer deaths with magnesium');
  });
});

describe('rows', () => {
  it('a trial left out keeps its place and its own interval, and has no weight', () => {
    const { lines, leftOut } = shown(infarction, without(infarction, 'ISIS-4 1995')).drawn;
    expect(leftOut.map(({ id }) => id)).toEqual(['ISIS-4 1995']);
    expect(lines.slice(0, 22).map(({ name }) => name)).toEqual(infarction.members.map(({ id }) => id));
    const line = lines.find(({ name }) => name === 'ISIS-4 1995');
    expect(line).toMatchObject({ row: { kind: 'study', included: false }, weights: { fixed: null, random: null } });
    expect(line?.interval?.estimate).toBeCloseTo(1.06, 2);
    expect(line?.sentence).toContain('Not counted.');
  });

  it('each row is one full sentence', () => {
    const first = shown(infarction).drawn.lines[0];
    expect(first?.sentence.replaceAll('\u00a0', ' ')).toBe(
      'Morton 1984. With magnesium sulfate 1 of 40; control 2 of 36. Odds ratio 0.44, from 0.04 to 5.02. Weight 0.05 % under fixed effect, 1.3 % under random effects.',
    );
    for (const { row, sentence } of shown(infarction).drawn.lines)
      if (row.kind !== 'gap') expect(sentence).toMatch(/\.$/);
  });

  it('an assumed size and a reason for starting left out are said', () => {
    expect(shown(morphine).drawn.lines[0]?.sentence).toContain('arm sizes assumed');
    const out = shown(pain).drawn.lines.find(({ name }) => name === pain.members[0]?.id);
    expect(out?.sentence).toContain(pain.members[0]?.startsOut ?? 'no reason');
  });

  it('published results are traced, never weighed, and become text in another measure', () => {
    const { lines } = shown(infarction).drawn;
    const published = lines.filter(({ row }) => row.kind === 'published');
    expect(published).toHaveLength(2);
    for (const line of published) expect(line).toMatchObject({ weights: { fixed: null, random: null } });
    expect(published[0]?.trace?.source).toBe('li-2007-cochrane-ami');
    expect(publishedIn('RD', infarction).every(({ drawn }) => !drawn)).toBe(true);
    expect(shown(infarction, { measure: 'RD' }).drawn.lines.filter(({ row }) => row.kind === 'text')).toHaveLength(2);
  });

  it('steps carry the other model beside them', () => {
    const { lines } = shown(infarction, { view: 'leave-one-out' }).drawn;
    const step = lines.find(({ name }) => name === 'Without ISIS-4 1995');
    expect(step?.interval?.estimate).toBeCloseTo(0.82, 2);
    expect(step?.second?.estimate).toBeCloseTo(0.54, 2);
  });

  it('the axis holds trials that are left out, so that nothing moves when one is unticked', () => {
    const whole = shown(infarction);
    const less = shown(infarction, without(infarction, 'Shechter 1990'));
    const count = (parts: typeof whole) => extentsOf(parts.drawn.lines, parts.all, 'studies').intervals.length;
    expect(count(less)).toBe(count(whole));
  });
});

describe('people counted', () => {
  it('are summed over the trials that are counted, and not said where one does not say how many it had', () => {
    expect(peopleIn(shown(infarction, { included: ['Morton 1984'] }).result)).toBe(76);
    const { result } = shown(infarction, { included: ['Morton 1984', 'ISIS-4 1995'] });
    const [first, ...others] = result?.studies ?? [];
    expect(first && peopleIn({ studies: [{ ...first, people: null }, ...others] })).toBeNull();
    expect(peopleIn(null)).toBeNull();
  });
});

describe('what can be chosen', () => {
  it('names of people keep their capitals within a line of words', () => {
    const choice = { fixed: 'mantelHaenszel', random: 'DL', interval: 'knappHartung' } as const;
    expect(fixedInSentence(choice)).toBe('Mantel–Haenszel');
    expect(randomInSentence(choice)).toBe('DerSimonian–Laird with Knapp–Hartung');
  });

  it('counts can be pooled in three measures, means only from a unit to standard deviations', () => {
    expect(measuresFor(infarction.members, 'OR')).toEqual(['OR', 'RR', 'RD']);
    expect(measuresFor(morphine.members, 'MD')).toEqual(['MD', 'SMD']);
    expect(measuresFor(stored('opioid-24h-standardised').members, 'SMD')).toEqual(['SMD']);
    expect(fixedMethodsFor(infarction.members, 'RR')).toEqual(['fixed', 'mantelHaenszel']);
    expect(fixedMethodsFor(morphine.members, 'MD')).toEqual(['fixed']);
  });
});

describe('taken out', () => {
  it('CSV holds every row with full figures and no bare formula', () => {
    const { resolved, choice, drawn, result } = shown(infarction);
    const csv = analysisCsv(plainTable(resolved, choice, drawn, result)).split('\r\n');
    expect(csv).toHaveLength(1 + 22 + 3 + 2 + 1);
    expect(csv[0]).toContain('Odds ratio,Lower limit,Upper limit');
    expect(csv[13]).toMatch(/^ISIS-4 1995,"trial, counted",1995,"?2,216 of 29,011"?/);
    expect(csv.join()).not.toContain('\u00a0');
  });

  it.each([
    ['22 trials', infarction],
    ['means with assumed sizes', morphine],
    ['reviews', reviews],
  ])('a picture of %s is complete, and its columns do not meet', (_, resolved) => {
    for (const width of [700, 880]) {
      const parts = shown(resolved);
      const figure = figureOf(parts, { width, height: 520, letter: 5.7, withWords: true });
      const svg = svgText(figure);
      const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(document.querySelector('parsererror')).toBeNull();
      for (const shape of figure.groups.flatMap(({ shapes }) => shapes)) {
        for (const [name, value] of Object.entries(shape.attributes)) {
          if (typeof value !== 'number') continue;
          expect(Number.isFinite(value), `${shape.tag} ${name}`).toBe(true);
          expect(value).toBeLessThanOrEqual(Math.max(figure.width, figure.height));
        }
      }
      const texts = [...document.querySelectorAll('text')].map((text) => text.textContent);
      for (const { name, row } of parts.drawn.lines)
        if (row.kind !== 'gap' && row.kind !== 'text') expect(texts).toContain(name);
    }
  });

  it('says on the picture itself that an illustration is no evidence', () => {
    expect(svgText(figureOf(shown(morphine), { width: 880, height: 900, letter: 6.7, withWords: true }))).toContain(
      'Not evidence: shows how pooling works.',
    );
  });

  it('the funnel is a picture of its own', () => {
    const svg = svgText(
      figureOf(shown(infarction, { view: 'funnel' }), { width: 880, height: 900, letter: 6.7, withWords: true }),
    );
    expect(svg.match(/<circle/g)).toHaveLength(22);
  });
});
