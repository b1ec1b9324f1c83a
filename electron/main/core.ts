/**
 * Puts the services together, without Electron: the window, the command line and the tests all stand on this.
 * Every input is an argument; what cannot be opened becomes a sentence in `problems`.
 */
import { evidenceQueries } from '#db/queries/evidence.ts';
import { searchQueries } from '#db/queries/search.ts';
import { settingQueries } from '#db/queries/settings.ts';
import { openEvidence, type NativeBinding, type OpenedEvidence } from '#db/open.ts';
import { openWard } from '#db/open-ward.ts';
import { RequestError } from '#ipc/result.ts';
import type { AppInfo } from '#ipc/views.ts';
import { dosingService, type DosingService } from './services/dosing.ts';
import { evidenceService, type EvidenceService } from './services/evidence.ts';
import { settingsService, type SettingsService } from './services/settings.ts';

export interface CoreOptions {
  readonly evidenceFile: string;
  readonly evidenceHash: string;
  /** Null: no ward file (a command that only reads). */
  readonly dataFolder: string | null;
  readonly nativeBinding: NativeBinding;
  readonly now: () => Date;
  readonly facts: (sqlite: string) => Pick<AppInfo, 'name' | 'version' | 'runtime' | 'licences'>;
}

export interface Core {
  readonly evidence: () => EvidenceService;
  readonly dosing: () => DosingService;
  readonly settings: SettingsService;
  readonly info: () => AppInfo;
  readonly close: () => void;
}

interface Clinical {
  readonly evidence: EvidenceService;
  readonly dosing: DosingService;
  readonly pack: { version: string; reviewDue: string };
  readonly counts: AppInfo['evidence']['counts'];
  readonly sqlite: string;
}

const noCounts = { conditions: 0, sources: 0, findings: 0, claims: 0, regimens: 0, products: 0, limits: 0 };

function clinicalServices(opened: OpenedEvidence): Clinical | null {
  if (opened.kind === 'refused') return null;
  const queries = evidenceQueries(opened.db);
  const pack = queries.pack();
  const sqlite = opened.db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? 'unknown';
  return {
    evidence: evidenceService(queries, searchQueries(opened.db)),
    dosing: dosingService(queries, { version: pack.version, hash: opened.hash }),
    pack, counts: queries.counts(), sqlite,
  };
}

export function createCore(options: CoreOptions): Core {
  const opened = openEvidence(options.evidenceFile, options.evidenceHash, options.nativeBinding);
  const clinical = clinicalServices(opened);
  const ward = options.dataFolder === null ? null : openWard(options.dataFolder, options.nativeBinding, options.now());
  const settings = settingsService(ward?.kind === 'open' ? settingQueries(ward.db) : null);

  function need(): Clinical {
    if (clinical !== null) return clinical;
    throw new RequestError('store-fault', opened.kind === 'refused' ? opened.sentence : 'The evidence file is not open.');
  }

  function problems(): string[] {
    const failures = clinical?.dosing.selfTest.failures ?? [];
    return [
      opened.kind === 'refused' ? opened.sentence : null,
      failures.length > 0 ? `The calculator is locked: ${failures.length} reference calculation(s) failed (${failures[0] ?? ''}).` : null,
      ward?.kind === 'unavailable' ? ward.sentence : null,
      ward?.kind === 'open' ? ward.notice : null,
    ].filter((sentence): sentence is string => sentence !== null);
  }

  return {
    evidence: () => need().evidence,
    dosing: () => need().dosing,
    settings,
    info: () => ({
      ...options.facts(clinical?.sqlite ?? 'not opened'),
      evidence: {
        version: clinical?.pack.version ?? 'not available', reviewDue: clinical?.pack.reviewDue ?? 'not available', hash: options.evidenceHash,
        usable: clinical !== null, counts: clinical?.counts ?? noCounts,
      },
      selfTest: clinical === null ? { passed: 0, total: 0, failures: [] } : { ...clinical.dosing.selfTest, failures: [...clinical.dosing.selfTest.failures] },
      data: { folder: options.dataFolder ?? 'not used', writable: ward?.kind === 'open' },
      problems: problems(),
    }),
    close() {
      if (opened.kind === 'open') opened.db.close();
      if (ward?.kind === 'open') ward.db.close();
    },
  };
}
