import type { Migration } from '../migrate.ts';
import { settingsMigration } from './0010-settings.ts';

/** In order, with gaps of ten to leave room. A released migration is never edited. */
export const migrations: readonly Migration[] = [settingsMigration];
