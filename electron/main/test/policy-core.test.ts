/** Each entry of the hospital's policy, on the whole app below the window; and profiles as hospitals have them. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#db/open.ts';
import { compileEvidence } from '../../../build/evidence/compile.ts';
import { loadRecords } from '../../../build/evidence/load.ts';
import { policyDataFolder, type Policy } from '../app/policy.ts';
import { createCore, type Core } from '../core.ts';
import { createHandlers, withoutDesk } from '../handlers.ts';
import { createRouter, typedApi } from '../ipc/router.ts';
import { printJobs } from '../print/jobs.ts';
import { everything, savable } from './worksheets-setup.ts';

const root = mkdtempSync(path.join(tmpdir(), 'policy-core-'));
const evidenceFile = path.join(root, 'evidence.sqlite');
let evidenceHash = '';
const now = (): Date => new Date('2026-11-22T10:00:00.000Z');
const open: Core[] = [];

beforeAll(() => {
  const bytes = compileEvidence(loadRecords(path.resolve(import.meta.dirname, '../../../db/evidence')).records);
  writeFileSync(evidenceFile, bytes);
  evidenceHash = sha256(bytes);
}, 180_000);

afterAll(() => {
  open.forEach((core) => core.close());
  rmSync(root, { recursive: true, force: true });
});

function start(policy: Policy, dataFolder = mkdtempSync(path.join(root, 'data-'))) {
  const core = createCore({
    evidenceFile,
    evidenceHash,
    dataFolder,
    nativeBinding: null,
    now,
    policy: { policy, sentences: [], file: '/etc/bedside-magnesium/policy.json' },
    facts: () => ({
      name: 'Bedside Magnesium',
      version: '0',
      runtime: { electron: '', chromium: '', node: '', sqlite: '', origin: 'test', testBuild: true },
      licences: [],
    }),
  });
  open.push(core);
  const jobs = printJobs({
    evidence: core.evidence,
    dosing: core.dosing,
    saved: (id) => core.ward.worksheets.open(id),
    info: core.info,
    now,
  });
  const faults: string[] = [];
  const router = createRouter(createHandlers(core, jobs, withoutDesk), (channel, error) =>
    faults.push(`${channel}: ${String(error)}`),
  );
  return { core, jobs, faults, api: typedApi(router), dataFolder };
}

function rates(calculation: { readonly phases: readonly object[] }): unknown[] {
  return calculation.phases.flatMap((phase) => ('rateMlPerH' in phase ? [phase.rateMlPerH] : []));
}

describe('what the policy presets', () => {
  it('market, paper and theme are set, and a change is refused with the reason', async () => {
    const { api, core } = start({ market: 'UK', paper: 'Letter', theme: 'night' });
    expect(core.settings.get()).toMatchObject({ market: 'UK', paper: 'Letter', theme: 'night' });
    expect(await api['settings:set']({ paper: 'A4' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('policy file of your IT department') as string },
    });
    expect(await api['settings:set']({ density: 'compact' })).toMatchObject({
      ok: true,
      value: { values: { paper: 'Letter', density: 'compact' }, locked: ['theme', 'paper', 'market'] },
    });
    expect(core.info().policy).toMatchObject({
      entries: [
        { name: 'market', value: 'UK' },
        { name: 'paper', value: 'Letter' },
        { name: 'theme', value: 'night' },
      ],
    });
  });

  it('products of the hospital are in every cupboard, and the mark cannot be taken off', async () => {
    const { api } = start({ starredProducts: ['us-vial-50-10ml'] });
    await api['products:star']({ id: 'us-vial-50-10ml', starred: false });
    expect(await api['products:starred']({})).toEqual({ ok: true, value: ['us-vial-50-10ml'] });
  });

  it('the pump step of the hospital rounds the screen, the second check, the paper and the kept order alike', async () => {
    const order = { ...savable, diluentMl: '93', pump: { stepMlPerH: null } };
    const fine = start({ pumpStepMlPerH: '0.1' });
    const coarse = start({ pumpStepMlPerH: '1' });
    const inWhole = rates(coarse.core.dosing().calculate(order));
    expect(inWhole).not.toEqual(rates(fine.core.dosing().calculate(order)));
    const job = coarse.jobs.worksheet(order, 'A4');
    expect(job.page.kind === 'worksheet' && rates(job.page.calculation)).toEqual(inWhole);
    const saved = coarse.core.ward.worksheets.save({ order, label: '', supersedes: null }).summary;
    expect(coarse.core.ward.worksheets.open(saved.id).order?.pump).toEqual({ stepMlPerH: '1' });
    // On a PC without that policy the kept order still gives the same rates.
    const file = coarse.core.ward.transfer.export([saved.id], 'json').text;
    fine.core.ward.transfer.import(file);
    expect(fine.core.ward.worksheets.recalculate(saved.id).differences.figures).toEqual([]);
    const own = { ...order, pump: { stepMlPerH: '0.1' } };
    expect(rates(coarse.core.dosing().calculate(own))).toEqual(rates(fine.core.dosing().calculate(order)));
    expect(coarse.core.dosing().secondCheck(order, { ...order, pump: { stepMlPerH: '1' } })).toMatchObject({
      agrees: true,
    });
  });

  it('hidden regimens are not offered, their evidence stays readable, and a page of before still names them', async () => {
    const before = start({});
    const { id } = before.core.ward.worksheets.save({ order: savable, label: '', supersedes: null }).summary;
    before.core.close();
    open.splice(open.indexOf(before.core), 1);
    const { api, core, jobs } = start({ hiddenRegimens: ['zuspan'] }, before.dataFolder);
    const catalogue = await api['dosing:catalogue']({});
    expect(catalogue.ok && catalogue.value.regimens.some((regimen) => regimen.id === 'zuspan')).toBe(false);
    const page = await api['conditions:get']({ id: 'pre-eclampsia' });
    expect(page.ok && JSON.stringify(page.value)).toContain('"zuspan"');
    const job = jobs.savedWorksheet(core.ward.worksheets.open(id), 'A4');
    expect(job.page).toMatchObject({ regimen: { id: 'zuspan' } });
    expect(core.ward.worksheets.recalculate(id).differences).toEqual({ figures: [], checks: [], wording: [] });
    expect(core.info().policy.hiddenRegimens).toEqual(['zuspan']);
  });

  it('names in About what the evidence does not have', () => {
    expect(start({ hiddenRegimens: ['no-such'] }).core.info().problems).toEqual([
      expect.stringContaining('does not have: no-such'),
    ]);
  });
});

describe('profiles', () => {
  it('several people on one PC have a ward file each', () => {
    const policy = { dataFolder: `${root}/people/{user}` };
    const [ann, ben] = ['ann', 'WARD\\ben'].map((user) => {
      const folder = policyDataFolder(policy, { home: '/home/x', user });
      return start(policy, folder ?? '');
    });
    ann?.core.ward.worksheets.save({ order: savable, label: 'of ann', supersedes: null });
    ann?.core.settings.set({ theme: 'night' });
    expect(ben?.core.ward.worksheets.list(everything).total).toBe(0);
    expect(ben?.core.settings.get().theme).toBe('system');
    expect(readdirSync(path.join(root, 'people')).sort()).toEqual(['WARD_ben', 'ann']);
  });

  it.each(['closed', 'still open'] as const)(
    'a roaming profile copied without the caches, the app %s, has the same records on the next PC',
    (state) => {
      const here = start({});
      here.core.ward.worksheets.save({ order: savable, label: 'goes along', supersedes: null });
      here.core.settings.set({ theme: 'dark' });
      mkdirSync(path.join(here.dataFolder, 'Cache'));
      if (state === 'closed') {
        here.core.close();
        open.splice(open.indexOf(here.core), 1);
      }
      const there = path.join(root, `roamed-${state}`);
      cpSync(here.dataFolder, there, { recursive: true, filter: (name) => !/Cache$|-shm$/.test(name) });
      const { core } = start({}, there);
      expect(core.ward.worksheets.list(everything).worksheets).toMatchObject([{ label: 'goes along' }]);
      expect(core.settings.get().theme).toBe('dark');
      expect([core.ward.audit.verify().broken, core.info().problems]).toEqual([null, []]);
    },
  );
});
