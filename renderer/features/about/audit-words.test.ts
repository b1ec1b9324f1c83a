import { describe, expect, it } from 'vitest';
import { subjectWords } from './audit-words.ts';

describe('what an entry of the audit log is about', () => {
  const products = new Map([['us-50pct-10ml', 'Magnesium Sulfate Injection USP 50 %, 5 g in 10 mL vial']]);

  it('is a product by its name, and by its id where the store no longer knows it', () => {
    expect(subjectWords('starred-product', 'us-50pct-10ml', products)).toContain('5 g in 10 mL vial');
    expect(subjectWords('starred-product', 'taken-out', products)).toBe('taken-out');
  });

  it('is a setting in the words of the Display menu, never the name of a row', () => {
    expect(subjectWords('setting', 'paper', products)).toBe('Paper for printing');
    expect(subjectWords('setting', 'evidence-version-seen', products)).toBeNull();
    expect(subjectWords('worksheet', '7c1e', products)).toBeNull();
  });
});
