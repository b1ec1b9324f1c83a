/**
 * Puts the services together, without Electron: the window, the command line and the tests all stand on this.
 * Every input is an argument; what cannot be opened becomes a sentence in `problems`.
 */
import { evidenceQueries } from '#db/queries/evidence.ts';
import { searchQueries } from '#db/queries/search.ts';
import { findingQueries } from '#db/queries/findings.ts';
import { auditQueries } from '#db/queries/audit.ts';
import { noteQueries } from '#db/queries/notes.ts';
import { settingQueries } from '#db/queries/settings.ts';
import { starredQueries } from '#db/queries/starred.ts';
import { worksheetQueries } from '#db/queries/worksheets.ts';
import { changeQueries, type ChangeQueries } from '#db/queries/changes.ts';
import { seenQueries } from '#db/queries/seen.ts';
import { openEvidence, type NativeBinding, type OpenedEvidence } from '#db/open.ts';
import { openWard, type OpenedWard } from '#db/open-ward.ts';
import { randomUUID } from 'node:crypto';
import { RequestError } from '#ipc/result.ts';
import { lockedSettings, policyAgainst, policyEntries, type Policy } from './app/policy.ts';
import type { AppInfo } from '#ipc/views.ts';
import { changesService, type ChangesService } from './services/changes.ts';
import { dosingService, type DosingService } from './services/dosing.ts';
import { evidenceService, type EvidenceService } from './services/evidence.ts';
import { auditService, type AuditService } from './services/audit.ts';
import { backupsService, type BackupsService } from './services/backups.ts';
import { notesService, type NotesService } from './services/notes.ts';
import { offeredWorksheetsService, type OfferedWorksheetsService } from './services/offered-worksheets.ts';
import { settingsService, type SettingsService } from './services/settings.ts';
import { knownWords } from './services/worksheet-content.ts';
import { transferService, type TransferService } from './services/worksheet-transfer.ts';
import { worksheetsService, type WorksheetsService } from './services/worksheets.ts';

export interface CoreOptions {
  readonly evidenceFile: string;
  readonly evidenceHash: string;
  /** Null: no ward file (a command that only reads). */
  readonly dataFolder: string | null;
  readonly nativeBinding: NativeBinding;
  readonly now: () => Date;
  /** The hospital's policy file as read, with the sentences about it; no file is an empty policy. */
  readonly policy?: { readonly policy: Policy; readonly sentences: readonly string[]; readonly file: string | null };
  readonly facts: (sqlite: string) => Pick<AppInfo, 'name' | 'version' | 'runtime' | 'licences'>;
}

/** The ward's own file: each service refuses with a sentence when the file cannot be used. */
export interface WardServices {
  readonly worksheets: WorksheetsService;
  readonly transfer: TransferService;
  readonly offered: OfferedWorksheetsService;
  readonly audit: AuditService;
  readonly notes: NotesService;
  readonly backups: BackupsService;
}

export interface Core {
  readonly evidence: () => EvidenceService;
  readonly dosing: () => DosingService;
  readonly changes: () => ChangesService;
  readonly settings: SettingsService;
  readonly ward: WardServices;
  /** Products the policy says stand in every cupboard here. */
  readonly hospitalProducts: readonly string[];
  /** Runs the reference calculations without holding up anything else. */
  readonly prove: () => Promise<void>;
  readonly info: () => AppInfo;
  readonly close: () => void;
}

interface Clinical {
  readonly evidence: EvidenceService;
  readonly changes: ChangeQueries;
  /** Made when first asked for: its reference calculations take longer than the first list may wait. */
  readonly dosing: () => DosingService;
  readonly pack: { version: string; reviewDue: string };
  readonly counts: AppInfo['evidence']['counts'];
  readonly sqlite: string;
}

const noCounts = { conditions: 0, sources: 0, findings: 0, claims: 0, regimens: 0, products: 0, limits: 0 };

