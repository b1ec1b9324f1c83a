/** Keys that belong to one kind of control and not to a command: the browser or the control itself answers them. */
import type { commandWords } from '../../messages/commands.ts';

export interface ControlKeys {
  readonly keys: readonly string[];
  readonly does: keyof typeof commandWords.controls;
}

export const IN_CONTROLS: readonly ControlKeys[] = [
  { keys: ['Tab', 'Shift+Tab'], does: 'next' },
  { keys: ['Space'], does: 'press' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['Enter'], does: 'part' },
  { keys: ['ArrowUp', 'ArrowDown'], does: 'radio' },
  { keys: ['Letters'], does: 'list' },
  { keys: ['PageUp', 'PageDown'], does: 'scroll' },
  { keys: ['Escape'], does: 'close' },
  { keys: ['Control++', 'Control+-', 'Control+0'], does: 'zoom' },
];

export const IN_SEARCH: readonly ControlKeys[] = [
  { keys: ['ArrowUp', 'ArrowDown'], does: 'results' },
  { keys: ['Enter'], does: 'result' },
  { keys: ['Control+Enter'], does: 'calculate' },
];
