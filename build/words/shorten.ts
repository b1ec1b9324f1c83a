/** npm run words:shorten: takes the files off the list whose text has moved to the catalogue. It never adds one. */
import { writeFileSync } from 'node:fs';
import { filesWithText, listed, listFile } from './still-to-do.ts';

const withText = new Set(filesWithText().map(({ file }) => file));
const before = listed();
const after = before.filter((file) => withText.has(file));
writeFileSync(listFile, `${JSON.stringify(after, null, 2)}\n`);
console.log(`${before.length - after.length} taken off, ${after.length} still to be converted.`);
