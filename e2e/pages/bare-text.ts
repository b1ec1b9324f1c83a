/**
 * What of a page did not come through the catalogue. In the pseudo-locale every catalogue text stands in ⟦ ⟧; what is
 * outside must be a figure, a unit or a mark, or must have come from the store: its records, or sentences of main.
 */
import type { Page } from '@playwright/test';

/** Runs in the page: texts and accessible names outside all brackets, in reading order. */
function bareTexts(selector: string): string[] {
  const found: string[] = [];
  /** A message may hold another one as a value: brackets stand within brackets. */
  const outsideOf = (text: string): string[] => {
    let open = 0;
    const pieces = [''];
    for (const letter of text) {
      if (letter === '⟦') open += 1;
      else if (letter === '⟧') open = Math.max(0, open - 1);
      else if (open === 0) pieces[pieces.length - 1] += letter;
      else if (pieces.at(-1) !== '') pieces.push('');
    }
    return pieces;
  };
  const visible = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true });
  for (const root of document.querySelectorAll(selector)) {
    let depth = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('style, script, kbd, [translate="no"]') !== null) continue;
      // A message may be cut into several nodes by its bold words: what lies between the brackets belongs to it.
      let outside = '';
      for (const letter of node.nodeValue ?? '') {
        if (letter === '⟦') depth += 1;
        else if (letter === '⟧') depth = Math.max(0, depth - 1);
        else if (depth === 0) outside += letter;
      }
      if (outside.trim() !== '' && visible(parent)) found.push(outside);
    }
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(...outsideOf(element.getAttribute(name) ?? ''));
  }
  return found;
}

const FIGURE_WORDS =
  /\b(?:[0-9a-f]{12}|\d{1,2} [A-Z][a-z]{2} \d{4}|g|mg|kg|cm|mL|L|mmol|mEq|micromol|microgram|min|h|hours?|days?|months|years|cent|per|to|of|and|n|p|mEq|dL|IV|IM|A4|SD|pH|ECG|FHIR|CSV|JSON|PDF|RIS|BibTeX|US|UK|EU|F9|Bedside|Magnesium)\b/g;

function plain(text: string): string {
  return text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[“”„]/g, '"')
    .trim();
}

/** Without figures, units, codes of formats and the product's name: whether any word is left. */
function hasWords(text: string): boolean {
  return /\p{L}{2,}/u.test(text.replace(FIGURE_WORDS, ' '));
}

/** Every string of a value, however deep. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** All that main answered, as one text to look things up in: whole strings, without regard to case. */
export class Known {
  readonly #whole: Set<string>;
  readonly #all: string;

  constructor(answers: readonly unknown[]) {
    const strings = answers.flatMap(stringsOf).map((text) => plain(text).toLowerCase());
    this.#whole = new Set(strings);
    this.#all = `\n${strings.join('\n')}\n`;
  }

  /**
   * A long text may be a part of a stored one, cut for marking or shortened at a stop. A short one must be a stored
   * string or open or close one: single words of the store must not excuse a button.
   */
  has(text: string): boolean {
    const wanted = plain(text)
      .replace(/^[\s.,:;()/–·"=+]+|[\s.,:;()/–·"=+…]+$/g, '')
      .toLowerCase();
    if (wanted === '' || this.#whole.has(wanted) || this.#whole.has(`${wanted}.`)) return true;
    if (wanted.split(' ').length >= 3) return this.#all.includes(wanted);
    return ['\n', '. ', ', ', ' ('].some((before) =>
      ['\n', '. ', ', ', ')', ':', ' ('].some((after) => this.#all.includes(`${before}${wanted}${after}`)),
    );
  }
}

/** Sentences of a page that come neither from the catalogue nor from what main said. */
export async function hardCodedOn(page: Page, selector: string, known: Known): Promise<string[]> {
  const bare = await page.evaluate(bareTexts, selector);
  return [...new Set(bare.map(plain))].filter((text) => hasWords(text) && !known.has(text));
}
