/** Which file of the built renderer an address means; null for anything outside that folder. Pure: tested without Electron. */
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export interface PageFile {
  readonly file: string;
  readonly type: string;
}

export function pageFile(root: string, pathname: string): PageFile | null {
  const decoded = safeDecode(pathname);
  if (decoded === null || decoded.includes('\0')) return null;
  const wanted = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  const inside = path.relative(root, wanted);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return null;
  const type = types[path.extname(wanted).toLowerCase()];
  return type === undefined ? null : { file: wanted, type };
}

function safeDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
