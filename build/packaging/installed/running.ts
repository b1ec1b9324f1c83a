/** The installed app while it runs: how its window is reached, which processes it has, how it ends. */
import { chromium, type Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { product } from '../product.ts';
import * as system from './system.ts';

/** The address on which the window can be driven, told by Chromium on its first lines. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    app.once('exit', (code) =>
      reject(new Error(`The app ended with ${code} before its window could be driven.\n${told}`)),
    );
  });
}

export function ended(app: ChildProcess): Promise<number | null> {
  return app.exitCode === null ? new Promise((resolve) => app.once('exit', resolve)) : Promise.resolve(app.exitCode);
}

export interface ProcessFacts {
  readonly pid: number;
  readonly command: string;
  readonly seccomp: string;
  readonly user: number;
}

export function appProcesses(): ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): ProcessFacts[] => {
      // A process may end while it is looked at.
      const read = (name: string): string =>
        existsSync(`/proc/${pid}/${name}`) ? readFileSync(`/proc/${pid}/${name}`, 'utf8') : '';
      const command = read('cmdline').replaceAll('\0', ' ');
      if (!command.startsWith(system.installedFolder) && !command.startsWith(`${product.executable} `)) return [];
      const status = read('status');
      return [
        {
          pid: Number(pid),
          command,
          seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1] ?? '',
          user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
        },
      ];
    });
}

async function firstPage(pages: readonly Page[], next: () => Promise<Page> | undefined): Promise<Page> {
  const page = pages.find((one) => one.url().startsWith('app://')) ?? (await next());
  if (page === undefined) throw new Error('The app opened no window.');
  return page;
}

export interface Running {
  readonly app: ChildProcess;
  readonly page: Page;
}

/** Ended in any case, so that a failed run leaves no app behind. */
const started = new Set<ChildProcess>();

/** Starts the app as a desktop would and waits for its first screen; driven over Chromium's own debugging port. */
export async function startApp(person: system.Person, asked: readonly string[] = []): Promise<Running> {
  const app = system.startAs(person, [...system.desktopCommand(), '--remote-debugging-port=0', ...asked]);
  started.add(app);
  // Electron has no download handling to override; without its defaults the driver attaches.
  const browser = await chromium.connectOverCDP(await debuggingAddress(app), { noDefaults: true });
  const page = await firstPage(browser.contexts()[0]?.pages() ?? [], () => browser.contexts()[0]?.waitForEvent('page'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { app, page };
}

/** Closes the window as a person does. @returns the exit code of the app */
export async function closeApp({ app, page }: Running): Promise<number | null> {
  await page.evaluate(() => window.close());
  return ended(app);
}

export function endAll(): void {
  for (const app of started) if (app.exitCode === null) app.kill('SIGKILL');
  for (const { pid } of appProcesses()) process.kill(pid, 'SIGKILL');
}
