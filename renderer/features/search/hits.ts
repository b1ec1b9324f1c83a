/** Where a search result leads, and the order in which kinds are shown. */
import type { SearchHit } from '#ipc/views.ts';
import { href } from '../../state/router.svelte.ts';

type Kind = SearchHit['kind'];

export const KINDS: readonly { readonly kind: Kind; readonly title: string }[] = [
  { kind: 'condition', title: 'Condition' },
  { kind: 'claim', title: 'Heard and checked' },
  { kind: 'regimen', title: 'Regimen' },
  { kind: 'safety', title: 'Safety' },
  { kind: 'source', title: 'Sources' },
  { kind: 'product', title: 'Products' },
];

/** Hits grouped by kind, the best first within each: the order on screen is the order of the arrow keys. */
export function ordered(hits: readonly SearchHit[]): SearchHit[] {
  return KINDS.flatMap(({ kind }) => hits.filter((hit) => hit.kind === kind));
}

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
