/** The actions of the audit log in words. An action of a newer version is shown as it is written. */
const ACTIONS: Readonly<Record<string, string>> = {
  'worksheet-saved': 'Worksheet saved',
  'worksheet-imported': 'Worksheet imported',
  'worksheet-superseded': 'Worksheet replaced',
  'worksheet-withdrawn': 'Worksheet withdrawn',
  'check-overridden': 'Warning answered with a reason',
  printed: 'Page saved or printed',
  'note-saved': 'Note on a condition saved',
  'note-removed': 'Note on a condition taken away',
  'setting-changed': 'Setting changed',
  'product-starred': 'Product marked as in the cupboard',
  'product-unstarred': 'Product taken off the cupboard list',
  'restore-asked': 'Backup chosen to be put back',
  'backup-restored': 'Backup put back',
  'damaged-file-set-aside': 'Damaged file set aside',
  'found-at-update': 'Found at an update',
};

export function actionWords(action: string): string {
  return ACTIONS[action] ?? action.replaceAll('-', ' ');
}

/** What an entry is about, where its key says something to a person; the keys of rows are identifiers and do not. */
export function subjectWords(subject: string, key: string): string | null {
  return subject === 'setting' || subject === 'starred-product' || subject === 'ward' ? key : null;
}
