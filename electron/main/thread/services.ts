/** What stands on the two files of the store, and makes itself anew when the ward's file is opened again. */
import { appVersion, evidenceSha256, licences, runtimeFacts } from '../app/facts.ts';
import { createCore, type Core } from '../core.ts';
import { createHandlers, type Desk } from '../handlers.ts';
import { createRouter, type ReportFault, type Router } from '../ipc/router.ts';
import { printJobs, type PrintJobs } from '../print/jobs.ts';
import type { Surroundings } from './messages.ts';

export interface Services {
  readonly core: Core;
  readonly jobs: PrintJobs;
  readonly router: Router;
}

function startCore({ paths, versions, dataFolder, hospital }: Surroundings): Core {
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
      runtime: runtimeFacts(paths.runtimeOrigin, sqlite, versions),
      licences: [...licences],
    }),
  });
}

export function makeServices(surroundings: Surroundings, desk: Desk, report: ReportFault): Services {
  const core = startCore(surroundings);
  const jobs = printJobs({
    evidence: core.evidence,
    dosing: core.dosing,
    info: core.info,
    now: () => new Date(),
    saved: (id) => core.ward.worksheets.open(id),
  });
  return { core, jobs, router: createRouter(createHandlers(core, jobs, desk), report) };
}
