/**
 * Reads the record files in db/evidence into memory, each checked against its schema.
 * A problem is a sentence that names the file, the field and what would be right, for a clinician who edits YAML.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { closedVersion, type ClosedVersion } from '#domain/evidence/changes.ts';
import { analysis, type Analysis } from '#domain/evidence/analysis-records.ts';
import { claim, condition, source, type Claim, type Condition, type Source } from '#domain/evidence/records.ts';
import { limit, product, regimen, type Limit, type Product, type Regimen } from '#domain/dosing/records.ts';
import {
  antidoteRow,
  comparison,
  emergencyStep,
  ladderRow,
  lesson,
  type AntidoteRow,
  type Comparison,
  type EmergencyStep,
  type LadderRow,
  type Lesson,
} from '#domain/evidence/safety-records.ts';
import { readYamlFile } from './read-yaml.ts';
import { problemSentences } from './sentences.ts';

export const searchTerm = z.strictObject({
  typed: z.array(z.string().min(1)).min(1),
  meaning: z.string().min(1),
  finds: z.string().min(1),
});
export type SearchTerm = z.infer<typeof searchTerm>;

export const pack = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}(?:\.\d+)?$/, 'a version such as "2026.11"'),
  reviewDue: z.string().regex(/^\d{4}-\d{2}$/, 'a month such as "2027-05"'),
  searched: z.string().regex(/^\d{4}-\d{2}$/),
});

export interface Records {
  readonly pack: z.infer<typeof pack>;
  readonly conditions: readonly Condition[];
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
  readonly regimens: readonly Regimen[];
  readonly products: readonly Product[];
  readonly limits: readonly Limit[];
  readonly emergency: readonly EmergencyStep[];
  readonly antidotes: readonly AntidoteRow[];
  readonly ladder: readonly LadderRow[];
  readonly comparisons: readonly Comparison[];
  readonly lessons: readonly Lesson[];
  readonly analyses: readonly Analysis[];
  readonly searchTerms: readonly SearchTerm[];
  /** What the version before held; null: there was none. */
  readonly previous: ClosedVersion | null;
}

/** Where a record came from, so that later checks can name the file. */
export interface Loaded {
  readonly records: Records;
  readonly fileOf: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

class Loader {
  readonly problems: string[] = [];
  readonly fileOf = new Map<string, string>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  #files(folder: string): string[] {
    const full = path.join(this.#root, folder);
    if (!existsSync(full)) return [];
    return readdirSync(full)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `${folder}/${name}`);
  }

  #parse(file: string): unknown {
    const read = readYamlFile(path.join(this.#root, file));
    if (read.kind === 'read') return read.value;
    this.problems.push(`${file}: ${read.sentence}`);
    return undefined;
  }

  #check<T>(schema: z.ZodType<T>, value: unknown, file: string): T | undefined {
    // Refused before, with a sentence of its own.
    if (value === undefined) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const sentence of problemSentences(result.error, value)) this.problems.push(`${file}: ${sentence}`);
    return undefined;
  }

  #remember(name: string, file: string): void {
    const before = this.fileOf.get(name);
    if (before !== undefined) this.problems.push(`${file}: the ${name} is already in ${before}`);
    this.fileOf.set(name, file);
  }

  /** One record per file, named after its id. */
  perFile<T extends { id: string }>(kind: string, folder: string, schema: z.ZodType<T>): T[] {
    return this.#files(folder).flatMap((file) => {
      const record = this.#check(schema, this.#parse(file), file);
      if (record === undefined) return [];
      if (path.basename(file, '.yaml') !== record.id)
        this.problems.push(`${file}: the file is not named after its id ${record.id}`);
      this.#remember(`${kind} ${record.id}`, file);
      return [record];
    });
  }

  /** Several records per file, in the order they are written. */
  perGroup<T extends { id: string }>(kind: string, folder: string, schema: z.ZodType<T>): T[] {
    return this.#files(folder).flatMap((file) => this.list(kind, file, schema));
  }

  list<T extends { id: string }>(kind: string, file: string, schema: z.ZodType<T>): T[] {
    const value = this.#parse(file);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.problems.push(`${file}: must be a list of records`);
      return [];
    }
    return value.flatMap((entry: unknown, index) => {
      const record = this.#check(schema, entry, `${file}, entry ${index + 1}`);
      if (record === undefined) return [];
      this.#remember(`${kind} ${record.id}`, file);
      return [record];
    });
  }

  /** A file that need not be there. */
  ifThere<T>(file: string, schema: z.ZodType<T>): T | null {
    if (!existsSync(path.join(this.#root, file))) return null;
    return this.#check(schema, this.#parse(file), file) ?? null;
  }

  one<T>(file: string, schema: z.ZodType<T>, otherwise: T): T {
    const value = this.#parse(file);
    if (value === undefined) return otherwise;
    return this.#check(schema, value, file) ?? otherwise;
  }
}

/** Condition order on screen: by group as listed, then as the group's own file order says (alphabetical by id). */
export function loadRecords(root: string): Loaded {
  const loader = new Loader(root);
  const records: Records = {
    pack: loader.one('pack.yaml', pack, { version: '0000.00', reviewDue: '0000-00', searched: '0000-00' }),
    conditions: loader.perFile('condition', 'conditions', condition),
    sources: loader.perFile('source', 'sources', source),
    claims: loader.perFile('claim', 'claims', claim),
    regimens: loader.perGroup('regimen', 'regimens', regimen),
    products: loader.perGroup('product', 'products', product),
    limits: loader.perGroup('limit', 'limits', limit),
    emergency: loader.list('emergency step', 'safety/emergency.yaml', emergencyStep),
    antidotes: loader.list('antidote', 'safety/antidotes.yaml', antidoteRow),
    ladder: loader.list('ladder row', 'safety/ladder.yaml', ladderRow),
    comparisons: loader.perGroup('comparison', 'safety/comparisons', comparison),
    lessons: loader.list('lesson', 'safety/lessons.yaml', lesson),
    analyses: loader.perFile('analysis', 'analyses', analysis),
    searchTerms: loader.one('search-terms.yaml', z.array(searchTerm), []),
    previous: loader.ifThere('previous-version.yaml', closedVersion),
  };
  return { records, fileOf: loader.fileOf, problems: loader.problems };
}
