/** Hazard H-EXP-1: an exported dose is read wrongly by another system, or a changed file comes in as if it were a record. */
import ucum from '@lhncbc/ucum-lhc';
import { Fhir } from 'fhir';
import { describe, expect, it, vi } from 'vitest';
import { calculate } from '#domain/dosing/calculate.ts';
import { goldenCases } from '#domain/dosing/golden-orders.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { order, type Calculation } from '#domain/dosing/order.ts';
import { fhirQuantity, medicationRequest } from '#domain/worksheet/fhir.ts';
import type { WorksheetExport, WorksheetSummary } from '#domain/worksheet/records.ts';
import { hashOf } from '../services/worksheet-content.ts';
import { evidenceThen, everything, savable, startWard } from './worksheets-setup.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const validator = new Fhir();

/** As another system would read it: from text. */
function problemsOf(resource: object): string[] {
  return validator
    .validate(JSON.parse(JSON.stringify(resource)) as object, { errorOnUnexpected: true })
    .messages.filter((message) => message.severity === 'error' || message.severity === 'fatal')
    .map((message) => `${message.location ?? ''}: ${message.message ?? ''}`);
}

const head: WorksheetSummary = {
  id: '3f1f7a52-8c5e-4a5c-9d64-0a3d1c9b8e77',
  number: 1,
  madeAt: '2026-11-22T10:00:00.000Z',
  evidence: evidenceThen,
  presentEvidence: true,
  regimen: null,
  product: null,
  indication: 'pre-eclampsia',
  title: 'x',
  productName: 'y',
  headline: 'z',
  label: '',
  status: 'current',
  supersedes: null,
  origin: 'here',
  overrides: 0,
};

interface Quantity {
  value: number;
  unit: string;
  system: string;
  code: string;
}
interface Dosage {
  text: string;
  route: { text: string };
  timing?: { repeat: Record<string, unknown> };
  doseAndRate: {
    doseQuantity?: Quantity;
    rateQuantity?: Quantity;
    rateRatio?: { numerator: Quantity; denominator: Quantity };
  }[];
}
interface Request {
  status: string;
  intent: string;
  subject: { reference: string };
  contained: Record<string, unknown>[];
  dosageInstruction: Dosage[];
}

function requestFor(calculation: Calculation): Request {
  return medicationRequest({ summary: head, calculation, overrides: [], ended: null }) as Request;
}

function quantities(value: unknown): Quantity[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...('system' in value && 'value' in value ? [value as Quantity] : []),
    ...Object.values(value).flatMap(quantities),
  ];
}

