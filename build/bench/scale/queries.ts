/** 200 things a person might type, half of them into a list of made-up authors and titles; every third word is misspelt. */
import type { Records } from '../../evidence/load.ts';
import { repeatable } from './generate.ts';

const ward = [
  'crps',
  'CRSP',
  'mag sulph back pain',
  'MgSO4 pre-eclampsia',
  'torsade',
  'lumbago',
  'asthma child',
  'migrane',
  'postoperatve pain',
  'hypomagnesemia',
  'p',
  'pa',
  'pain',
  'm',
  'magnesium',
  'magnesium sulfate',
  'headache emergency',
  'hysterectomy',
  'saline',
  'trial',
  'atrial fibrilation',
  'cluster',
  'low back pian',
  'shiverng',
  'eclamptic fit',
  '10.1111/j.1526-4637.2009.00639.x',
  '21069663',
  'Fischer 2013',
  'zuspan',
  'tocolsis',
  'anesthesia',
  'haemorrhage',
  'colour',
  'zzzzqqqq',
  'dexmedetomidin',
  'ketmine',
];

function misspelt(text: string, next: () => number): string {
  if (text.length < 5) return text;
  const at = 1 + Math.floor(next() * (text.length - 3));
  const kind = Math.floor(next() * 3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  return `${text.slice(0, at)}x${text.slice(at + 1)}`;
}

/** The beginnings of words as they are typed are searches too. */
function typing(text: string, next: () => number): string {
  return text.slice(0, 1 + Math.floor(next() * text.length)).trim() || text;
}

export function searchQueriesFor(records: Records, count: number): string[] {
  const next = repeatable(77);
  const queries = [...ward];
  while (queries.length < count) {
    const record = records.sources[Math.floor(next() * records.sources.length)];
    if (record === undefined) break;
    const titleWords = record.citation.title.split(/\s+/).filter((word) => word.length > 3);
    const word = titleWords[Math.floor(next() * titleWords.length)] ?? 'pain';
    const other = titleWords[Math.floor(next() * titleWords.length)] ?? 'pain';
    const kinds = [
      record.shortName,
      misspelt(record.shortName, next),
      typing(record.shortName, next),
      `${word} ${other}`,
      misspelt(word, next),
      `${misspelt(word, next)} ${misspelt(other, next)}`,
      typing(`${word} ${other}`, next),
      record.citation.DOI ?? word,
      record.citation.PMID ?? word,
    ];
    queries.push(kinds[queries.length % kinds.length] ?? word);
  }
  return queries.slice(0, count);
}
