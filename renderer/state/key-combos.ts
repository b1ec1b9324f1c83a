/**
 * Keys as people write them ("Control+K", "Alt+ArrowLeft", "F9", "?") and whether an event is one of them. A bare
 * printable key is read as the letter it makes, so that it works on every keyboard layout.
 */
import { keyWords as words } from '../messages/keys.ts';

interface Combo {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
}

function comboOf(text: string): Combo {
  const parts = text.split('+');
  return { key: parts.at(-1) ?? '', control: parts.includes('Control'), alt: parts.includes('Alt') };
}

/** A combination that types a character: it must not be taken from a person who is typing. */
export function isBare(text: string): boolean {
  const { key, control, alt } = comboOf(text);
  return !control && !alt && key.length === 1;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Shift is part of how a character such as "?" is typed; with a named key or with Control it makes another combination. */
export function matches(text: string, event: Pressed): boolean {
  const { key, control, alt } = comboOf(text);
  return (
    key.toLowerCase() === event.key.toLowerCase() &&
    control === (event.ctrlKey || event.metaKey) &&
    alt === event.altKey &&
    (isBare(text) || !event.shiftKey)
  );
}

/** The caps of one combination, in the order in which they are pressed, as printed on them and as said aloud. */
export function capsOf(text: string): { readonly cap: string; readonly said: string }[] {
  const caps: Readonly<Record<string, string>> = words.caps;
  const said: Readonly<Record<string, string>> = words.said;
  return text.split(/\+(?=.)/).map((part) => ({ cap: caps[part] ?? part, said: said[part] ?? caps[part] ?? part }));
}
