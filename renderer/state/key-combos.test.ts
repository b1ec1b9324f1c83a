import { describe, expect, it } from 'vitest';
import { capsOf, isBare, matches } from './key-combos.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a combination of keys', () => {
  it.each([
    ['F9', press('F9'), true],
    ['F9', press('F9', { ctrlKey: true }), false],
    ['Control+K', press('k', { ctrlKey: true }), true],
    ['Control+K', press('K', { metaKey: true }), true],
    ['Control+K', press('k'), false],
    ['Control+K', press('k', { ctrlKey: true, altKey: true }), false],
    ['Control+P', press('P', { ctrlKey: true, shiftKey: true }), false],
    ['Alt+ArrowLeft', press('ArrowLeft', { altKey: true }), true],
    ['Alt+ArrowLeft', press('ArrowLeft'), false],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?'), true],
    ['?', press('?', { ctrlKey: true, shiftKey: true }), false],
  ])('%s and what was pressed', (text, event, same) => expect(matches(text, event)).toBe(same));

  it('is bare when it types a character', () => {
    expect(['?', 'F9', 'Control+K', 'Alt+ArrowLeft'].map(isBare)).toEqual([true, false, false, false]);
  });

  it('has one cap a key, the plus key too, and a name for each', () => {
    expect(capsOf('Control+K').map(({ cap }) => cap)).toEqual(['Ctrl', 'K']);
    expect(capsOf('Control++').map(({ cap }) => cap)).toEqual(['Ctrl', '+']);
    expect(capsOf('Alt+ArrowLeft').map(({ said }) => said)).toEqual(['Alt', 'Left arrow']);
  });
});
