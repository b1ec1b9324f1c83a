/** Hazard H-SEC-3: a crafted link makes the app do something. Control: a link can only name a page on a fixed list. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRequest, pageOfLink } from '../app/links.ts';

describe('links', () => {
  it.each([
    ['bedside-magnesium://condition/crps', '#/condition/crps'],
    ['bedside-magnesium://condition/crps/', '#/condition/crps'],
    ['bedside-magnesium://source/zuspan-1978', '#/source/zuspan-1978'],
    ['bedside-magnesium://safety', '#/safety'],
    ['BEDSIDE-MAGNESIUM://safety', '#/safety'],
  ])('%s opens %s', (link, hash) => {
    expect(pageOfLink(link)).toBe(hash);
  });

  it.each([
    'bedside-magnesium://condition',
    'bedside-magnesium://condition/../about',
    'bedside-magnesium://condition/a/b',
    'bedside-magnesium://condition/%2e%2e%2fabout',
    'bedside-magnesium://condition/crps?x=1',
    'bedside-magnesium://condition/crps#/about',
    'bedside-magnesium://user@condition/crps',
    'bedside-magnesium://condition:80/crps',
    'bedside-magnesium://condition/<script>alert(1)</script>',
    'bedside-magnesium://calculator/zuspan',
    'bedside-magnesium:condition/crps',
    'bedside-magnesium://',
    'https://condition/crps',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://bedside/index.html',
    '',
    `bedside-magnesium://condition/${'a'.repeat(400)}`,
  ])('%s opens nothing', (link) => {
    expect(pageOfLink(link)).toBeNull();
  });

  it('gives only addresses of known form, whatever the link says', () => {
    const known =
      /^#\/(?:conditions|calculator|evidence|claims|safety|worksheets|about|(?:condition|source)\/[a-z0-9.-]+)$/;
    const text = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('condition', 'source', 'about', 'calculator'), fc.string({ unit: 'binary' }))
        .map(([screen, rest]) => `bedside-magnesium://${screen}/${rest}`),
    );
    fc.assert(
      fc.property(text, (link) => {
        const hash = pageOfLink(link);
        if (hash !== null) expect(hash).toMatch(known);
      }),
      { numRuns: 5000 },
    );
    // A busy machine is slow, not wrong.
  }, 60_000);
});

describe('arguments of a start', () => {
  it('finds a link among switches, and never takes a switch for one', () => {
    expect(openRequest(['bedside-magnesium', '--no-sandbox', 'bedside-magnesium://condition/crps'])).toEqual({
      kind: 'page',
      hash: '#/condition/crps',
    });
    expect(openRequest(['bedside-magnesium', '--bedside-magnesium://condition/crps'])).toBeNull();
    expect(openRequest(['bedside-magnesium://condition/crps'])).toBeNull();
  });

  it('finds a file of worksheets', () => {
    expect(openRequest(['bedside-magnesium', '/home/ward/loading.bedside-order'])).toEqual({
      kind: 'worksheets',
      file: '/home/ward/loading.bedside-order',
    });
    expect(openRequest(['bedside-magnesium', '/home/ward/loading.json'])).toBeNull();
    expect(openRequest(['bedside-magnesium', '--x.bedside-order'])).toBeNull();
  });
});
