/** What every service says when the ward file is not there or does not take a row. Nothing is ever half saved. */
import { wardFault } from '#db/ward-faults.ts';
import { RequestError } from '#ipc/result.ts';

/** @throws RequestError when the ward file could not be opened */
export function needWard<T>(queries: T | null, what: string): T {
  if (queries !== null) return queries;
  throw new RequestError(
    'refused',
    `${what} cannot be used: the ward file is not open on this PC. The reason stands at the top of the window. The reference and the calculator work as usual.`,
  );
}

/** Runs one transaction. @param what "The worksheet", for "The worksheet was not saved: the disk is full…" */
export function writing<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = wardFault(error);
    if (reason === null) throw error;
    throw new RequestError('refused', `${what} was not saved: ${reason}. What was saved before is unchanged.`);
  }
}
