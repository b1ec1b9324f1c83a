/**
 * A row that comes to lie under a resting pointer gets a mouse move as well. Only one made by a hand may choose: Enter
 * must open what the typed words chose, not what happens to lie under the pointer.
 */
export function movedByHand({ movementX, movementY }: Pick<MouseEvent, 'movementX' | 'movementY'>): boolean {
  return movementX !== 0 || movementY !== 0;
}
