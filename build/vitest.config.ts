/** Unit, property, store and component tests. Two projects: everything that runs in Node, and Svelte parts in jsdom. */
import { defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  test: {
    reporters: ['default'],
    // Nothing here asserts time: a property that waits for a busy processor is not a failure.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['electron/**/*.test.ts', 'db/**/*.test.ts', 'build/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), svelteTesting()],
        test: { name: 'renderer', environment: 'jsdom', include: ['renderer/**/*.test.ts'] },
      },
    ],
  },
});
