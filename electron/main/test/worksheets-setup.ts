/** A ward file in a folder of its own, the golden records as the evidence, and a clock that tests turn. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWard } from '#db/open-ward.ts';
import { auditQueries } from '#db/queries/audit.ts';
import { worksheetQueries } from '#db/queries/worksheets.ts';
import { calculate } from '#domain/dosing/calculate.ts';
import { zuspan } from '#domain/dosing/golden-orders.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { order, type Calculation, type Order, type OrderInput } from '#domain/dosing/order.ts';
import { auditService } from '../services/audit.ts';
import { transferService } from '../services/worksheet-transfer.ts';
import { worksheetsService } from '../services/worksheets.ts';

export const evidenceThen = { version: '2026.11', hash: 'a'.repeat(64) };

/** Zuspan with its one soft check answered: may be saved. */
export const savable = order.parse({
  ...zuspan,
  confirmations: [
    {
      check: 'rate-iv-general',
      reason: 'The regimen or local protocol prints this figure',
      text: 'ward protocol, page 4',
    },
  ],
} satisfies OrderInput);

export function startWard(folder = mkdtempSync(path.join(tmpdir(), 'ward-'))) {
  const state = {
    now: new Date('2026-11-22T10:00:00.000Z'),
    evidence: evidenceThen,
    change: (calculation: Calculation): Calculation => calculation,
    saves: 0,
  };
  const now = (): Date => state.now;
  const opened = openWard(folder, null, now());
  if (opened.kind !== 'open') throw new Error(opened.sentence);
  const queries = worksheetQueries(opened.db, now);
  const audit = auditQueries(opened.db, now);
  const dosing = {
    calculate: (given: Order): Calculation => state.change(calculate(given, goldenStore, state.evidence)),
    asSetHere: (given: Order): Order => given,
    catalogue: () => ({
      regimens: [...goldenStore.regimens],
      products: [...goldenStore.products],
      limits: [...goldenStore.limits],
      pumpStepMlPerH: '0.1',
    }),
  };
  const worksheets = worksheetsService({
    queries,
    audit,
    dosing: () => dosing,
    evidence: () => state.evidence,
    now,
    newId: () => crypto.randomUUID(),
    afterSave: () => (state.saves += 1),
  });
  const transfer = transferService({ worksheets, queries, now, app: 'Bedside Magnesium 0.1.0' });
  return {
    folder,
    db: opened.db,
    opened,
    state,
    queries,
    audit,
    worksheets,
    transfer,
    proof: auditService(audit, queries, now),
    close: () => opened.db.close(),
  };
}

export const everything = {
  text: '',
  status: null,
  regimen: null,
  product: null,
  indication: null,
  madeFrom: null,
  madeTo: null,
  withOverrides: false,
  limit: 100,
  offset: 0,
} as const;
