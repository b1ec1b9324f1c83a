/** The distribution functions against R, from the middle to the far tails; values written by `build/reference/metafor.R`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as distributions from './distributions.ts';

const names = [
  'normalUpperTail',
  'normalUpperQuantile',
  'tUpperTail',
  'tUpperQuantile',
  'chiSquareUpperTail',
  'chiSquareUpperQuantile',
  'logGamma',
] as const;
const { distributions: rows } = z
  .object({ distributions: z.array(z.tuple([z.enum(names), z.string(), z.string(), z.string()])) })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../build/reference/metafor.json'), 'utf8')));

describe('distribution functions against R', () => {
  it.each(names)('%s', (name) => {
    const own = rows.filter(([of]) => of === name);
    expect(own.length).toBeGreaterThan(8);
    for (const [, x, df, value] of own) {
      const expected = Number(value);
      const actual = distributions[name](Number(x), Number(df));
      expect(Math.abs(actual - expected), `${name}(${x}, ${df}) = ${actual}, R ${expected}`).toBeLessThanOrEqual(
        1e-10 * Math.abs(expected),
      );
    }
  });
});
