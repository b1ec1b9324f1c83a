/** Errors cross the bridge as data. Electron would otherwise reduce them to "Error invoking remote method". */
export type ErrorCode = 'unknown-channel' | 'bad-request' | 'not-found' | 'refused' | 'store-fault' | 'internal';

export interface Failure {
  readonly code: ErrorCode;
  /** One sentence a clinician understands: what is wrong and what would be right. */
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(code: ErrorCode, message: string): Result<T> {
  return { ok: false, error: { code, message } };
}

/**
 * A result on its way to the page. It passes two processes, a thread and the bridge, and every one of them would take
 * an object apart and build it again; a text is handed on as it is.
 */
export type Packed = string;

export function pack(result: Result<unknown>): Packed {
  return JSON.stringify(result);
}

/** @param text what `pack` made of a result that the contract of its channel had accepted */
export function unpack<T>(text: Packed): Result<T> {
  return JSON.parse(text) as Result<T>;
}

/** Thrown inside services and handlers; the router turns it into a `Failure`. Anything else becomes `internal`. */
export class RequestError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
