/** What is wrong with the form of a request, in the words of somebody who writes one by hand. */
import type { z } from 'zod';

/** What stands after "is not of the expected form:". */
export function wrongWith(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `there is no entry ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')} in it`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'it is missing';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && issue.message.endsWith('received number'))
    return 'a figure is written in quotes, "4" and not 4, so that it stays as it was keyed';
  return issue.message;
}
