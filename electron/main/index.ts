/** Composition root of the app: the order of start-up, and nothing else. */
import type { BrowserWindow } from 'electron';
import { app, clipboard, dialog } from 'electron';
import log from 'electron-log/main';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { appVersion, evidenceSha256, licences, runtimeFacts } from './app/facts.ts';
import { setMenu } from './app/menu.ts';
import { appPaths, type AppPaths } from './app/paths.ts';
import { openRequest, pageOfLink } from './app/links.ts';
import { policyDataFolder, policyFile, readPolicy, type Policy, type PolicyAnswer } from './app/policy.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { reloadOnRebuild } from './app/reload.ts';
import { denyByDefault, lockContents, silenceChromium, type Refusals } from './app/security.ts';
import { sayWhenUsable } from './app/say-ready.ts';
import { openMainWindow, showPage, whenPainted } from './app/window.ts';
import { commandArguments, runCommand } from './cli/run.ts';
import { createCore, type Core } from './core.ts';
import { createHandlers, type Desk } from './handlers.ts';
import { registerIpc } from './ipc/register.ts';
import { createRouter, type Router } from './ipc/router.ts';
import { printJobs, type PrintJobs } from './print/jobs.ts';
import { countPages, pdfRenderer, type PdfRenderer } from './print/pdf.ts';
import { safeFileName, savePdf, saveWhole } from './print/save.ts';

const out = path.resolve(__dirname, '..');

function createDesk(renderer: PdfRenderer, owner: () => BrowserWindow | null, firstPaint: Promise<void>): Desk {
  return {
    firstPaint,
    async saveAsPdf(job, suggestedName) {
      const options = {
        title: 'Save as PDF',
        defaultPath: `${safeFileName(suggestedName)}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      };
      const window = owner();
      const answer =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      if (answer.canceled || answer.filePath === undefined || answer.filePath === '') return { path: null, pages: 0 };
      const bytes = await renderer.render(job);
      await savePdf(answer.filePath, bytes);
      return { path: answer.filePath, pages: countPages(bytes) };
    },
    jobFor: (id) => renderer.jobFor(id),
    markReady: (id) => renderer.markReady(id),
    copy: (text) => clipboard.writeText(text),
    async saveFile(content, suggestedName) {
      const options = { title: 'Save', defaultPath: suggestedName };
      const window = owner();
      const answer =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      if (answer.canceled || answer.filePath === undefined || answer.filePath === '') return null;
      await saveWhole(answer.filePath, content);
      return answer.filePath;
    },
  };
}

/** Null where the policy leaves it to the system, and where the variable for tests names a folder. */
function chooseDataFolder(policy: Policy): string | null {
  const wanted = process.env['BEDSIDE_MAGNESIUM_DATA'];
  if (wanted !== undefined && wanted !== '') return path.resolve(wanted);
  return policyDataFolder(policy, { home: homedir(), user: userInfo().username });
}

function policyOf(answer: PolicyAnswer): { policy: Policy; sentences: string[] } {
  if (answer.kind === 'none') return { policy: {}, sentences: [] };
  if (answer.kind === 'refused') return { policy: {}, sentences: [answer.sentence] };
  return { policy: answer.policy, sentences: answer.notice === null ? [] : [answer.notice] };
}

const hospital = policyOf(readPolicy(policyFile(process.platform), process.platform));

function startCore(paths: AppPaths, dataFolder: string | null) {
  return createCore({
    evidenceFile: paths.evidence,
    evidenceHash: evidenceSha256,
    dataFolder,
    nativeBinding: paths.nativeBinding,
    now: () => new Date(),
    policy: hospital,
    facts: (sqlite) => ({
      name: 'Bedside Magnesium',
      version: appVersion,
      runtime: runtimeFacts(paths.runtimeOrigin, sqlite),
      licences: [...licences],
    }),
  });
}

interface Running {
  readonly core: Core;
  readonly jobs: PrintJobs;
  readonly renderer: PdfRenderer;
  readonly router: Router;
}

function startServices(
  paths: AppPaths,
  dataFolder: string | null,
  owner: () => BrowserWindow | null,
  firstPaint: Promise<void>,
): Running {
  const core = startCore(paths, dataFolder);
  const renderer = pdfRenderer(paths.preload);
  const jobs = printJobs({ evidence: core.evidence, dosing: core.dosing, info: core.info, now: () => new Date() });
  const desk = createDesk(renderer, owner, firstPaint);
  const router = createRouter(createHandlers(core, jobs, desk), (channel, error) => log.error(channel, error));
  registerIpc(router);
  return { core, jobs, renderer, router };
}

async function runAsCommand(command: readonly string[], paths: AppPaths): Promise<void> {
  const { core, jobs, renderer, router } = startServices(paths, null, () => null, Promise.resolve());
  const code = await runCommand(command, {
    router,
    jobs,
    drawPdf: (job) => renderer.render(job),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
  renderer.close();
  core.close();
  app.exit(code);
}

/** The page a link among the arguments asks for. */
function pageAsked(argv: readonly string[]): string | null {
  const request = openRequest(argv);
  return request?.kind === 'page' ? request.hash : null;
}

/** The window comes first: its process starts while the store is opened here. */
function runAsWindow(paths: AppPaths): void {
  let window: BrowserWindow | null = openMainWindow({
    preload: paths.preload,
    icon: paths.icon,
    page: pageAsked(process.argv),
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    if (window !== null) showPage(window, pageOfLink(link));
  });
  const { core, renderer } = startServices(paths, app.getPath('userData'), () => window, whenPainted(window));
  if (!app.isPackaged && process.env['BEDSIDE_MAGNESIUM_SAY_READY'] === '1') sayWhenUsable(window);
  if (!app.isPackaged && process.env['BEDSIDE_MAGNESIUM_RELOAD'] === '1') reloadOnRebuild(window, paths.renderer);
  window.on('closed', () => {
    window = null;
    renderer.close();
  });
  app.on('second-instance', (_event, argv) => {
    if (window === null) return;
    showPage(window, pageAsked(argv));
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('will-quit', () => core.close());
  app.on('window-all-closed', () => app.quit());
}

async function start(command: readonly string[] | null): Promise<void> {
  const refusals: Refusals = { permission: 0, navigation: 0, window: 0, network: 0 };
  const paths = appPaths(out);
  await app.whenReady();
  lockContents(refusals);
  denyByDefault(refusals);
  servePages(paths.renderer);
  if (command !== null) return runAsCommand(command, paths);
  runAsWindow(paths);
  setMenu(!app.isPackaged);
}

function main(): void {
  const command = commandArguments(process.argv);
  const dataFolder = chooseDataFolder(hospital.policy);
  if (dataFolder !== null) app.setPath('userData', dataFolder);
  log.transports.file.level = command === null ? 'warn' : false;
  log.transports.console.level = 'error';
  silenceChromium();
  registerScheme();
  if (command === null && !app.requestSingleInstanceLock()) {
    process.stderr.write('Bedside Magnesium is already open; its window was brought to the front.\n');
    app.exit(0);
    return;
  }
  start(command).catch((error: unknown) => {
    log.error('start', error);
    if (command === null)
      dialog.showErrorBox(
        'Bedside Magnesium could not start',
        'Something went wrong at start. Nothing was changed. Tell your IT department; details are in the log file.',
      );
    app.exit(3);
  });
}

main();
