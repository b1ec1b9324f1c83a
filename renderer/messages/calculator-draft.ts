/** The one line that offers an order which is gone from the fields: after a reload, or after it was cleared. */
import { catalogue } from './catalogue.ts';

export const draft = catalogue({
  reloaded: 'The screen was reloaded while an order was being typed. Reasons given for warnings are asked again.',
  cleared: (time: string) => `The order before was cleared at ${time}. Reasons given for warnings are asked again.`,
  leaveEmpty: 'Leave empty',
  putBack: 'Put it back',
  startEmpty: 'Start empty',
});
