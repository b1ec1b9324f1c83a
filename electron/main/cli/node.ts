/** The command line on plain Node, for the repository: everything but printing, in a fraction of a second. */
import path from 'node:path';
import { appVersion, evidenceSha256, licences, runtimeFacts } from '../app/facts.ts';
import { appPaths } from '../app/paths.ts';
import { createCore } from '../core.ts';
import { createHandlers, withoutDesk } from '../handlers.ts';
import { createRouter } from '../ipc/router.ts';
import { printJobs } from '../print/jobs.ts';
import { commandArguments, exitCode, runCommand } from './run.ts';

async function main(): Promise<number> {
  const paths = appPaths(path.resolve(__dirname, '..'));
  const core = createCore({
    evidenceFile: paths.evidence,
    evidenceHash: evidenceSha256,
    dataFolder: null,
    nativeBinding: null,
    now: () => new Date(),
    facts: (sqlite) => ({
      name: 'Bedside Magnesium',
      version: appVersion,
      runtime: runtimeFacts(paths.runtimeOrigin, sqlite, {
        electron: undefined,
        chrome: undefined,
        node: process.versions.node,
      }),
      licences: [...licences],
    }),
  });
  const jobs = printJobs({
    evidence: core.evidence,
    dosing: core.dosing,
    info: core.info,
    now: () => new Date(),
    saved: (id) => core.ward.worksheets.open(id),
  });
  const report = (channel: string, error: unknown): void => void process.stderr.write(`${channel}: ${String(error)}\n`);
  const router = createRouter(createHandlers(core, jobs, withoutDesk), report);
  const code = await runCommand(commandArguments(process.argv) ?? process.argv.slice(2), {
    router,
    jobs,
    evidence: core.evidence,
    dosing: core.dosing,
    drawPdf: () => Promise.reject(new Error('printing needs Electron')),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  });
  core.close();
  return code;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = exitCode.fault;
  },
);
