/** Numbers as they are read, on a screen or in a PDF: the measure of "paper says what the screen says". */
import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';

/** Lines that only paper has: the stamp with its page number, time and hash. */
const stampLine = /page \d+ of \d+|Printed \d+ \w+ \d{4},|UNCONTROLLED COPY|self-test \d/;

export function numbersIn(text: string): readonly string[] {
  return (text.match(/\d[\d,]*(?:\.\d+)*/g) ?? []).map((number) => number.replace(/,$/, ''));
}

/** Text of a PDF without its stamp, blanks of all kinds plain. */
export function paperLines(file: string): readonly string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return stdout
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !stampLine.test(line));
}

/** What stands there to be read, the words of pictures with it. */
export async function standing(page: Page, part: string): Promise<string> {
  const text = await page.locator(part).first().innerText();
  return text.replaceAll('\u00a0', ' ');
}

/** Everything a reader of the screen can find there: lists and folds opened, names of pictures and what was keyed with it. */
export async function everythingShown(page: Page, part: string): Promise<string> {
  for (const more of await page
    .locator(part)
    .getByRole('button', { name: /^Show all/ })
    .all())
    await more.click();
  return page
    .locator(part)
    .first()
    .evaluate((root) => {
      for (const details of root.querySelectorAll('details:not([open])')) details.setAttribute('open', '');
      const named = [...root.querySelectorAll('[aria-label], [title]')].map(
        (element) => `${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('title') ?? ''}`,
      );
      const keyed = [...root.querySelectorAll('input, select')].map((field) => (field as HTMLInputElement).value);
      return [(root as HTMLElement).innerText, ...named, ...keyed].join(' ').replaceAll('\u00a0', ' ');
    });
}

/**
 * Without the numbers that paper has of its own: version and review date in its head, how many sources it names, their
 * numbers, and the references these stand for, which the screen opens from each figure instead.
 */
export function withoutPapersOwn(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => /^\s*(?:SOURCES|Sources)(?:,| \d|$)/.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).map((line) =>
    line
      .replace(/\[\d+(?:, \d+)*\]/g, '')
      .replace(/findings from \d+ sources/, '')
      .replace(/Evidence \d{4}\.\d\d/, '')
      .replace(/(?:Review due|Next review|Searched) (?:\d{4}-\d\d|\w+ \d{4})/, ''),
  );
}

/** Each number on paper that stands nowhere in the text, with the line it stands in. */
export function onlyOnPaper(lines: readonly string[], shown: string): readonly string[] {
  const known = new Set(numbersIn(shown));
  return withoutPapersOwn(lines).flatMap((line) =>
    numbersIn(line)
      .filter((number) => !known.has(number))
      .map((number) => `${number} in: ${line.trim()}`),
  );
}
