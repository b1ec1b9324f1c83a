/** Hazard H-WARD-1: settings or records are lost, or a fault in them takes the reference away. */
import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWard } from '../open-ward.ts';
import { settingQueries } from '../queries/settings.ts';

const now = new Date('2026-11-22T10:00:00Z');

function emptyFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ward-'));
}

describe('opening the ward file', () => {
  it('makes a missing data folder and keeps settings across openings', () => {
    const folder = path.join(emptyFolder(), 'not', 'there', 'yet');
    const first = openWard(folder, null, now);
    expect(first.kind).toBe('open');
    if (first.kind !== 'open') return;
    settingQueries(first.db).put({ theme: 'night' });
    first.db.close();
    const second = openWard(folder, null, now);
    expect(second.kind === 'open' && settingQueries(second.db).all()).toEqual({ theme: 'night' });
    if (second.kind === 'open') second.db.close();
  });

  it('says so when the folder cannot be used, and does not throw', () => {
    const file = path.join(emptyFolder(), 'a-file');
    writeFileSync(file, '');
    expect(openWard(path.join(file, 'inside'), null, now)).toMatchObject({
      kind: 'unavailable',
      sentence: expect.stringMatching(/cannot be written.*work as usual/),
    });
  });

  it('says so on a file system that refuses writing', () => {
    expect(openWard('/proc/self', null, now)).toMatchObject({
      kind: 'unavailable',
      sentence: expect.stringContaining('work as usual'),
    });
  });

  it('sets a damaged file aside under a new name and starts a new one', () => {
    const folder = emptyFolder();
    writeFileSync(path.join(folder, 'ward.sqlite'), Buffer.alloc(8192, 'not a database'));
    const opened = openWard(folder, null, now);
    expect(opened).toMatchObject({
      kind: 'open',
      notice: expect.stringContaining('ward.sqlite.damaged-2026-11-22T10-00-00-000Z'),
    });
    if (opened.kind === 'open') opened.db.close();
    const kept = readdirSync(folder).find((name) => name.includes('damaged'));
    expect(readFileSync(path.join(folder, kept ?? '')).toString('latin1')).toContain('not a database');
  });

  it('leaves a file of a newer app untouched', () => {
    const folder = emptyFolder();
    const file = path.join(folder, 'ward.sqlite');
    const newer = new Database(file);
    newer.pragma('user_version = 9990');
    newer.close();
    expect(openWard(folder, null, now)).toMatchObject({
      kind: 'unavailable',
      sentence: expect.stringMatching(/newer version.*9990/),
    });
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});
