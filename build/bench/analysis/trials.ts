/** An analysis of as many made-up trials as wanted, the same ones every time. For timings and for looking, never shown. */
import type { ResolvedAnalysis, ResolvedMember } from '#domain/pooling/resolved-records.ts';

/** Numbers from 0 to 1 in a fixed order (mulberry32). */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Most trials small, a few large, one very large; some without an event, as in real tables. */
export function madeUpAnalysis(trials: number): ResolvedAnalysis {
  const next = series(trials);
  const members = Array.from({ length: trials }, (_, index): ResolvedMember => {
    const size = index === Math.floor(trials / 2) ? 9000 : Math.round(20 + 20 / (0.02 + next()));
    const lean = size > 300 ? 0.02 * (next() - 0.5) : 0.12 * (next() - 0.7);
    const events = (risk: number): number => Math.min(size, Math.max(0, Math.round(size * risk)));
    const year = 1980 + Math.floor((45 * index) / trials);
    const id = `${['Testa', 'Probandus', 'Of the made-up trials of early infusion', 'Versuch'][index % 4] ?? ''} ${index + 1}, ${year}`;
    return {
      id,
      source: `made-up-${index + 1}`,
      finding: 'death',
      status: 'partly-verified',
      study: { id, year, events1: events(0.14 + lean), n1: size, events2: events(0.14), n2: size },
      assumed: false,
      startsOut: null,
      note: null,
      text: null,
    };
  });
  return {
    analysis: {
      id: 'made-up',
      title: 'Made-up trials, for timing',
      condition: 'acute-mi',
      outcome: 'Death from any cause',
      when: 'Within 35 days',
      measure: 'OR',
      unit: null,
      standing: 'evidence',
      shown: { model: 'REML', interval: 'z' },
      members: members.map(({ source, finding, id }) => ({
        source,
        finding,
        label: id,
        group: null,
        use: 'arms',
        assumes: [],
        multiplyBy: 1,
        startsOut: null,
        note: null,
      })),
      published: [],
      alongside: [],
      selection: 'Made up.',
      warnings: ['These trials do not exist.'],
      directions: { below: 'Fewer deaths with magnesium', above: 'More deaths with magnesium', better: 'below' },
      certainty: { level: 'very-low', reason: 'Made up.' },
      baseline: null,
      reading: 'Nothing can be read from these trials.',
    },
    measure: 'OR',
    members,
    published: [],
    alongside: [],
    baselineRisk: 0.14,
    input: null,
    problems: [],
  };
}
