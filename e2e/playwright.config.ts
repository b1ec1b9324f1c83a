/** End-to-end tests on real Electron. One worker: two cores, one display, one window at a time. */
import { defineConfig } from '@playwright/test';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: path.join(root, 'e2e/specs'),
  outputDir: path.join(root, 'test-results'),
  workers: 1,
  fullyParallel: false,
  // A slow machine can lose a race that no ward meets: the test gets a second start, and CI names it in its last lines.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'reports/playwright.json') }]],
  use: { trace: 'retain-on-first-failure' },
});
