/**
 * The tests a mutant of `dosing` must not survive. The property tests and the run through all records take longer than
 * everything else together and are left out: the score is a lower bound.
 */
import { defineConfig } from 'vitest/config';
import path from 'node:path';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: {
    environment: 'node',
    include: ['electron/domain/dosing/*.test.ts'],
    exclude: ['**/properties.test.ts', '**/real-records.test.ts'],
  },
});
