import { describe, expect, it } from 'vitest';
import { parseKeyed } from '#domain/quantity/parse.ts';
import { asKeyed } from './keyed.ts';

describe('what goes out for a keyed field', () => {
  it('is what was keyed, and nothing when nothing was', () => {
    expect(asKeyed('')).toBeNull();
    expect(asKeyed(' 7..0 ')).toBe(' 7..0 ');
    expect(asKeyed('9'.repeat(40))).toBe('9'.repeat(40));
  });

  it.each([`4${' '.repeat(60)}0`, '9'.repeat(400), `${' '.repeat(39)}47`])(
    'never becomes a number when cut',
    (text) => {
      expect(asKeyed(text)).toHaveLength(40);
      expect(parseKeyed(asKeyed(text)).kind).toBe('wrong');
    },
  );
});
