/**
 * Every regimen that can be calculated is one page on A4 and on Letter, with its monitoring times, its signature boxes
 * and its stamp. Hazards H-PRINT-2 (half an order is followed), H-PRINT-4 (something is dropped to fit the page).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { run } from '../../electron/domain/dosing/fixtures.ts';
import { ordinaryOrder } from '../../electron/domain/dosing/ordinary-order.ts';
import { limit, product, regimen } from '../../electron/domain/dosing/records.ts';
import { expect, root, runtime, sandboxArguments, test } from '../fixtures.ts';

function records<T>(folder: string, schema: z.ZodType<T>): T[] {
  const place = path.join(root, 'db/evidence', folder);
  return readdirSync(place)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => z.array(schema).parse(parse(readFileSync(path.join(place, name), 'utf8'))));
}

const store = {
  regimens: records('regimens', regimen),
  products: records('products', product),
  limits: records('limits', limit),
};

/** Orders whose soft warnings are all answered; the one that a limit stops gives no page. */
const orders = store.regimens
  .filter((record) => record.use !== 'reference-only' && record.status !== 'recall-only')
  .flatMap((record) => {
    const order = ordinaryOrder(record);
    const result = run(order, store);
    if (result.status !== 'ok') return [];
    const confirmations = result.checks
      .filter((check) => check.tier === 'soft' && check.value === 'problem')
      .map((check) => ({ check: check.id, reason: check.reasons[0] ?? 'Local protocol', text: '' }));
    return [{ name: record.id, order: { ...order, confirmations }, looks: result.watch.lines.length }];
  });

for (const paper of ['A4', 'Letter'] as const) {
  test(`every regimen is one ${paper} page with its monitoring times and two signature boxes`, ({ dataFolder }) => {
    test.setTimeout(240_000);
    const input = path.join(dataFolder, 'orders.jsonl');
    const folder = path.join(dataFolder, paper);
    mkdirSync(folder, { recursive: true });
    writeFileSync(input, orders.map(({ name, order }) => JSON.stringify({ name, order })).join('\n'));
    const printed = spawnSync(
      runtime().executable,
      [...sandboxArguments, root, 'print', 'worksheet', '--input', input, '--out', folder, '--paper', paper],
      { encoding: 'utf8', timeout: 200_000 },
    );
    expect(printed.stdout).toContain(`${String(orders.length)} of ${String(orders.length)} worksheets saved`);
    expect(orders.length).toBeGreaterThan(80);
    const faults = orders.flatMap(({ name, looks }) => {
      const file = path.join(folder, `${name}.pdf`);
      const pages = Number(
        /Pages:\s+(\d+)/.exec(spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout)?.[1] ?? Number.NaN,
      );
      const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
      return [
        ...(pages === 1 ? [] : [`${name}: ${String(pages)} pages`]),
        ...(/WHEN TO LOOK, BY THE CLOCK FROM 10:00/.test(text) ? [] : [`${name}: no monitoring times`]),
        ...(looks === 0 || /WHEN TO LOOK[^[]*(?:\d\d:\d\d|time|told)[\s\S]*?\[\d+\]/.test(text)
          ? []
          : [`${name}: no authority`]),
        ...(/First person/.test(text) && /Second person/.test(text) ? [] : [`${name}: no signatures`]),
        ...(/page 1 of 1/.test(text) ? [] : [`${name}: no stamp`]),
      ];
    });
    expect(faults).toEqual([]);
  });
}
