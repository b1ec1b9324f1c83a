import { describe, expect, it } from 'vitest';
import { href, parseRoute } from './router.svelte.ts';

describe('routes', () => {
  it('an empty address is the list of conditions', () => {
    expect(parseRoute('').screen).toBe('conditions');
    expect(parseRoute('#/').screen).toBe('conditions');
  });

  it('an address and a route are the same thing', () => {
    expect(parseRoute(href('condition', 'crps'))).toMatchObject({ screen: 'condition', id: 'crps' });
    expect(parseRoute(href('calculator', null, { regimen: 'zuspan' })).query.get('regimen')).toBe('zuspan');
    expect(parseRoute(href('source', 'magpie-2002', { finding: 'eclampsia' }))).toMatchObject({
      screen: 'source',
      id: 'magpie-2002',
    });
  });

  it.each(['#/nowhere', '#/condition', '#/about/me', '#/source/'])('%s is no page', (address) => {
    expect(parseRoute(address).screen).toBe('unknown');
  });
});
