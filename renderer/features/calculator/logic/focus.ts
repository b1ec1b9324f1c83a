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
