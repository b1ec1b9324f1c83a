/** What the package put on the disk: only what is on the list, within its budget, with its fuses set. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { readFuses, wantedFuses, type FuseName } from '../fuses.ts';
import { payloadBudgetBytes, payloadProblems, readPayload } from '../payload.ts';
import { product } from '../product.ts';
import { equal, type Checks } from './checks.ts';
import * as system from './system.ts';

export async function checkFiles(checks: Checks): Promise<void> {
  const payload = readPayload(path.dirname(system.archive));
  await checks.check(
    `files: ${payload.files.length} in the archive, all on the list, one native module of this system`,
    () => equal(payloadProblems(payload, `${process.platform}-${process.arch}`), [], 'problems'),
  );
  await checks.check(
    `files: payload without the runtime ${(payload.bytes / 1024 / 1024).toFixed(2)} MB, budget ${payloadBudgetBytes / 1024 / 1024} MB`,
    () => {
      if (payload.bytes > payloadBudgetBytes) throw new Error('above the budget');
    },
  );
  const files = system.packageFiles();
  await checks.check(
    `files: ${files.length} on the disk, none writable for others, only the sandbox helper has set-uid`,
    () => {
      const open = files.filter((name) => existsSync(name) && (statSync(name).mode & 0o022) !== 0);
      equal(open, [], 'writable for others');
      const raised = files.filter((name) => existsSync(name) && (statSync(name).mode & 0o6000) !== 0);
      equal(raised, [`${system.installedFolder}/chrome-sandbox`], 'set-uid');
    },
  );
  await checks.check(
    'files: notices, bill of materials, licences of the runtime, AppStream data, menu entry, file type',
    () => {
      const wanted = ['THIRD-PARTY-NOTICES.md', 'bom.cdx.json', 'LICENSE.electron.txt', 'LICENSES.chromium.html'].map(
        (name) => path.join(system.installedFolder, name),
      );
      const share = [
        `metainfo/${product.id}.metainfo.xml`,
        `applications/${product.executable}.desktop`,
        `mime/packages/${product.executable}.xml`,
      ].map((name) => path.join('/usr/share', name));
      equal(
        [...wanted, ...share].filter((name) => !files.includes(name)),
        [],
        'missing',
      );
    },
  );
  await checks.check('fuses of the installed executable, read back', async () => {
    const found = await readFuses(system.installedExecutable);
    const wanted = wantedFuses(false);
    const wrong = (Object.keys(found) as FuseName[]).filter((name) => found[name] !== wanted[name]);
    equal(wrong, [], 'wrong fuses');
    equal(Object.keys(found).length >= 7, true, 'at least seven fuses');
  });
}