describe('FHIR R4', () => {
  it('is a valid MedicationRequest of the published schema for every golden order', () => {
    const results = goldenCases.map(({ input }) => calculate(order.parse(input), goldenStore, evidenceThen));
    expect(results.length).toBeGreaterThan(20);
    for (const calculation of results) expect(problemsOf(requestFor(calculation))).toEqual([]);
  });

  it('notices when the resource is not valid (the validator itself works)', () => {
    const request = requestFor(calculate(savable, goldenStore, evidenceThen));
    expect(problemsOf({ ...request, status: 'invented' })).not.toEqual([]);
    expect(problemsOf({ ...request, subject: undefined })).not.toEqual([]);
    expect(problemsOf({ ...request, patientName: 'x' })).not.toEqual([]);
    expect(problemsOf({ ...request, dosageInstruction: [{ sequence: 'first' }] })).not.toEqual([]);
  });

  it('says dose and rate of both phases in UCUM units, and is a plan of an anonymous patient', () => {
    const request = requestFor(calculate(savable, goldenStore, evidenceThen));
    expect(request).toMatchObject({
      resourceType: 'MedicationRequest',
      status: 'draft',
      intent: 'plan',
      medicationCodeableConcept: { text: 'magnesium sulfate' },
      subject: { reference: '#anonymous' },
    });
    expect(request.contained).toEqual([
      {
        resourceType: 'Patient',
        id: 'anonymous',
        name: [
          {
            extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'not-asked' }],
          },
        ],
      },
    ]);
    const [loading, maintenance] = request.dosageInstruction;
    expect(loading).toMatchObject({
      route: { text: 'intravenous' },
      timing: { repeat: { count: 1, duration: 20, durationUnit: 'min' } },
    });
    expect(
      loading?.doseAndRate.map((item) => [
        item.doseQuantity?.value,
        item.doseQuantity?.code,
        item.rateQuantity?.value,
        item.rateQuantity?.code,
      ]),
    ).toEqual([
      [4, 'g', 300, 'mL/h'],
      [4, 'g', 200, 'mg/min'],
    ]);
    expect(loading?.text).toBe(
      'Loading dose: magnesium sulfate 4 g, over 20 min, in 100 mL, pump rate 300 mL per hour, volume to infuse 100 mL.',
    );
    expect(
      maintenance?.doseAndRate.map((item) => [
        item.doseQuantity,
        item.rateQuantity?.value,
        item.rateQuantity?.code,
        item.rateRatio?.numerator.value,
        item.rateRatio?.denominator.code,
      ]),
    ).toEqual([
      [undefined, 25, 'mL/h', undefined, undefined],
      [undefined, expect.closeTo(16.67, 2), 'mg/min', undefined, undefined],
      [undefined, undefined, undefined, 1, 'h'],
    ]);
  });

  it('repeats an intramuscular dose every 4 h by its own route', () => {
    const pritchard = goldenCases.find((item) => item.id === 'Pritchard volumes');
    const request = requestFor(calculate(order.parse(pritchard?.input), goldenStore, evidenceThen));
    expect(request.dosageInstruction.at(-1)).toMatchObject({
      route: { text: 'intramuscular' },
      timing: { repeat: { frequency: 1, period: 4, periodUnit: 'h' } },
    });
  });

  it('uses only units that UCUM knows, and every number is one the calculation printed', () => {
    const utils = ucum.UcumLhcUtils.getInstance();
    for (const { input } of goldenCases) {
      const calculation = calculate(order.parse(input), goldenStore, evidenceThen);
      const printed = new Set(JSON.stringify(calculation.phases).match(/(?<=")\d+(?:\.\d+)?(?=")/g));
      for (const { value, code, system } of quantities(requestFor(calculation).dosageInstruction)) {
        expect(system).toBe('http://unitsofmeasure.org');
        expect(utils.convertUnitTo(code, 1, code, { molecularWeight: 246.47, charge: 2 }).status).toBe('succeeded');
        if (code !== 'h' || value !== 1) expect(printed).toContain(String(value));
      }
    }
  });

  it('leaves a figure that JSON cannot carry exactly to the text', () => {
    expect(fhirQuantity('16.67', 'mg/min', 'mg/min')).toMatchObject({ value: 16.67 });
    expect(fhirQuantity('0.30000000000000000001', 'g', 'g')).toBeUndefined();
    expect(fhirQuantity('12345678901234567890', 'g', 'g')).toBeUndefined();
    expect(fhirQuantity(null, 'g', 'g')).toBeUndefined();
  });

  it('puts several worksheets into one valid collection', () => {
    const ward = startWard();
    const ids = ['first', 'second'].map(
      (label) => ward.worksheets.save({ order: savable, label, supersedes: null }).summary.id,
    );
    const { text, mediaType, fileName } = ward.transfer.export(ids, 'fhir');
    const bundle = JSON.parse(text) as { resourceType: string; entry: { resource: object }[] };
    expect([mediaType, fileName, bundle.resourceType, bundle.entry.length]).toEqual([
      'application/fhir+json',
      'magnesium sulfate worksheets 2026-11-22.fhir.json',
      'Bundle',
      2,
    ]);
    expect(problemsOf(bundle)).toEqual([]);
    for (const { resource } of bundle.entry) expect(problemsOf(resource)).toEqual([]);
    ward.close();
  });
});

