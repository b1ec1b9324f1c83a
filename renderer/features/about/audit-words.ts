import { records } from '../../messages/about-records.ts';

/** The actions of the audit log in words. An action of a newer version is shown as it is written. */
export function actionWords(action: string): string {
  const words: Readonly<Record<string, string>> = records.log.actions;
  return words[action] ?? action.replaceAll('-', ' ');
}

/** What an entry is about, where that says something to a person; the keys of rows are identifiers and do not. */
export function subjectWords(subject: string, key: string): string | null {
  if (subject === 'starred-product') return key;
  if (subject !== 'setting') return null;
  const words: Readonly<Record<string, string>> = records.log.settings;
  return words[key] ?? key;
}