function selfTestOf(clinical: Clinical): AppInfo['selfTest'] {
  const { passed, total, failures } = clinical.dosing().selfTest();
  return { passed, total, failures: [...failures] };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function clinicalServices(opened: OpenedEvidence, policy: Policy): Clinical | null {
  if (opened.kind === 'refused') return null;
  const queries = evidenceQueries(opened.db);
  const pack = queries.pack();
  const sqlite =
    opened.db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? 'unknown';
  return {
    evidence: evidenceService(queries, searchQueries(opened.db), findingQueries(opened.db)),
    changes: changeQueries(opened.db),
    dosing: once(() =>
      dosingService(
        queries,
        { version: pack.version, hash: opened.hash },
        { hiddenRegimens: policy.hiddenRegimens ?? [], pumpStepMlPerH: policy.pumpStepMlPerH ?? null },
      ),
    ),
    pack,
    counts: queries.counts(),
    sqlite,
  };
}

interface WardInputs {
  readonly options: CoreOptions;
  readonly ward: OpenedWard | null;
  readonly need: () => Clinical;
  readonly clinical: () => Clinical | null;
  readonly hash: string;
}

function createWardServices({ options, ward, need, clinical, hash }: WardInputs): WardServices {
  const db = ward?.kind === 'open' ? ward.db : null;
  const { now } = options;
  const { name, version } = options.facts('');
  const auditLog = db === null ? null : auditQueries(db, now);
  const rows = db === null ? null : worksheetQueries(db, now);
  const backups = backupsService({
    folder: options.dataFolder,
    db,
    audit: auditLog,
    offered: ward?.lastGoodBackup ?? null,
    nativeBinding: options.nativeBinding,
    now,
  });
  const worksheets = worksheetsService({
    queries: rows,
    audit: auditLog,
    now,
    newId: randomUUID,
    dosing: () => need().dosing(),
    evidence: () => {
      const present = clinical();
      return present === null ? null : { version: present.pack.version, hash };
    },
    afterSave: backups.keepUp,
  });
  const transfer = transferService({ worksheets, queries: rows, now, app: `${name} ${version}` });
  return {
    worksheets,
    transfer,
    offered: offeredWorksheetsService(transfer),
    audit: auditService(auditLog, rows, now),
    backups,
    notes: notesService({
      notes: db === null ? null : noteQueries(db, now),
      starred: db === null ? null : starredQueries(db, now),
      now,
      newId: randomUUID,
      knownWords: () => knownWords(need().dosing().catalogue()),
      isCondition: (id) =>
        need()
          .evidence.conditions()
          .some((item) => item.id === id),
      isProduct: (id) =>
        need()
          .dosing()
          .catalogue()
          .products.some((item) => item.id === id),
    }),
  };
}

export function createCore(options: CoreOptions): Core {
  const opened = openEvidence(options.evidenceFile, options.evidenceHash, options.nativeBinding);
  const policy = options.policy?.policy ?? {};
  const clinical = clinicalServices(opened, policy);
  const ward = options.dataFolder === null ? null : openWard(options.dataFolder, options.nativeBinding, options.now());
  const db = ward?.kind === 'open' ? ward.db : null;
  const settings = settingsService(db === null ? null : settingQueries(db, options.now), lockedSettings(policy));

  function need(): Clinical {
    if (clinical !== null) return clinical;
    throw new RequestError(
      'store-fault',
      opened.kind === 'refused' ? opened.sentence : 'The evidence file is not open.',
    );
  }

  const wardServices = createWardServices({
    options,
    ward,
    need,
    clinical: () => clinical,
    hash: opened.kind === 'open' ? opened.hash : options.evidenceHash,
  });

  function policyProblems(): string[] {
    if (clinical === null) return [...(options.policy?.sentences ?? [])];
    const { regimens, products } = clinical.dosing().everything();
    const known = {
      productIds: new Set(products.map((item) => item.id)),
      regimenIds: new Set(regimens.map((item) => item.id)),
    };
    return [...(options.policy?.sentences ?? []), ...policyAgainst(policy, known)];
  }

  function problems(): string[] {
    const failures = clinical?.dosing().selfTest().failures ?? [];
    return [
      ...policyProblems(),
      opened.kind === 'refused' ? opened.sentence : null,
      failures.length > 0
        ? `The calculator is locked: ${failures.length} reference calculation(s) failed (${failures[0] ?? ''}).`
        : null,
      ward?.kind === 'unavailable' ? ward.sentence : null,
      ward?.kind === 'open' ? ward.notice : null,
    ].filter((sentence): sentence is string => sentence !== null);
  }

  return {
    evidence: () => need().evidence,
    dosing: () => need().dosing(),
    changes: once(() => changesService(need().changes, db === null ? null : seenQueries(db, options.now))),
    settings,
    ward: wardServices,
    hospitalProducts: policy.starredProducts ?? [],
    prove: () => clinical?.dosing().prove() ?? Promise.resolve(),
    info: () => ({
      ...options.facts(clinical?.sqlite ?? 'not opened'),
      evidence: {
        version: clinical?.pack.version ?? 'not available',
        reviewDue: clinical?.pack.reviewDue ?? 'not available',
        hash: options.evidenceHash,
        usable: clinical !== null,
        counts: clinical?.counts ?? noCounts,
      },
      selfTest: clinical === null ? { passed: 0, total: 0, failures: [] } : selfTestOf(clinical),
      data: {
        folder: options.dataFolder ?? 'not used',
        writable: ward?.kind === 'open' && ward.access === 'read-write',
        offeredBackup: wardServices.backups.offer(),
      },
      policy: {
        file: options.policy?.file ?? null,
        entries: policyEntries(policy),
        products: policy.starredProducts ?? [],
        hiddenRegimens: policy.hiddenRegimens ?? [],
      },
      problems: problems(),
    }),
    close() {
      if (opened.kind === 'open') opened.db.close();
      if (ward?.kind === 'open') ward.db.close();
    },
  };
}
