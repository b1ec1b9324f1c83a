/**
 * The hospital's policy as the start needs it. The reader of the file, with the checks of its form, is fetched only
 * where there is a file.
 */
import { statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { Policy } from './policy.ts';
import { policyFile } from './policy-file.ts';

export interface Hospital {
  readonly policy: Policy;
  /** What is to be said about the file: why it is not used, or what is odd about it. */
  readonly sentences: readonly string[];
  /** The file that is used; null: there is none, or no part of it is used. */
  readonly file: string | null;
  /** Where the policy keeps the ward file of the person signed in; null where it leaves that to the system. */
  readonly dataFolder: string | null;
}

const none: Hospital = { policy: {}, sentences: [], file: null, dataFolder: null };

/** A file that is there and cannot be read is there: it must be spoken of. */
function isThere(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'));
  }
}

export async function readHospital(platform: NodeJS.Platform): Promise<Hospital> {
  const file = policyFile(platform);
  if (!isThere(file)) return none;
  const { policyDataFolder, readPolicy } = await import('./policy.ts');
  const answer = readPolicy(file, platform);
  if (answer.kind === 'none') return none;
  if (answer.kind === 'refused') return { ...none, sentences: [answer.sentence] };
  const { policy, notice } = answer;
  return {
    policy,
    file,
    sentences: notice === null ? [] : [notice],
    dataFolder: policyDataFolder(policy, { home: homedir(), user: userInfo().username }),
  };
}

/** The variable is for tests: it names the folder whatever the policy says. */
export function chooseDataFolder(ofPolicy: string | null): string | null {
  const wanted = process.env['BEDSIDE_MAGNESIUM_DATA'];
  return wanted === undefined || wanted === '' ? ofPolicy : path.resolve(wanted);
}
