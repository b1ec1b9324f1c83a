/** Moves the focus to a field of the inputs by its path, opening what it is folded into. */
import { pathsOf } from './paths.ts';

export function focusField(path: string, root: ParentNode = document): boolean {
  for (const name of pathsOf(path)) {
    const field = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
    if (field === null) continue;
    for (let parent = field.parentElement; parent !== null; parent = parent.parentElement)
      if (parent instanceof HTMLDetailsElement) parent.open = true;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}

/** Moves the focus to the first warning that asks for a reason; false when none does. */
export function toFirstWarning(): boolean {
  const first = document.querySelector<HTMLElement>('[data-soft] input');
  first?.focus();
  first?.closest('[data-soft]')?.scrollIntoView({ block: 'center' });
  return first !== null;
}
