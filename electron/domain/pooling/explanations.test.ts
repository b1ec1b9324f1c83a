/**
 * Why small trials or a pilot and the larger trial differ, in words: every number of these texts is the one in the
 * store or the one that pooling gives now, and none stands there that is not traced here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analysis } from '../evidence/analysis-records.ts';
import { condition, source, type Finding, type Source } from '../evidence/records.ts';
import { pool } from './pool.ts';
import type { Fit, OkPool } from './pool-records.ts';
import { resolveAnalysis } from './resolve-analysis.ts';

const evidence = path.join(import.meta.dirname, '../../../db/evidence');
const read = (folder: string, id: string): unknown =>
  parse(readFileSync(path.join(evidence, folder, `${id}.yaml`), 'utf8'));

const sourceOf = (id: string): Source => source.parse(read('sources', id));

function findingOf(sourceId: string, findingId: string): Finding {
  return sourceOf(sourceId).findings.find(({ id }) => id === findingId) ?? expect.fail(`${sourceId} ${findingId}`);
}

const people = (finding: Finding): number => finding.arms.reduce((sum, { n }) => sum + (n ?? 0), 0);
const ratio = ({ estimate, interval }: Finding): (number | undefined)[] => [
  estimate ?? undefined,
  interval?.low,
  interval?.high,
];
const fall = ({ estimate }: Finding): number => Math.round(100 - 100 * (estimate ?? Number.NaN));

const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Numbers as they stand in a text: in figures, or a count before people or trials in words. Names and hours do not count. */
function numbersIn(text: string): number[] {
  const plain = text.replaceAll(/\b(?:ISIS-4|LIMIT-2)\b/g, '').replaceAll(/\b(?:two answers|small ones)\b/g, '');
  return [...plain.matchAll(/\d[\d,]*(?:\.\d+)?|\b[a-z]+\b/gi)].flatMap(([found]) => {
    if (/^\d/.test(found)) return [Number(found.replaceAll(',', ''))];
    const place = words.indexOf(found.toLowerCase());
    return place > 0 ? [place] : [];
  });
}

function textOf(id: string): string {
  return condition.parse(read('conditions', id)).explanation?.text ?? expect.fail(`${id} has no explanation`);
}

function pooledMembers(id: string): OkPool {
  const record = analysis.parse(read('analyses', id));
  const sources = new Map(
    [
      ...record.members,
      ...record.published,
      ...record.alongside,
      ...(record.baseline === null ? [] : [record.baseline]),
    ].map((one) => [one.source, sourceOf(one.source)]),
  );
  const result = pool(resolveAnalysis(record, sources).input ?? expect.fail(`${id} pools nothing`));
  return result.status === 'ok' ? result : expect.fail(`${id} is refused`);
}

const shown = (fit: Fit): number[] =>
  fit.status === 'ok'
    ? [fit.shown.estimate, fit.shown.low, fit.shown.high].map((value) => Number(value.toFixed(2)))
    : expect.fail(fit.reason);

