/** Serves the built pages over app:// instead of file://: one origin, one policy, no view of the disk. */
import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { appHost, appScheme } from './origin.ts';
import { responseHeaders } from './csp.ts';
import { pageFile } from './page-files.ts';

/** Must run before the app is ready, once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function refused(status: number): Response {
  return new Response(null, { status, headers: responseHeaders });
}

export function servePages(root: string): void {
  protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== appHost) return refused(403);
    const page = pageFile(root, url.pathname);
    if (page === null) return refused(404);
    const bytes = await readFile(page.file).catch(() => null);
    return bytes === null
      ? refused(404)
      : new Response(bytes, { headers: { ...responseHeaders, 'Content-Type': page.type } });
  });
}
