/** Two tables for a spreadsheet: one row per source, and one row per finding with unread figures left empty. */
import type { Finding, Source } from '../records.ts';
import { vancouver } from '../citation.ts';
import { blankUnread } from '../shown.ts';
import { csvText, type Cell } from './csv.ts';
import { levelsRead, statusText } from './reference.ts';

type Column<T> = readonly [heading: string, cell: (record: T) => Cell];

function authors(source: Source): string {
  return source.citation.author
    .map((author) => ('literal' in author ? author.literal : `${author.family} ${author.given}`.trim()))
    .join('; ');
}

/** What rests on recall is not given out as a figure. */
function seen<T extends Cell>(source: Source, value: T): T | null {
  return source.status === 'recall-only' ? null : value;
}

const sourceColumns: readonly Column<Source>[] = [
  ['id', (s) => s.id],
  ['short name', (s) => s.shortName],
  ['design', (s) => s.design],
  ['year', (s) => s.citation.year],
  ['title', (s) => s.citation.title],
  ['authors', authors],
  ['journal or publication', (s) => s.citation.containerTitle],
  ['volume', (s) => s.citation.volume],
  ['issue', (s) => s.citation.issue],
  ['pages', (s) => s.citation.page],
  ['publisher', (s) => s.citation.publisher],
  ['DOI', (s) => s.citation.DOI],
  ['PMID', (s) => s.citation.PMID],
  ['PMCID', (s) => s.citation.PMCID],
  ['URL', (s) => s.citation.URL],
  ['conditions', (s) => s.conditions.join('; ')],
  ['population', (s) => seen(s, s.population)],
  ['people randomised', (s) => seen(s, s.people.randomised)],
  ['people analysed', (s) => seen(s, s.people.analysed)],
  ['people given magnesium', (s) => seen(s, s.people.magnesium)],
  ['people in comparator', (s) => seen(s, s.people.comparator)],
  ['route', (s) => seen(s, s.intervention.route)],
  ['dose', (s) => seen(s, s.intervention.dose)],
  ['given over', (s) => seen(s, s.intervention.over)],
  ['comparator', (s) => seen(s, s.comparator)],
  ['findings', (s) => s.findings.length],
  ['harms', (s) => seen(s, s.harms)],
  ['conclusion', (s) => seen(s, s.conclusion)],
  ['status', statusText],
  ['read as', levelsRead],
  ['not seen', (s) => s.notSeen.join(' ')],
  ['second reading', (s) => s.secondReading?.note ?? null],
  ['reference', (s) => vancouver(s.citation)],
];

interface FindingOfSource {
  readonly source: Source;
  /** As it may be shown: unread figures are already null. */
  readonly finding: Finding;
}

/** A field of words cannot be null in a record, so that it was not read has to be asked. */
function readField(field: 'outcome' | 'when' | 'measure' | 'unit' | 'direction'): (row: FindingOfSource) => Cell {
  return ({ finding }) => (finding.unread.includes(field) ? null : finding[field]);
}

function armText(arm: Finding['arms'][number]): string {
  const parts = [
    arm.n === null ? null : `n ${arm.n}`,
    arm.events === null ? null : `events ${arm.events}`,
    arm.mean === null ? null : `mean ${arm.mean}`,
    arm.sd === null ? null : `SD ${arm.sd}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? arm.name : `${arm.name}: ${parts.join(', ')}`;
}

const findingColumns: readonly Column<FindingOfSource>[] = [
  ['source', ({ source }) => source.id],
  ['finding', ({ finding }) => finding.id],
  ['short name', ({ source }) => source.shortName],
  ['year', ({ source }) => source.citation.year],
  ['design', ({ source }) => source.design],
  ['conditions', ({ source }) => source.conditions.join('; ')],
  ['outcome', readField('outcome')],
  ['when', readField('when')],
  ['comparison', ({ finding }) => finding.comparison],
  ['measure', readField('measure')],
  ['unit', readField('unit')],
  ['estimate', ({ finding }) => finding.estimate],
  ['lower limit', ({ finding }) => finding.interval?.low ?? null],
  ['upper limit', ({ finding }) => finding.interval?.high ?? null],
  ['interval per cent', ({ finding }) => finding.interval?.level ?? null],
  ['p', ({ finding }) => finding.p],
  ['I2 per cent', ({ finding }) => finding.i2],
  ['studies', ({ finding }) => finding.studies],
  ['people', ({ finding }) => finding.people],
  ['arms', ({ finding }) => finding.arms.map(armText).join('; ')],
  ['direction', readField('direction')],
  ['in words', ({ finding }) => finding.text],
  ['status', ({ source }) => statusText(source)],
  ['not read', ({ finding }) => finding.unread.join(', ')],
  ['read at', ({ source, finding }) => source.places[finding.place]?.where ?? null],
  ['address read', ({ source, finding }) => source.places[finding.place]?.url ?? null],
  ['reference', ({ source }) => vancouver(source.citation)],
];

function table<T>(columns: readonly Column<T>[], records: readonly T[]): string {
  return csvText(
    columns.map(([heading]) => heading),
    records.map((record) => columns.map(([, cell]) => cell(record))),
  );
}

export function sourcesCsv(sources: readonly Source[]): string {
  return table(sourceColumns, sources);
}

/** @param findings with unread figures or without: they are blanked here again, so that no door is left open */
export function findingsCsv(findings: readonly FindingOfSource[]): string {
  return table(
    findingColumns,
    findings.map(({ source, finding }) => ({ source, finding: blankUnread(finding, source.status) })),
  );
}
