/** Words of the blind second check. */
import { catalogue } from './catalogue.ts';

export const secondCheck = catalogue({
  caption: 'Two people’s entries, field by field',
  entered: 'What was entered',
  same: 'Entered the same',
  gives: 'What it gives',
  first: 'First person',
  second: 'Second person',
  doTheyAgree: 'Do they agree',
  whatToLookAt: 'What to look at',
  agree: 'agree',
  differ: 'differ',
});
