/** The one door for taking references out: a format, a set of sources, and the file a person can save. */
import { z } from 'zod';
import type { Source } from '../records.ts';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toRis } from './ris.ts';
import { findingsCsv, sourcesCsv } from './tables.ts';

export const exportFormat = z.enum(['ris', 'bibtex', 'csl-json', 'csv', 'csv-findings']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportedFile = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string(),
  sources: z.int().nonnegative(),
});
export type ExportedFile = z.infer<typeof exportedFile>;

interface Writer {
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (sources: readonly Source[]) => string;
}

const writers: Readonly<Record<ExportFormat, Writer>> = {
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems', write: toRis },
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex', write: toBibtex },
  'csl-json': { extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json', write: toCslJson },
  csv: { extension: 'csv', mediaType: 'text/csv', write: sourcesCsv },
  'csv-findings': {
    extension: 'csv',
    mediaType: 'text/csv',
    write: (sources) =>
      findingsCsv(sources.flatMap((source) => source.findings.map((finding) => ({ source, finding })))),
  },
};

/** @param sources in the order they are wanted; a source given twice is written once */
export function exportSources(format: ExportFormat, sources: readonly Source[]): ExportedFile {
  const once = [...new Map(sources.map((source) => [source.id, source])).values()];
  const { extension, mediaType, write } = writers[format];
  const name = format === 'csv-findings' ? 'magnesium-findings' : 'magnesium-sources';
  return { fileName: `${name}.${extension}`, mediaType, text: write(once), sources: once.length };
}
