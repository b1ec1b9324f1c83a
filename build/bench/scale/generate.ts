/**
 * A store as large as this app may ever hold: the reviewed records plus made-up sources and findings, the same ones every
 * time. Made-up records carry names of no trial and are used only to measure speed.
 */
import { design, direction, source, type Finding, type Source } from '#domain/evidence/records.ts';
import type { Records } from '../../evidence/load.ts';

/** A small generator of repeatable numbers (mulberry32), so that two runs measure the same store. */
export function repeatable(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = [
  'ba',
  'ber',
  'chen',
  'da',
  'del',
  'do',
  'er',
  'fi',
  'gar',
  'ha',
  'hol',
  'ja',
  'kim',
  'ko',
  'la',
  'lin',
  'ma',
  'mar',
  'mo',
  'na',
  'ner',
  'o',
  'per',
  'ra',
  'ro',
  'sa',
  'sen',
  'son',
  'ta',
  'ti',
  'van',
  'wil',
  'ya',
  'zu',
];
const subjects = [
  'pain',
  'headache',
  'blood loss',
  'arrhythmia',
  'seizure',
  'shivering',
  'recovery',
  'sedation',
  'nausea',
  'length of stay',
  'mortality',
  'neuropathy',
  'opioid use',
  'asthma',
  'sleep',
  'blood pressure',
  'reflexes',
  'airway',
  'delirium',
  'fatigue',
];
const settings = [
  'after abdominal surgery',
  'in the emergency department',
  'after hysterectomy',
  'in intensive care',
  'after cardiac surgery',
  'during labour',
  'in children',
  'in older adults',
  'after spinal anaesthesia',
  'after knee replacement',
  'in day surgery',
  'after thyroidectomy',
  'in renal impairment',
  'after caesarean section',
  'in haemorrhage',
  'in oncology',
];
const comparators = [
  'saline',
  'ketamine',
  'lidocaine',
  'dexmedetomidine',
  'paracetamol',
  'standard care',
  'ketorolac',
  'metoclopramide',
  'nifedipine',
  'diazepam',
  'phenytoin',
  'verapamil',
];
const kinds = [
  'randomised trial',
  'cohort study',
  'systematic review',
  'pilot study',
  'double-blind trial',
  'dose-finding study',
  'registry analysis',
  'secondary analysis',
];
const times = ['1 hour', '2 hours', '6 hours', '24 hours', '48 hours', '7 days', '30 days', '6 months'];

class Maker {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = repeatable(seed);
  }

  /** From 0 up to, not including, `end`. */
  int(end: number): number {
    return Math.floor(this.#next() * end);
  }

  /** Words are used unevenly in real titles: the front of the list is met more often. */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#next() * this.#next() * list.length)];
    if (item === undefined) throw new Error('cannot pick from an empty list');
    return item;
  }

  name(): string {
    const parts = Array.from({ length: 2 + this.int(2) }, () => syllables[this.int(syllables.length)] ?? 'a');
    const joined = parts.join('');
    return joined.charAt(0).toUpperCase() + joined.slice(1);
  }

  finding(index: number): Finding {
    const estimate = (this.int(400) - 200) / 100;
    const half = (1 + this.int(150)) / 100;
    const subject = this.pick(subjects);
    const hasEstimate = this.int(10) < 7;
    return {
      id: `outcome-${index + 1}`,
      outcome: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${this.pick(settings)}`,
      when: this.pick(times),
      comparison: 'between-arms',
      measure: hasEstimate ? 'MD' : 'narrative',
      unit: null,
      estimate: hasEstimate ? estimate : null,
      interval: hasEstimate
        ? { low: Number((estimate - half).toFixed(2)), high: Number((estimate + half).toFixed(2)), level: 95 }
        : null,
      p: null,
      i2: null,
      studies: null,
      people: 20 + this.int(2000),
      arms: [],
      direction: this.pick(direction.options),
      text: `Measured against ${this.pick(comparators)} at ${this.pick(times)}; the difference was ${this.pick(['small', 'clear', 'absent', 'uncertain'])}.`,
      place: 0,
      unread: this.int(20) === 0 ? ['estimate', 'interval'] : [],
    };
  }

  source(index: number, findings: number, conditions: readonly string[]): Source {
    const year = 1980 + this.int(46);
    const authors = Array.from({ length: 1 + this.int(6) }, () => ({ family: this.name(), given: 'A' }));
    const first = authors[0]?.family ?? 'Nobody';
    const subject = this.pick(subjects);
    return {
      id: `scale-${index}-${first.toLowerCase()}-${year}`,
      shortName: `${first} ${year}`,
      design: this.pick(design.options),
      citation: {
        type: 'article-journal',
        title: `Magnesium sulfate against ${this.pick(comparators)} for ${subject} ${this.pick(settings)}: a ${this.pick(kinds)} from ${this.name()}`,
        author: authors,
        year,
        containerTitle: `Journal of ${this.name()} Medicine`,
        volume: String(1 + this.int(90)),
        issue: null,
        page: `${100 + this.int(900)}`,
        publisher: null,
        DOI: `10.5555/scale.${index}`,
        PMID: String(90_000_000 + index),
        PMCID: null,
        URL: null,
      },
      conditions: [...new Set([this.pick(conditions), ...(this.int(3) === 0 ? [this.pick(conditions)] : [])])],
      population: `Adults ${this.pick(settings)} at ${1 + this.int(12)} hospitals.`,
      people: { randomised: 20 + this.int(2000), analysed: null, magnesium: null, comparator: null },
      intervention: {
        route: 'intravenous',
        salt: 'magnesium sulfate',
        dose: null,
        over: null,
        frequency: null,
        course: null,
        other: null,
      },
      comparator: this.pick(comparators),
      findings: Array.from({ length: findings }, (_unused, at) => this.finding(at)),
      harms: null,
      conclusion: `Made up for a speed test: ${subject} ${this.pick(settings)} was ${this.pick(['lower', 'unchanged', 'higher'])}.`,
      places: [
        {
          title: null,
          year: null,
          url: null,
          where: 'abstract',
          level: this.pick(['primary-abstract', 'secondary', 'primary-fulltext'] as const),
        },
      ],
      status: this.int(3) === 0 ? 'verified' : 'partly-verified',
      notSeen: [],
      notes: null,
      secondReading: null,
    };
  }
}

/** @returns the records with made-up sources added until both numbers are reached; every added record is checked by the schema */
export function atScale(records: Records, wanted: { sources: number; findings: number }): Records {
  const maker = new Maker(20_261_122);
  const conditions = records.conditions.map((condition) => condition.id);
  const added: Source[] = [];
  let findingsLeft = wanted.findings - records.sources.reduce((sum, record) => sum + record.findings.length, 0);
  const toAdd = wanted.sources - records.sources.length;
  for (let index = 0; index < toAdd; index += 1) {
    const share = Math.max(0, Math.round(findingsLeft / (toAdd - index)));
    added.push(source.parse(maker.source(index, share, conditions)));
    findingsLeft -= share;
  }
  return { ...records, sources: [...records.sources, ...added] };
}
