/** Hazard H-WARD-1 at the services: whatever the disk does, the person gets a sentence and the record stays whole. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { openWard } from '#db/open-ward.ts';
import { noteQueries } from '#db/queries/notes.ts';
import { settingQueries } from '#db/queries/settings.ts';
import { starredQueries } from '#db/queries/starred.ts';
import { RequestError } from '#ipc/result.ts';
import { backupsService } from '../services/backups.ts';
import { notesService } from '../services/notes.ts';
import { settingsService } from '../services/settings.ts';
import { everything, savable, startWard } from './worksheets-setup.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

type Ward = ReturnType<typeof startWard>;

const now = (): Date => new Date('2026-11-22T10:00:00.000Z');
const noMoreRoom = ({ db }: Ward): void =>
  void db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);

function notesOf({ db }: Ward) {
  return notesService({
    notes: noteQueries(db, now),
    starred: starredQueries(db, now),
    now,
    newId: randomUUID,
    knownWords: () => new Set(['zuspan']),
    isCondition: (id) => id === 'crps',
    isProduct: (id) => id === 'us-vial-50-10ml',
  });
}

describe('a full disk', () => {
  it('refuses a worksheet and a note with a sentence; nothing of them stays', () => {
    const ward = startWard();
    const first = ward.worksheets.save({ order: savable, label: 'kept', supersedes: null }).summary;
    const notes = notesOf(ward);
    const settings = settingsService(settingQueries(ward.db, now));
    noMoreRoom(ward);
    const save = (): unknown => ward.worksheets.save({ order: savable, label: 'too much', supersedes: first.id });
    expect(save).toThrow(RequestError);
    expect(save).toThrow(
      /^The worksheet was not saved: the disk is full\. Free some space and save again\. What was saved before is unchanged\.$/,
    );
    expect(ward.worksheets.list(everything).worksheets).toMatchObject([{ label: 'kept', status: 'current' }]);
    // Short rows still find room in the present pages; one of these does not.
    let noted = 0;
    const note = (): void => {
      for (; noted < 200; noted += 1) notes.saveNote('crps', `${noted} ${'ask first '.repeat(150)}`);
    };
    expect(note).toThrow(/^The note was not saved: the disk is full\./);
    expect(notes.history('crps')).toHaveLength(noted);
    expect(ward.audit.count()).toBe(2 + noted);
    expect(ward.proof.verify().broken).toBeNull();
    ward.db.pragma('max_page_count = 1000000');
    expect(ward.worksheets.save({ order: savable, label: 'room again', supersedes: first.id }).summary.number).toBe(2);
    expect(settings.set({ theme: 'dark' }).theme).toBe('dark');
    expect(ward.proof.verify().broken).toBeNull();
    ward.close();
  });
});

describe('a file that may only be read', () => {
  it('shows the worksheets, refuses to save, and keeps settings until the app closes', () => {
    const writable = startWard();
    writable.worksheets.save({ order: savable, label: 'bay 1', supersedes: null });
    const holding = writable.db;
    holding.exec('BEGIN IMMEDIATE');
    const opened = openWard(writable.folder, null, now());
    holding.exec('ROLLBACK');
    expect(opened).toMatchObject({ kind: 'open', access: 'read-only' });
    if (opened.kind !== 'open') return;
    const settings = settingsService(settingQueries(opened.db, now));
    expect(settings.set({ theme: 'night' }).theme).toBe('night');
    expect(settings.get().theme).toBe('night');
    const backups = backupsService({
      folder: writable.folder,
      db: opened.db,
      audit: null,
      offered: null,
      nativeBinding: null,
      now,
    });
    expect(() => backups.keepUp()).not.toThrow();
    expect(backups.list()).toEqual([]);
    opened.db.close();
    writable.close();
  });
});

describe('notes and products of the ward', () => {
  it('keeps every version of a note, refuses patients and unknown records', () => {
    const ward = startWard();
    const notes = notesOf(ward);
    expect(notes.note('crps')).toBeNull();
    expect(notes.saveNote('crps', ' Ask the pain team first. ')).toMatchObject({
      conditionId: 'crps',
      text: 'Ask the pain team first.',
    });
    expect(() => notes.saveNote('crps', 'Mrs Jones had it in bay 2')).toThrow(
      /^The note was not saved: "Mrs Jones" looks like a person's name/,
    );
    expect(() => notes.saveNote('gout', 'x')).toThrow(/no condition called "gout"/);
    notes.saveNote('crps', 'Ask the pain team first.');
    expect(notes.history('crps')).toHaveLength(1);
    expect(notes.conditionsWithNotes()).toEqual(['crps']);
    expect(notes.saveNote('crps', '')).toBeNull();
    expect(notes.history('crps').map((note) => note.text)).toEqual(['', 'Ask the pain team first.']);
    expect(notes.conditionsWithNotes()).toEqual([]);
    expect(notes.star('us-vial-50-10ml', true)).toEqual(['us-vial-50-10ml']);
    expect(notes.star('us-vial-50-10ml', true)).toEqual(['us-vial-50-10ml']);
    expect(() => notes.star('unknown', true)).toThrow(/no product called/);
    expect(notes.star('us-vial-50-10ml', false)).toEqual([]);
    expect(ward.proof.verify()).toMatchObject({ entries: 4, broken: null });
    ward.close();
  });
});

describe('backups as a service', () => {
  it('makes one when asked, stages it, and the next start puts it back', () => {
    const ward = startWard();
    const backups = backupsService({
      folder: ward.folder,
      db: ward.db,
      audit: ward.audit,
      offered: null,
      nativeBinding: null,
      now,
    });
    ward.worksheets.save({ order: savable, label: 'in the copy', supersedes: null });
    const { name } = backups.make();
    ward.worksheets.save({ order: savable, label: 'after', supersedes: null });
    backups.keepUp();
    expect(backups.list().map((backup) => backup.name)).toEqual([name]);
    expect(() => backups.restore('no such copy')).toThrow(/There is no backup called/);
    expect(backups.restore(name)).toMatchObject({
      restart: true,
      sentence: expect.stringContaining(
        'put back when the records are opened again, at the latest when the app is started again',
      ),
    });
    expect(ward.worksheets.list(everything).total).toBe(2);
    ward.close();
    const again = startWard(ward.folder);
    expect(again.worksheets.list(everything).worksheets.map((item) => item.label)).toEqual(['in the copy']);
    expect(again.opened).toMatchObject({ notice: expect.stringContaining('was put back') });
    again.close();
  });

  it('says that there is no ward file', () => {
    const backups = backupsService({ folder: null, db: null, audit: null, offered: null, nativeBinding: null, now });
    expect(backups.list()).toEqual([]);
    expect(() => backups.make()).toThrow(/^Backups cannot be used/);
    expect(() => backups.restore('x')).toThrow(/^Backups cannot be used/);
  });
});

describe('a changed record', () => {
  it('is not shown as if it were the one that was saved', () => {
    const ward = startWard();
    const { id } = ward.worksheets.save({ order: savable, label: 'bay 1', supersedes: null }).summary;
    ward.db.exec(
      'DROP TRIGGER worksheet_only_status; UPDATE worksheet SET calculation_json = replace(calculation_json, \'"300"\', \'"900"\')',
    );
    expect(() => ward.worksheets.open(id)).toThrow(
      /is not as it was saved: its check code no longer matches, so it is not shown/,
    );
    expect(() => ward.transfer.export([id], 'json')).toThrow(/is not as it was saved/);
    expect(ward.proof.verify()).toMatchObject({
      broken: { seq: 2 },
      sentence: expect.stringMatching(/is not what entry 2 of the audit log says.*This is the first broken link\.$/),
    });
    ward.close();
  });

  it('a page that was printed is in the log of its worksheet', () => {
    const ward = startWard();
    const { id } = ward.worksheets.save({ order: savable, label: 'bay 1', supersedes: null }).summary;
    ward.proof.printed({
      kind: 'worksheet',
      subject: 'zuspan',
      worksheetId: id,
      paper: 'A4',
      destination: 'pdf',
      pages: 1,
      checkCode: 'ABCD 1234',
      evidenceVersion: '2026.11',
      evidenceHash: 'a'.repeat(64),
    });
    expect(ward.worksheets.open(id).prints).toEqual([
      { printedAt: '2026-11-22T10:00:00.000Z', paper: 'A4', destination: 'pdf', pages: 1, checkCode: 'ABCD 1234' },
    ]);
    expect(ward.proof.verify().broken).toBeNull();
    ward.close();
  });
});
