/**
 * The one router behind three doors: the page, the command line and the tests. It knows nothing of Electron.
 * Arguments are parsed before a handler runs and results before they leave; whatever goes wrong becomes data.
 */
import type { Channel } from '#ipc/channels.ts';
import { contract, type Api, type Handlers } from '#ipc/contract.ts';
import { fail, ok, RequestError, type Result } from '#ipc/result.ts';
import { whatIsWrong } from './what-is-wrong.ts';

/** Details for the log only: never sent to the page. */
export type ReportFault = (channel: string, error: unknown) => void;

function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}

export interface Router {
  dispatch(channel: string, args: unknown): Promise<Result<unknown>>;
}

export function createRouter(handlers: Handlers, report: ReportFault): Router {
  return {
    async dispatch(channel, args) {
      if (!isChannel(channel))
        return fail('unknown-channel', `There is no request called "${String(channel).slice(0, 60)}".`);
      const { args: argsSchema, result: resultSchema } = contract[channel];
      const parsed = argsSchema.safeParse(args ?? {});
      if (!parsed.success) return fail('bad-request', whatIsWrong(parsed.error, args));
      try {
        // The handler and the schemas are of the same channel; TypeScript cannot follow that through the union.
        const handler = handlers[channel] as (value: unknown) => unknown;
        const value: unknown = await handler(parsed.data);
        const checked = resultSchema.safeParse(value);
        if (checked.success) return ok(checked.data);
        report(channel, checked.error);
        return fail('internal', 'The answer did not have the expected form, so it is not shown. Please report this.');
      } catch (error) {
        if (error instanceof RequestError) return fail(error.code, error.message);
        report(channel, error);
        return fail(
          'internal',
          'Something went wrong inside the app, so nothing is shown for this request. Please report this.',
        );
      }
    },
  };
}

/** The router with the types of the contract, for callers on this side of the bridge. */
export function typedApi(router: Router): Api {
  return new Proxy({} as Api, {
    get: (_target, channel) => (args: unknown) => router.dispatch(String(channel), args),
  });
}
