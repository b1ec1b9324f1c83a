/** What is known only when the bundle is built, fixed into it: a changed evidence file is refused at start. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { licences } from './licences.ts';

const root = path.resolve(import.meta.dirname, '..');

export function constants(): Record<string, string> {
  const { sha256 } = JSON.parse(readFileSync(path.join(root, 'out/evidence.json'), 'utf8')) as { sha256: string };
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    __EVIDENCE_SHA256__: JSON.stringify(sha256),
    __APP_VERSION__: JSON.stringify(version),
    __LICENCES__: JSON.stringify(licences()),
  };
}
