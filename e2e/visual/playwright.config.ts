/** Pictures on the pinned runtime. One window for all of them; the gallery is built first. */
import { defineConfig } from '@playwright/test';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(root, 'test-results/visual'),
  globalSetup: path.join(import.meta.dirname, 'build-gallery.ts'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'reports/visual.json') }]],
});
