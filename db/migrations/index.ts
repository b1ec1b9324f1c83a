import type { Migration } from '../migrate.ts';
import { settingsMigration } from './0010-settings.ts';
import { auditMigration } from './0020-audit.ts';
import { notesMigration } from './0030-notes.ts';
import { worksheetsMigration } from './0040-worksheets.ts';
import { printLogMigration } from './0050-print-log.ts';

/** In order, with gaps of ten to leave room. A released migration is never edited. */
export const migrations: readonly Migration[] = [
  settingsMigration,
  auditMigration,
  notesMigration,
  worksheetsMigration,
  printLogMigration,
];
