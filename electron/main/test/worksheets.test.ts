/** Hazards H-PRIV-1 (a patient can be recognised), H-WARD-1 (a record is lost or changed), H-OLD-1 (an old page is used as if it were new). */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { order } from '#domain/dosing/order.ts';
import { zuspan } from '#domain/dosing/golden-orders.ts';
import { localDay } from '../services/local-day.ts';
import { worksheetsService } from '../services/worksheets.ts';
import { everything, evidenceThen, savable, startWard } from './worksheets-setup.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

describe('saving', () => {
  it('keeps the order, the calculation, the reasons and the evidence they came from', () => {
    const ward = startWard();
    const { summary, notice } = ward.worksheets.save({ order: savable, label: ' bay 2 ', supersedes: null });
    expect(notice).toBeNull();
    expect(summary).toMatchObject({
      number: 1,
      label: 'bay 2',
      status: 'current',
      origin: 'here',
      overrides: 1,
      presentEvidence: true,
      evidence: evidenceThen,
      madeAt: '2026-11-22T10:00:00.000Z',
    });
    expect(summary.headline.replaceAll('\u00a0', ' ')).toBe(
      'loading 4 g over 20 min; maintenance 1 g per hour for 24 h',
    );
    const page = ward.worksheets.open(summary.id);
    expect(page.order).toEqual(savable);
    expect(page.calculation?.phases[0]).toMatchObject({ kind: 'loading', rateMlPerH: '300' });
    expect(page.overrides).toEqual([
      {
        checkId: 'rate-iv-general',
        checkText: expect.stringMatching(/\w/),
        reason: 'The regimen or local protocol prints this figure',
        text: 'ward protocol, page 4',
      },
    ]);
    expect(ward.state.saves).toBe(1);
    expect(ward.proof.verify()).toMatchObject({ entries: 2, broken: null });
    ward.close();
  });

  it.each([
    ['Mrs Jones', /looks like a person's name/],
    ['943 476 5919', /valid NHS number/],
    ['MRN 445566', /hospital or case number/],
    ['DOB 3/5/1991', /date of birth/],
    ['07700 900123', /telephone/],
    ['joan@example.org', /e-mail/],
  ])('refuses the label %j with the reason and saves nothing', (label, sentence) => {
    const ward = startWard();
    expect(() => ward.worksheets.save({ order: savable, label, supersedes: null })).toThrow(sentence);
    expect(ward.worksheets.list(everything).total).toBe(0);
    expect(ward.audit.count()).toBe(0);
    ward.close();
  });

  it('looks for patients in every field that can be typed into', () => {
    const ward = startWard();
    const reason = {
      check: 'rate-iv-general',
      reason: 'The regimen or local protocol prints this figure',
      text: 'Mrs Jones asked',
    };
    const inReason = order.parse({ ...savable, confirmations: [reason] });
    const inDiluent = order.parse({ ...savable, diluent: 'for Mr Smith' });
    const inNumber = order.parse({ ...savable, patient: { ...savable.patient, urineMlPerH: '9434765919' } });
    for (const bad of [inReason, inDiluent, inNumber])
      expect(() => ward.worksheets.save({ order: bad, label: '', supersedes: null })).toThrow(
        /^The worksheet was not saved: "/,
      );
    expect(ward.worksheets.list(everything).total).toBe(0);
    ward.close();
  });

  it('saves nothing that may not be used: an open soft check, a missing entry, a hard stop', () => {
    const ward = startWard();
    const save = (input: typeof savable) => () => ward.worksheets.save({ order: input, label: '', supersedes: null });
    expect(save(order.parse(zuspan))).toThrow(/must be answered with a reason first/);
    expect(save(order.parse({ ...savable, product: null }))).toThrow(/^The worksheet was not saved: /);
    expect(save(order.parse({ ...savable, choice: { ...savable.choice, loadingG: '40' } }))).toThrow(
      /^The worksheet was not saved: /,
    );
    expect(ward.worksheets.list(everything).total).toBe(0);
    ward.close();
  });

  it('replaces one worksheet by another, once', () => {
    const ward = startWard();
    const first = ward.worksheets.save({ order: savable, label: 'first', supersedes: null }).summary;
    const second = ward.worksheets.save({ order: savable, label: 'second', supersedes: first.id }).summary;
    expect(ward.worksheets.open(first.id)).toMatchObject({ summary: { status: 'superseded' }, replacedBy: second.id });
    expect(() => ward.worksheets.save({ order: savable, label: 'third', supersedes: first.id })).toThrow(
      /already replaced or withdrawn/,
    );
    expect(() => ward.worksheets.save({ order: savable, label: 'x', supersedes: crypto.randomUUID() })).toThrow(
      /not on this PC/,
    );
    expect(ward.worksheets.list(everything).total).toBe(2);
    expect(ward.worksheets.withdraw(second.id, 'made for the wrong pump').status).toBe('withdrawn');
    expect(() => ward.worksheets.withdraw(second.id, 'again')).toThrow(/already/);
    expect(ward.proof.verify().broken).toBeNull();
    ward.close();
  });

  it('says that the clock was set back, and keeps the order of the entries', () => {
    const ward = startWard();
    ward.worksheets.save({ order: savable, label: 'before', supersedes: null });
    ward.state.now = new Date('2026-11-20T08:00:00.000Z');
    const back = ward.worksheets.save({ order: savable, label: 'after', supersedes: null });
    expect(back.notice).toMatch(/clock of this PC was set back/);
    expect(ward.worksheets.list(everything).worksheets.map((item) => item.label)).toEqual(['after', 'before']);
    expect(ward.proof.list(null, 10).entries.map(({ seq, clock }) => [seq, clock])).toEqual([
      [4, 'set-back'],
      [3, 'set-back'],
      [2, 'forward'],
      [1, 'forward'],
    ]);
    expect(ward.proof.verify().broken).toBeNull();
    ward.close();
  });
});

describe('finding', () => {
  it('searches words in any order and case, and filters by day, product, status and reasons', () => {
    const ward = startWard();
    const first = ward.worksheets.save({ order: savable, label: 'Bay 2, theatre', supersedes: null }).summary;
    ward.state.now = new Date(new Date(2026, 10, 25).getTime() - 1);
    ward.worksheets.save({ order: savable, label: 'bay 3', supersedes: null });
    const labels = (filter: object): string[] =>
      ward.worksheets.list({ ...everything, ...filter }).worksheets.map((item) => item.label);
    expect(labels({ text: 'THEATRE zuspan' })).toEqual(['Bay 2, theatre']);
    expect(labels({ text: '4 g 50 bay' })).toEqual(['bay 3', 'Bay 2, theatre']);
    expect(labels({ text: 'asthma' })).toEqual([]);
    expect(labels({ text: "%_'; DROP TABLE worksheet; --" })).toEqual([]);
    expect(labels({ madeTo: '2026-11-22' })).toEqual(['Bay 2, theatre']);
    expect(labels({ madeFrom: '2026-11-23', madeTo: '2026-11-24' })).toEqual(['bay 3']);
    expect(labels({ product: 'us-vial-50-10ml', withOverrides: true })).toHaveLength(2);
    expect(labels({ regimen: 'pritchard' })).toEqual([]);
    ward.worksheets.withdraw(first.id, 'wrong bay');
    expect(labels({ status: 'withdrawn' })).toEqual(['Bay 2, theatre']);
    expect(ward.worksheets.list({ ...everything, limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      worksheets: [{ label: 'Bay 2, theatre' }],
    });
    ward.close();
  });
});

describe('days', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each([
    // 23 November has begun in Auckland, 21 November is not over in Honolulu.
    ['Pacific/Auckland', '2026-11-22T12:30:00.000Z', '2026-11-23', '2026-11-22'],
    ['Pacific/Honolulu', '2026-11-22T09:30:00.000Z', '2026-11-21', '2026-11-22'],
    // The day the clocks go back has 25 hours; this is the last of them.
    ['Europe/London', '2026-10-25T23:30:00.000Z', '2026-10-25', '2026-10-26'],
    ['UTC', '2026-11-22T23:59:59.999Z', '2026-11-22', '2026-11-23'],
  ])('in %s a worksheet made at %s is one of %s', (tz, made, day, other) => {
    process.env['TZ'] = tz;
    const ward = startWard();
    ward.state.now = new Date(made);
    ward.worksheets.save({ order: savable, label: '', supersedes: null });
    const found = (on: string): number =>
      ward.worksheets.list({ ...everything, madeFrom: on, madeTo: on }).worksheets.length;
    expect([found(day), found(other)]).toEqual([1, 0]);
    expect(localDay(ward.state.now)).toBe(day);
    ward.close();
  });
});

describe('a worksheet out of use', () => {
  it('says when it was withdrawn and why, and that it was replaced', () => {
    const ward = startWard();
    const { id } = ward.worksheets.save({ order: savable, label: 'first', supersedes: null }).summary;
    expect(ward.worksheets.open(id).ended).toBeNull();
    ward.state.now = new Date('2026-11-22T11:00:00.000Z');
    const next = ward.worksheets.save({ order: savable, label: 'second', supersedes: id }).summary;
    expect(ward.worksheets.open(id).ended).toEqual({ at: '2026-11-22T11:00:00.000Z', reason: null });
    ward.worksheets.withdraw(next.id, ' wrong product ');
    expect(ward.worksheets.open(next.id).ended).toEqual({ at: '2026-11-22T11:00:00.000Z', reason: 'wrong product' });
    ward.close();
  });
});

describe('recalculating', () => {
  it('says that nothing differs when nothing does', () => {
    const ward = startWard();
    const { summary } = ward.worksheets.save({ order: savable, label: '', supersedes: null });
    expect(ward.worksheets.recalculate(summary.id)).toMatchObject({
      changes: [],
      sentence: 'The evidence is the same as when it was made. Nothing differs.',
    });
    ward.close();
  });

  it('lists what newer evidence changes, field by field, and leaves the saved one as it was', () => {
    const ward = startWard();
    const { summary } = ward.worksheets.save({ order: savable, label: '', supersedes: null });
    ward.state.evidence = { version: '2027.01', hash: 'b'.repeat(64) };
    ward.state.change = (calculation) => ({
      ...calculation,
      phases: calculation.phases.map((phase) =>
        phase.kind === 'maintenance' ? { ...phase, rateMlPerH: '50' } : phase,
      ),
      checks: calculation.checks.map((check, index) => (index === 0 ? { ...check, source: 'another source' } : check)),
      monitoring: calculation.monitoring.slice(1),
    });
    const { changes, sentence, before, now } = ward.worksheets.recalculate(summary.id);
    expect(before).toEqual(evidenceThen);
    expect(now.version).toBe('2027.01');
    expect(changes.filter((change) => change.kind === 'clinical')).toEqual([
      {
        path: 'phases.maintenance.rateMlPerH',
        name: 'Phases: maintenance, rate, mL per hour',
        kind: 'clinical',
        before: '25',
        after: '50',
      },
    ]);
    expect(changes.some((change) => change.kind === 'wording' && change.after === 'another source')).toBe(true);
    expect(sentence).toBe(
      'Made from evidence 2026.11, worked out now with 2027.01. 1 figure differs: do not use the saved page, make a new worksheet.',
    );
    const page = ward.worksheets.open(summary.id);
    expect(page.summary).toMatchObject({ presentEvidence: false, evidence: evidenceThen });
    expect(page.calculation?.phases.find((phase) => phase.kind === 'maintenance')).toMatchObject({ rateMlPerH: '25' });
    ward.close();
  });

  it('still shows every value of a worksheet whose form is no longer read', () => {
    const ward = startWard();
    ward.state.change = (calculation) => ({ ...calculation, ofAnotherVersion: 'kept' });
    const { summary } = ward.worksheets.save({ order: savable, label: '', supersedes: null });
    const page = ward.worksheets.open(summary.id);
    expect(page.calculation).toBeNull();
    expect(page.fields.find((field) => field.path === 'calculation.ofAnotherVersion')?.value).toBe('kept');
    expect(page.fields.find((field) => field.path === 'calculation.phases.loading.rateMlPerH')?.value).toBe('300');
    ward.close();
  });
});

describe('without a ward file', () => {
  it('says that worksheets cannot be used and that the reference can', () => {
    const none = worksheetsService({
      queries: null,
      audit: null,
      evidence: () => null,
      now: () => new Date(),
      newId: () => crypto.randomUUID(),
      afterSave: () => undefined,
      dosing: () => {
        throw new Error('never asked');
      },
    });
    const sentence = /^Worksheets cannot be used: the ward file is not open on this PC.*work as usual\.$/;
    expect(() => none.list(everything)).toThrow(sentence);
    expect(() => none.save({ order: savable, label: '', supersedes: null })).toThrow(sentence);
    expect(() => none.open(crypto.randomUUID())).toThrow(sentence);
  });
});
