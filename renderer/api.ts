/** The only user of `window.api`: plain data out, a value or one readable error back. */
import type { Channel } from '#ipc/channels.ts';
import type { Api } from '#ipc/contract.ts';
import { unpack, type ErrorCode, type Packed, type Result } from '#ipc/result.ts';
import { ui } from './messages/ui.ts';
import { snapshot } from './state/snapshot.svelte.ts';

declare global {
  interface Window {
    readonly api: Readonly<Record<Channel, (args: unknown) => Promise<Packed>>>;
  }
}

export type ArgsOf<C extends Channel> = Parameters<Api[C]>[0];
export type ValueOf<C extends Channel> = Awaited<ReturnType<Api[C]>> extends Result<infer T> ? T : never;

export class ApiError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

export async function call<C extends Channel>(channel: C, args: ArgsOf<C>): Promise<ValueOf<C>> {
  const result = unpack<ValueOf<C>>(await window.api[channel](snapshot(args)));
  if (!result.ok) throw new ApiError(result.error.code, result.error.message);
  return result.value;
}

/** The sentence to show for anything thrown on the way. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : ui.noAnswer;
}
