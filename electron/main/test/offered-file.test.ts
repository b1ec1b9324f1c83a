/** Hazard H-SEC-3: a crafted file makes the app do something. Control: it is read as text, refused with a reason, and brought in only when a person says so. */
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { largestOffered, readOffered } from '../app/offered-file.ts';
import { offeredWorksheetsService } from '../services/offered-worksheets.ts';
import { everything, savable, startWard } from './worksheets-setup.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'offered-'));

function fileWith(content: string | Buffer, name = 'ward 4.bedside-order'): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('a file that the system hands over', () => {
  it('is read by its path, by a path relative to the start, and by the address a desktop gives', () => {
    const file = fileWith('{"a":1}');
    const read = { name: 'ward 4.bedside-order', text: '{"a":1}' };
    expect(readOffered(file, '/')).toEqual(read);
    expect(readOffered('ward 4.bedside-order', folder)).toEqual(read);
    expect(readOffered(pathToFileURL(file).href, '/')).toEqual(read);
    expect(readOffered(fileWith('\ufeff{"a":1}'), '/')).toEqual(read);
  });

  it.each([
    ['\\\\server\\share\\x.bedside-order'],
    ['//server/share/x.bedside-order'],
    ['file://server/share/x.bedside-order'],
  ])('%s is on another computer and is never asked for', (asked) => {
    expect(readOffered(asked, '/')).toMatchObject({ refusal: expect.stringContaining('it is not on this PC') });
  });

  it('is refused with the reason when it is missing, a folder, a device, too large or not text', () => {
    mkdirSync(path.join(folder, 'folder.bedside-order'));
    symlinkSync('/dev/zero', path.join(folder, 'zero.bedside-order'));
    const large = fileWith('', 'large.bedside-order');
    truncateSync(large, largestOffered + 1);
    const why = (asked: string): unknown => readOffered(asked, folder);
    expect(why('missing.bedside-order')).toEqual({
      name: 'missing.bedside-order',
      refusal: 'Nothing was imported from "missing.bedside-order": it cannot be read.',
    });
    expect(why('folder.bedside-order')).toMatchObject({ refusal: expect.stringContaining('it is not a file') });
    expect(why('zero.bedside-order')).toMatchObject({ refusal: expect.stringContaining('it is not a file') });
    expect(why('large.bedside-order')).toMatchObject({ refusal: expect.stringContaining('larger than 50 MB') });
    expect(why(fileWith(Buffer.from([0xff, 0xfe, 0x00, 0x80])))).toMatchObject({
      refusal: expect.stringContaining('it is not text'),
    });
  });

  it('has a name that is safe to show, whatever it is called', () => {
    expect(readOffered(fileWith('x', 'a\u202egnp.bedside-order'), '/').name).toBe('agnp.bedside-order');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { name } = readOffered(`${text}.bedside-order`, folder);
        expect(name.length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
      }),
    );
  });
});

describe('worksheets in such a file', () => {
  function exported(): string {
    const there = startWard();
    const { id } = there.worksheets.save({ order: savable, label: 'bay 3', supersedes: null }).summary;
    const { text, fileName } = there.transfer.export([id], 'json');
    expect(fileName).toBe('magnesium sulfate worksheets 2026-11-22.bedside-order');
    there.close();
    return text;
  }

  it('are told about first, and come in only when a person says so', () => {
    const here = startWard();
    const offered = offeredWorksheetsService(here.transfer);
    expect(offered.look()).toBeNull();
    expect(() => offered.take()).toThrow(/No file waits/);
    const text = exported();
    offered.hold({ name: 'a', text });
    expect(offered.look()).toEqual({ name: 'a', refusal: null, worksheets: 1, alreadyHere: 0 });
    expect(here.worksheets.list(everything).total).toBe(0);
    offered.drop();
    expect(() => offered.take()).toThrow(/No file waits/);
    offered.hold({ name: 'a', text });
    expect(offered.take()).toMatchObject({ imported: 1 });
    expect(offered.look()).toBeNull();
    offered.hold({ name: 'a', text });
    expect(offered.look()).toMatchObject({ worksheets: 1, alreadyHere: 1 });
    here.close();
  });

  it('are refused with the reason of the import, and nothing comes in', () => {
    const here = startWard();
    const offered = offeredWorksheetsService(here.transfer);
    const text = exported().replace('bay 3', 'bay 4');
    offered.hold({ name: 'a', text });
    expect(offered.look()).toMatchObject({ refusal: expect.stringContaining('does not match its check code') });
    expect(() => offered.take()).toThrow(/does not match its check code/);
    offered.hold({ name: 'b', refusal: 'Nothing was imported from "b": it is not a file.' });
    expect(offered.look()).toMatchObject({ name: 'b', refusal: expect.stringContaining('it is not a file') });
    expect(() => offered.take()).toThrow(/No file waits/);
    expect(here.worksheets.list(everything).total).toBe(0);
    here.close();
  });
});
