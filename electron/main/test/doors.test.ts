/** Hazard H-SEC-1: a foreign page or a crafted message reaches the store. Control: origin, path and shape checks. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../app/csp.ts';
import { isOurPage } from '../app/origin.ts';
import { pageFile } from '../app/page-files.ts';
import { safeFileName } from '../print/save.ts';

describe('origin', () => {
  it.each(['app://bedside/index.html', 'app://bedside/print/print.html?job=1'])('accepts %s', (address) => {
    expect(isOurPage(address)).toBe(true);
  });

  it.each([
    'app://bedside.example/index.html',
    'app://evil/',
    'https://bedside/',
    'file:///etc/passwd',
    'app://user@bedside/',
    'about:blank',
    '',
    'app:bedside',
    'data:text/html,x',
    'javascript:alert(1)',
  ])('refuses %s', (address) => {
    expect(isOurPage(address)).toBe(false);
  });
});

describe('page files', () => {
  const root = path.resolve('/srv/pages');

  it('serves a file inside the folder with its type', () => {
    expect(pageFile(root, '/index.html')).toEqual({
      file: path.join(root, 'index.html'),
      type: 'text/html; charset=utf-8',
    });
    expect(pageFile(root, '/')).toMatchObject({ file: path.join(root, 'index.html') });
  });

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/a/../../secret.html',
    '/%00.html',
    '/%E0%A4%A',
    '/index',
    '/run.exe',
    '/..',
  ])('refuses %s', (name) => {
    expect(pageFile(root, name)).toBeNull();
  });

  it('never leaves the folder, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const page = pageFile(root, `/${text}`);
        if (page !== null) expect(page.file.startsWith(`${root}${path.sep}`)).toBe(true);
      }),
    );
  });
});

describe('content security policy', () => {
  it('has nothing unsafe and nothing remote', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|http|\*|eval/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'");
  });
});

describe('file names', () => {
  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['a/b\\c:d*e', 'a b c d e'],
    ['...', 'page'],
    ['crps summary', 'crps summary'],
  ])('%j becomes %j', (given, wanted) => {
    expect(safeFileName(given)).toBe(wanted);
  });
});
