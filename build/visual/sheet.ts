/** The sheet a person looks at before a picture is approved: one row a picture, before, after and difference. */
export interface Change {
  readonly name: string;
  /** No baseline yet: there is only an "after". */
  readonly isNew: boolean;
}

const COLUMNS = ['before', 'after', 'difference'] as const;

function cell(name: string, column: string): string {
  return `<td><img src="${name}.${column}.png" alt="${name}, ${column}"></td>`;
}

function row({ name, isNew }: Change): string {
  const cells = isNew
    ? `<td>new</td>${cell(name, 'after')}<td></td>`
    : COLUMNS.map((column) => cell(name, column)).join('');
  return `<tr><th colspan="3">${name}</th></tr><tr>${cells}</tr>`;
}

/** A page of its own, beside the pictures it names. Names are those of the baselines: letters, digits, hyphens. */
export function sheetOf(changes: readonly Change[]): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Changed pictures</title>
<style>
  body { font: 14px sans-serif; background: #888; margin: 16px; }
  th { text-align: left; padding: 16px 0 4px; }
  td { vertical-align: top; padding-right: 8px; width: 33%; }
  img { max-width: 100%; background: #fff; }
</style>
<table>
<tr>${COLUMNS.map((column) => `<th>${column}</th>`).join('')}</tr>
${changes.map(row).join('\n')}
</table>
</html>
`;
}
