/** What main says about itself when all is well: fixed words, so that pictures of it do not age. */
import type { AppInfo } from '#ipc/views.ts';

export const appInfo: AppInfo = {
  name: 'Bedside Magnesium',
  version: '1',
  evidence: {
    version: '2026.11',
    reviewDue: '2027-05',
    hash: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    usable: true,
    counts: { conditions: 31, sources: 225, findings: 700, claims: 40, regimens: 112, products: 60, limits: 60 },
  },
  selfTest: { passed: 61, total: 61, failures: [] },
  runtime: { electron: '1', chromium: '1', node: '1', sqlite: '1', origin: 'packaged', testBuild: false },
  data: { folder: 'C:\\ProgramData\\Bedside Magnesium', writable: true, offeredBackup: null },
  policy: { file: null, entries: [], products: [], hiddenRegimens: [] },
  problems: [],
  licences: [],
};
