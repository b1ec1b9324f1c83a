import { describe, expect, it } from 'vitest';
import { CHECKS, CLAIM_VERDICTS, DIRECTIONS, VERDICTS } from './marks.ts';

describe('marks', () => {
  it.each([
    ['verdicts', VERDICTS],
    ['claims', CLAIM_VERDICTS],
    ['directions', DIRECTIONS],
    ['checks', CHECKS],
  ])('of %s differ in shape and in word, so that colour is never needed', (_name, marks) => {
    const all = Object.values(marks);
    expect(new Set(all.map((mark) => mark.shape)).size).toBe(all.length);
    expect(new Set(all.map((mark) => mark.word)).size).toBe(all.length);
  });

  it('keep red for harm', () => {
    expect(Object.values(DIRECTIONS).map((mark) => mark.tone)).not.toContain('stop');
    expect(VERDICTS['do-not-use'].tone).toBe('stop');
  });
});
