/** Presses of keys and of a mouse's side buttons, done as the list of commands says. */
import { isBare, matches } from '../../state/key-combos.ts';
import { settings } from '../../state/settings.svelte.ts';
import { commands, type Command } from './commands.ts';

const TYPED_INTO = 'textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=range])';

function mayType(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

export type Reach = 'everything' | 'emergency';

function commandFor(event: KeyboardEvent, reach: Reach): Command | null {
  for (const command of commands()) {
    if (reach === 'emergency' && command.group !== 'emergency') continue;
    const combination = command.keys.find((text) => matches(text, event));
    if (combination === undefined) continue;
    if (isBare(combination) && (!settings.values.bareKeys || mayType(event.target))) return null;
    return command.overDialogs === true || !isDialogOpen() ? command : null;
  }
  return null;
}

/** For the capturing phase, so that no field and no dialog can keep F9 from the card. */
export function pressed(event: KeyboardEvent, reach: Reach): void {
  if (event.isComposing) return;
  const command = commandFor(event, reach);
  if (command === null) return;
  event.preventDefault();
  if (!event.repeat) command.run();
}

const BACK_BUTTON = 3;
const FORWARD_BUTTON = 4;

/** The side buttons of a mouse go back and forward, as the keys do. */
export function sideButton(event: MouseEvent): void {
  if (event.button !== BACK_BUTTON && event.button !== FORWARD_BUTTON) return;
  event.preventDefault();
  if (isDialogOpen()) return;
  if (event.button === BACK_BUTTON) window.history.back();
  else window.history.forward();
}
