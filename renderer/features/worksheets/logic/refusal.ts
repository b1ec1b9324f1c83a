/** Whether a refusal is about what was typed in this field: its sentence quotes the words it refuses. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
}

export function isAboutText(refusal: string, typed: string): boolean {
  const quoted = /"([^"]+)"/.exec(refusal)?.[1];
  return quoted !== undefined && typed.trim() !== '' && plain(typed).includes(plain(quoted));
}
