import { records } from '../../messages/about-records.ts';

/** The actions of the audit log in words. An action of a newer version is shown as it is written. */
export function actionWords(action: string): string {
  const words: Readonly<Record<string, string>> = records.log.actions;
  return words[action] ?? action.replaceAll('-', ' ');
}

/**
 * What an entry is about, where that says something to a person; the keys of rows are identifiers and do not.
 * @param products names by id: a product that is no longer in the store keeps its id, which is all that is known of it
 */
export function subjectWords(subject: string, key: string, products: ReadonlyMap<string, string>): string | null {
  if (subject === 'starred-product') return products.get(key) ?? key;
  // Which version it was stands in the action's own words and in the code; the name of its row says nothing.
  if (subject !== 'setting' || key === 'evidence-version-seen') return null;
  const words: Readonly<Record<string, string>> = records.log.settings;
  return words[key] ?? key;
}
