/** The tests a mutant of `quantity` must not survive: every mutant pays for each of them, so only its own. */
import { defineConfig } from 'vitest/config';
import path from 'node:path';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: { environment: 'node', include: ['electron/domain/quantity/*.test.ts'] },
});
