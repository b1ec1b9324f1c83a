import { catalogue } from './catalogue.ts';

/** Keys as printed on their caps and as said aloud; a key without an entry is written as it is. */
export const keyWords = catalogue({
  caps: {
    Control: 'Ctrl',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Letters: 'A … Z',
  },
  said: {
    ArrowLeft: 'Left arrow',
    ArrowRight: 'Right arrow',
    ArrowUp: 'Up arrow',
    ArrowDown: 'Down arrow',
    Letters: 'Letters',
    '?': 'Question mark',
    ',': 'Comma',
    '+': 'Plus',
    '-': 'Minus',
  },
});
