/** Where a search result leads, and the order in which kinds are shown. */
import type { SearchHit } from '#ipc/views.ts';
import { href } from '../../state/router.svelte.ts';

export type Kind = SearchHit['kind'];

/** The order on screen is the order of the arrow keys. */
export const KINDS: readonly Kind[] = ['condition', 'claim', 'regimen', 'safety', 'source', 'product'];

export function addressOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'condition':
      return href('condition', hit.id);
    case 'claim':
      return href('claims', null, { claim: hit.id });
    case 'regimen':
      return href('calculator', null, { regimen: hit.id });
    case 'product':
      return href('calculator', null, { product: hit.id });
    case 'source':
      return href('source', hit.id);
    case 'safety':
      return href('safety', null, { show: hit.id });
  }
}

export function calculateAddressOf(hit: SearchHit): string | null {
  return hit.kind === 'regimen' || hit.kind === 'product' ? addressOf(hit) : null;
}
