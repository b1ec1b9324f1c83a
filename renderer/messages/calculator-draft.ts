/** The one line after the screen was loaded anew in the middle of an order. */
import { catalogue } from './catalogue.ts';

export const draft = catalogue({
  reloaded: 'The screen was reloaded while an order was being typed. Reasons given for warnings are asked again.',
  putBack: 'Put it back',
  startEmpty: 'Start empty',
});