describe('why the small trials misled, after a heart attack', () => {
  const small = findingOf('teo-1991-ami-overview', 'early-death');
  const limit2 = findingOf('limit-2-1992', 'death-28-days');
  const isis4 = findingOf('isis-4-1995', 'death-5-weeks');
  const magic = findingOf('magic-2002', 'death-30-days');
  const fixed = findingOf('li-2007-cochrane-ami', 'early-death-fixed');
  const random = findingOf('li-2007-cochrane-ami', 'early-death-random');
  const { k, fixed: ownFixed, mantelHaenszel, random: own, studies } = pooledMembers('acute-mi-early-death');
  const { DL, REML } = own;
  if (DL.status !== 'ok' || REML.status !== 'ok') expect.fail('no random effects');

  it('holds the numbers of the store and of the pooling, in this order, and no other', () => {
    expect(numbersIn(textOf('acute-mi'))).toEqual([
      sourceOf('teo-1991-ami-overview').citation.year,
      small.studies,
      small.people,
      fall(small),
      sourceOf('limit-2-1992').citation.year,
      limit2.people,
      fall(limit2),
      isis4.people,
      magic.people,
      fixed.studies,
      ...ratio(fixed),
      ...ratio(random),
      k,
      shown(ownFixed)[0],
      shown(REML.z)[0],
    ]);
  });
  it('names people who are the people of the arms', () => {
    expect([people(small), people(magic)]).toEqual([small.people, magic.people]);
    expect(studies.find(({ id }) => id === 'ISIS-4 1995')?.people).toBe(isis4.people);
  });
  it('quotes a review that pooling its trials on this machine gives again', () => {
    expect(shown(mantelHaenszel)).toEqual(ratio(fixed));
    expect(shown(DL.z)).toEqual(ratio(random));
  });
  it('says of the plot what leaving the largest trial out and going year by year give', () => {
    const { reading } = analysis.parse(read('analyses', 'acute-mi-early-death'));
    expect(reading).toContain('Leave out ISIS-4, or switch to random effects, and magnesium seems to save lives.');
    const result = pooledMembers('acute-mi-early-death');
    const without = result.leaveOneOut.find((step) => step.without === 'ISIS-4 1995') ?? expect.fail('no such step');
    expect(shown(without.pool.fixed)[2]).toBeLessThan(1);
    expect(shown(REML.z)[2]).toBeLessThan(1);
    const steps = (result.cumulative ?? []).map(({ upTo, pool: sum }) => ({ upTo, high: shown(sum.fixed)[2] ?? 0 }));
    const end = steps.findIndex(({ upTo }) => upTo === 'ISIS-4 1995');
    expect(steps.slice(1, end).every(({ high }) => high <= 1)).toBe(true);
    expect(steps.slice(end).every(({ high }) => high > 1)).toBe(true);
  });
});

describe('why the pilot and the trial differ, in complex regional pain syndrome', () => {
  const pilot = sourceOf('collins-2009-crps');
  const change = findingOf('fischer-2013-crps', 'pain-change-week-1');

  it('holds the numbers of the store, in this order, and no other', () => {
    expect(change.text).toContain(`the same amount in both arms: ${change.estimate} points`);
    expect(numbersIn(textOf('crps'))).toEqual([
      pilot.people.magnesium,
      pilot.people.comparator,
      sourceOf('fischer-2013-crps').people.randomised,
      change.estimate,
    ]);
  });
});

describe('why an outcome has no analysis', () => {
  const reasons = readFileSync(path.join(evidence, 'analyses/NO-ANALYSIS.md'), 'utf8');

  it('one result of pre-eclampsia is printed three times', () => {
    const { arms, people: all } = findingOf('magpie-2002', 'side-effects');
    const [treated, control] = arms;
    if (treated?.events == null || treated.n === null || control?.events == null || control.n === null)
      expect.fail('a count was not read');
    const counts = { events1: treated.events, n1: treated.n, events2: control.events, n2: control.n };
    const result = pool({ measure: 'RR', level: 95, views: [], studies: [{ id: 'Magpie', ...counts }] });
    if (result.status !== 'ok') expect.fail('refused');
    const review = findingOf('duley-2010-preeclampsia', 'side-effects');
    expect(shown(result.fixed)).toEqual(ratio(review));
    expect(ratio(findingOf('bmj-2011-preeclampsia-sof', 'side-effects'))).toEqual(ratio(review));
    expect(counts.n1 + counts.n2).toBe(all);
    expect(all).toBe(review.people);
    const [row] = reasons.split('\n').filter((line) => line.startsWith('| Side-effects in pre-eclampsia'));
    for (const value of [review.people, ...Object.values(counts)])
      expect(row).toContain(value?.toLocaleString('en-GB') ?? 'nothing');
    expect(row).toContain(`${review.estimate} (${review.interval?.low} to ${review.interval?.high})`);
  });
  it('names sources that are stored', () => {
    const named = [...reasons.matchAll(/^\|[^|]+\|([^|]+)\|/gm)].flatMap(
      ([, cell]) => cell?.match(/[a-z][\w-]*\d[\w-]*/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(20);
    for (const id of named) expect(sourceOf(id).id).toBe(id);
  });
});