describe('CSV', () => {
  it('has one line for each phase, quotes what must be quoted, and never starts a formula', () => {
    const ward = startWard();
    const { id } = ward.worksheets.save({ order: savable, label: '=2+3, "bay" 2', supersedes: null }).summary;
    const { text } = ward.transfer.export([id], 'csv');
    const lines = text.replace('\ufeff', '').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^number,worksheet,made at \(UTC\),status,out of use since \(UTC\),reason it was withdrawn,label,/,
    );
    expect(lines[1]).toContain(`"'=2+3, ""bay"" 2"`);
    expect(lines[1]).toContain(',4,4000,16.23,32.46,394.4,8,92,100,40,20,300,200,100,27.67,');
    expect(lines[2]).toContain(',h,1,1000,4.06,8.11,98.61,');
    ward.close();
  });
});

describe('JSON', () => {
  function exportedFile() {
    const ward = startWard();
    const first = ward.worksheets.save({ order: savable, label: 'first', supersedes: null }).summary;
    const second = ward.worksheets.save({ order: savable, label: 'second', supersedes: first.id }).summary;
    const { text } = ward.transfer.export([second.id], 'json');
    ward.close();
    return { first, second, text, file: JSON.parse(text) as WorksheetExport };
  }

  it('travels to another PC with what it replaces, and comes in once', () => {
    const { first, second, text, file } = exportedFile();
    expect(file.worksheets.map((item) => item.id)).toEqual([first.id, second.id]);
    const ward = startWard();
    expect(ward.transfer.import(text)).toEqual({
      imported: 2,
      alreadyHere: 0,
      sentence: '2 worksheets were imported.',
    });
    expect(ward.transfer.import(text)).toMatchObject({ imported: 0, alreadyHere: 2 });
    expect(
      ward.worksheets
        .list(everything)
        .worksheets.map(({ label, status, origin, overrides }) => [label, status, origin, overrides]),
    ).toEqual([
      ['second', 'current', 'imported', 1],
      ['first', 'superseded', 'imported', 1],
    ]);
    expect(ward.worksheets.open(second.id).calculation?.phases[0]).toMatchObject({ rateMlPerH: '300' });
    expect(JSON.parse(ward.transfer.export([second.id], 'json').text)).toMatchObject({
      worksheets: file.worksheets,
      hash: file.hash,
    });
    expect(ward.proof.verify().broken).toBeNull();
    ward.close();
  });

  it('brings the end of a worksheet along: what was withdrawn elsewhere is not left in use here', () => {
    const there = startWard();
    const { id } = there.worksheets.save({ order: savable, label: '', supersedes: null }).summary;
    const before = there.transfer.export([id], 'json').text;
    there.worksheets.withdraw(id, 'wrong pump');
    const after = there.transfer.export([id], 'json').text;
    there.close();
    const here = startWard();
    here.state.now = new Date('2026-11-25T10:00:00.000Z');
    here.transfer.import(before);
    here.transfer.import(after);
    expect(here.worksheets.open(id)).toMatchObject({
      summary: { status: 'withdrawn' },
      // The day it was withdrawn there, not the day the file came in.
      ended: { at: '2026-11-22T10:00:00.000Z', reason: 'wrong pump' },
    });
    expect(here.proof.verify().broken).toBeNull();
    here.close();
    const third = startWard();
    third.transfer.import(after);
    expect(third.worksheets.open(id).ended).toEqual({ at: '2026-11-22T10:00:00.000Z', reason: 'wrong pump' });
    expect(JSON.parse(third.transfer.export([id], 'json').text)).toMatchObject({
      worksheets: [{ status: 'withdrawn', ended: { reason: 'wrong pump' } }],
    });
    third.close();
  });

  it('reads a file of before the reason was written, and cannot tell it then', () => {
    const there = startWard();
    const { id } = there.worksheets.save({ order: savable, label: '', supersedes: null }).summary;
    there.worksheets.withdraw(id, 'wrong pump');
    const file = JSON.parse(there.transfer.export([id], 'json').text) as WorksheetExport;
    there.close();
    const here = startWard();
    here.transfer.import(rehashed(changed(file, { ended: undefined })));
    expect(here.worksheets.open(id)).toMatchObject({ summary: { status: 'withdrawn' }, ended: null });
    here.close();
  });

  it('says why a worksheet was withdrawn in every export', () => {
    const ward = startWard();
    const { id } = ward.worksheets.save({ order: savable, label: '', supersedes: null }).summary;
    ward.worksheets.withdraw(id, 'wrong pump');
    expect(ward.transfer.export([id], 'csv').text).toContain(',withdrawn,2026-11-22T10:00:00.000Z,wrong pump,');
    const fhir = JSON.parse(ward.transfer.export([id], 'fhir').text) as object;
    expect(fhir).toMatchObject({ status: 'cancelled', statusReason: { text: 'Withdrawn: wrong pump' } });
    expect(problemsOf(fhir)).toEqual([]);
    ward.close();
  });

  const rehashed = (file: WorksheetExport): string => JSON.stringify({ ...file, hash: hashOf(file.worksheets) });
  const changed = (file: WorksheetExport, change: object): WorksheetExport => ({
    ...file,
    worksheets: file.worksheets.map((item, index) => (index === 0 ? { ...item, ...change } : item)),
  });
  const resealed = (file: WorksheetExport): string => {
    const worksheets = file.worksheets.map((item) => {
      const { contentHash: _hash, status, ended, ...content } = item;
      return { ...content, status, ...(ended === undefined ? {} : { ended }), contentHash: hashOf(content) };
    });
    return rehashed({ ...file, worksheets });
  };

  it.each<[string, (file: WorksheetExport) => string, RegExp]>([
    ['a file that is not JSON', () => '{', /not JSON/],
    ['another file', () => '{"format":"other"}', /not an export of this app\. Choose a JSON file/],
    [
      'a newer form',
      (file) => JSON.stringify({ ...file, formatVersion: 2 }),
      /not an export of this app \("formatVersion"/,
    ],
    ['a changed label', (file) => JSON.stringify(changed(file, { label: 'other' })), /does not match its check code/],
    [
      'a changed label with a new file hash',
      (file) => rehashed(changed(file, { label: 'other' })),
      /content does not match its check code/,
    ],
    [
      'a changed status',
      (file) => JSON.stringify(changed(file, { status: 'current' })),
      /does not match its check code/,
    ],
    [
      'a patient in the label',
      (file) => resealed(changed(file, { label: 'Mrs Jones' })),
      /"Mrs Jones" looks like a person's name/,
    ],
    [
      'a patient in the reason of a withdrawal',
      (file) =>
        rehashed(
          changed(file, { status: 'withdrawn', ended: { at: '2026-11-22T10:00:00.000Z', reason: 'Mrs Jones died' } }),
        ),
      /"Mrs Jones" looks like a person's name/,
    ],
    [
      'a calculation of another form',
      (file) => resealed(changed(file, { calculation: { status: 'ok' } })),
      /whose form this one does not read/,
    ],
    [
      'the same worksheet twice',
      (file) => rehashed({ ...file, worksheets: [...file.worksheets, ...file.worksheets] }),
      /the same worksheet twice/,
    ],
    [
      'a worksheet without the one it replaces',
      (file) => rehashed({ ...file, worksheets: file.worksheets.slice(1) }),
      /neither in the file nor here/,
    ],
    ['an extra field', (file) => rehashed(changed(file, { patient: 'x' })), /not an export of this app/],
    ['nothing', (file) => rehashed({ ...file, worksheets: [] }), /not an export of this app/],
  ])('refuses %s and imports nothing', (_name, make, sentence) => {
    const { file } = exportedFile();
    const ward = startWard();
    expect(() => ward.transfer.import(make(file))).toThrow(sentence);
    expect(ward.worksheets.list(everything).total).toBe(0);
    ward.close();
  });

  it('refuses a different worksheet under an id that is already here', () => {
    const { text, file } = exportedFile();
    const ward = startWard();
    ward.transfer.import(text);
    expect(() => ward.transfer.import(resealed(changed(file, { label: 'other' })))).toThrow(
      /different worksheet with the same id/,
    );
    ward.close();
  });
});
