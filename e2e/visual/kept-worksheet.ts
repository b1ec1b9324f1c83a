/** A worksheet that was saved at one fixed moment, so that no date in a picture ages. Saved by the program's own services. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zuspan } from '../../electron/domain/dosing/golden-orders.ts';
import { order } from '../../electron/domain/dosing/order.ts';
import { createCore } from '../../electron/main/core.ts';
import { root } from '../fixtures.ts';

const MOMENT = new Date('2026-11-22T10:20:00.000Z');

export function keepWorksheet(dataFolder: string): void {
  const { sha256 } = JSON.parse(readFileSync(path.join(root, 'out/evidence.json'), 'utf8')) as { sha256: string };
  const core = createCore({
    evidenceFile: path.join(root, 'out/evidence.sqlite'),
    evidenceHash: sha256,
    dataFolder,
    nativeBinding: null,
    now: () => MOMENT,
    facts: () => ({
      name: 'Bedside Magnesium',
      version: 'of the pictures',
      runtime: { electron: '', chromium: '', node: '', sqlite: '', origin: '', testBuild: true },
      licences: [],
    }),
  });
  const asked = order.parse(zuspan);
  const { checks } = core.dosing().calculate(asked);
  const confirmations = checks
    .filter(({ value, tier }) => value === 'problem' && tier === 'soft')
    .map(({ id, reasons }) => ({ check: id, reason: reasons[0] ?? '', text: 'ward protocol, page 4' }));
  core.ward.worksheets.save({
    order: { ...asked, confirmations },
    label: 'delivery suite, bed 4',
    supersedes: null,
  });
  core.close();
}
