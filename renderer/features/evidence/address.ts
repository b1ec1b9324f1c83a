/**
 * An address as a person reads it: its host, and the number of the document where the address carries one. The rest of
 * an address is not for reading, and may spell the drug in a way that must not be read; it can be copied whole.
 */
export interface ReadableAddress {
  readonly host: string;
  readonly document: string | null;
}

/** Numbers that name one document, and how they are written. */
const NUMBERS: readonly { readonly pattern: RegExp; readonly write: (found: string) => string }[] = [
  { pattern: /\b(PMC\d{4,9})\b/i, write: (found) => found.toUpperCase() },
  { pattern: /(?:pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|\/pubmed)\/(\d{4,9})\b/i, write: (found) => `PMID ${found}` },
  { pattern: /\b(10\.\d{4,9}\/[-.\d]+\d)\b/, write: (found) => `DOI ${found}` },
  { pattern: /\/(?:document|doc|presentation|product|details?)\/(\d{3,12})\b/i, write: (found) => found },
];

/** Null for what is no address: then there is nothing to show. */
export function readable(url: string): ReadableAddress | null {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
  if (host === undefined) return null;
  const hit = NUMBERS.map(({ pattern, write }) => {
    const found = pattern.exec(url)?.[1];
    return found === undefined ? null : write(found);
  }).find((one) => one !== null);
  return { host: host.replace(/^www\./, ''), document: hit ?? null };
}
