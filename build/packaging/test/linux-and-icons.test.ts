// @vitest-environment jsdom
/** What a Linux desktop reads, the icons of every system, and the refusal of the old runtime. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appStream, desktopEntry, mimeType } from '../linux-metadata.ts';
import { edition, product, resources } from '../product.ts';
import { releaseRefusal } from '../runtime.ts';
import { wantedFuses } from '../fuses.ts';

function xml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

describe('desktop entry', () => {
  it('starts the executable, takes links and files, and is a valid key file', () => {
    const lines = desktopEntry(edition(false)).trimEnd().split('\n');
    expect(lines[0]).toBe('[Desktop Entry]');
    for (const line of lines.slice(1)) expect(line).toMatch(/^[A-Za-z]+=.+$/);
    expect(lines).toContain('Exec=bedside-magnesium %U');
    expect(lines).toContain('MimeType=x-scheme-handler/bedside-magnesium;application/x-bedside-magnesium-order+json;');
  });

  it('says that a test build is one', () => {
    expect(desktopEntry(edition(true))).toContain('Name=Bedside Magnesium (test build)\n');
    expect(desktopEntry(edition(true))).toContain('Test build, not for patient care.');
  });
});

describe('AppStream and file type', () => {
  it('are well-formed and agree with the desktop entry', () => {
    const component = xml(appStream('2026-11-22'));
    expect(component.querySelector('id')?.textContent).toBe(product.id);
    expect(component.querySelector('launchable')?.textContent).toBe('bedside-magnesium.desktop');
    expect(component.querySelector('release')?.getAttribute('version')).toBe(product.version);
    expect(component.querySelector('internet')?.textContent).toBe('offline-only');
    expect(xml(mimeType()).querySelector('glob')?.getAttribute('pattern')).toBe('*.bedside-order');
  });
});

describe('icons', () => {
  const read = (name: string): Buffer => readFileSync(path.join(resources, name));

  it('were made from the SVG as it is now', () => {
    const { sha256 } = JSON.parse(read('icons.json').toString()) as { sha256: string };
    expect(createHash('sha256').update(read('icon.svg')).digest('hex')).toBe(sha256);
  });

  it.each([16, 24, 32, 48, 64, 128, 256, 512])('has a PNG of %i pixels', (size) => {
    const png = read(`icons/${size}x${size}.png`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('has every size Windows asks for, each a whole PNG', () => {
    const ico = read('icon.ico');
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_none, index) => 6 + 16 * index);
    expect(entries.map((at) => ico.readUInt8(at) || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    for (const at of entries)
      expect(
        ico
          .subarray(ico.readUInt32LE(at + 12))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
  });

  it('has every size macOS asks for, and its length is right', () => {
    const icns = read('icon.icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const names: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      names.push(icns.subarray(at, at + 4).toString());
    expect(names).toEqual(['ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
  });
});

describe('the runtime of a release', () => {
  it('is the official one of the tested version, or there is no release', () => {
    expect(releaseRefusal({ origin: 'official', version: '45.4.1' }, '45.4.1')).toBeNull();
    expect(releaseRefusal({ origin: 'override', version: '45.4.1' }, '45.4.1')).toBeNull();
    expect(releaseRefusal({ origin: 'registry', version: '25.1.1' }, '45.4.1')).toContain('no release is made of it');
    expect(releaseRefusal({ origin: 'override', version: '44.0.0' }, '45.4.1')).toContain(
      'this project is tested with 45.4.1',
    );
  });

  it('has every door of Node shut; only the package for the installed-app test leaves one', () => {
    expect(wantedFuses(false)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
    const { EnableNodeCliInspectArguments: _open, ...others } = wantedFuses(true);
    const { EnableNodeCliInspectArguments: _shut, ...released } = wantedFuses(false);
    expect(others).toEqual(released);
  });
});
