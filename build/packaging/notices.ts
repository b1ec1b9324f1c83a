/**
 * THIRD-PARTY-NOTICES.md: the licence text of everything inside the product, as those licences ask, and the list of
 * licences that may be inside at all. A package without a licence text, or with another licence, stops the build.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sbom } from '../sbom.ts';
import { product, root } from './product.ts';
import type { ChosenRuntime } from './runtime.ts';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

/** Licences that let a hospital use, copy and pass on the product without asking anyone. */
export const allowedLicences: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BSL-1.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
]);

/** Each part of "A AND B" must be allowed; a choice is never made for the reader, so "A OR B" is not. */
function isAllowed(licence: string): boolean {
  return licence.split(' AND ').every((part) => allowedLicences.has(part));
}

export function licenceProblems(packages: readonly ShippedPackage[]): string[] {
  return packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} has the licence "${licence}", which is not on the list of allowed licences.`,
    );
}

/** Licence and notice files of a package, whole. */
export function licenceText({ name, folder }: ShippedPackage): string {
  const absolute = path.join(root, folder);
  const files = readdirSync(absolute)
    .filter((file) => /^(?:licen[cs]e|notice|copying|ofl)(?:[.-].*)?$/i.test(file))
    .sort();
  if (files.length === 0)
    throw new Error(`${name} has no licence file, so its licence cannot be passed on as it asks.`);
  return files.map((file) => readFileSync(path.join(absolute, file), 'utf8').trim()).join('\n\n');
}

const runtimeNotice = (version: string): string => `## Electron ${version}

Licence: MIT. The text stands beside the program in \`LICENSE.electron.txt\`. Electron contains Chromium, Node.js, V8, FFmpeg and others; their licences stand in \`LICENSES.chromium.html\` in the same folder.`;

const sqliteNotice = `## SQLite

Inside better-sqlite3. Licence: public domain. The authors have dedicated it to the public; it comes with no licence text, and with the blessing they wrote in its place: may you do good and not evil, may you find forgiveness for yourself and forgive others, may you share freely, never taking more than you give.`;

const named = ({ name, version }: ShippedPackage): string => `${name} ${version}`;

/** Many packages share one text word for word; it stands once, with the names of all it belongs to. */
function sharedTexts(packages: readonly ShippedPackage[]): string[] {
  const owners = new Map<string, ShippedPackage[]>();
  for (const one of packages) {
    const text = licenceText(one);
    owners.set(text, [...(owners.get(text) ?? []), one]);
  }
  return [...owners].map(
    ([text, of]) =>
      `## ${of.length === 1 ? of.map(named).join('') : `${of.length} packages`}\n\n${of.map((one) => `- ${named(one)}: ${one.licence}`).join('\n')}\n\n\`\`\`text\n${text}\n\`\`\``,
  );
}

export function notices(packages: readonly ShippedPackage[], electron: string): string {
  const intro = `# Third-party notices

${product.name} ${product.version} is made with the work of others. Each part below is inside the installed product; its licence is given whole.`;
  return `${[intro, runtimeNotice(electron), sqliteNotice, ...sharedTexts(packages)].join('\n\n')}\n`;
}

/** Writes the notices and the bill of materials that go into every package. */
export async function writeNotices(folder: string, runtime: ChosenRuntime): Promise<void> {
  const packages = await shippedPackages();
  const problems = licenceProblems(packages);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), notices(packages, runtime.version));
  writeFileSync(path.join(folder, 'bom.cdx.json'), `${JSON.stringify(sbom(packages, runtime), null, 2)}\n`);
}
