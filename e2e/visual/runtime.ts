/** Pictures are compared on the runtime their baselines were taken with: another Chromium draws other pixels. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runtime } from '../fixtures.ts';

export const baselines = path.join(import.meta.dirname, 'baselines');
const record = path.join(baselines, 'runtime.json');

export interface PictureRuntime {
  readonly electron: string;
  readonly platform: string;
}

export function presentRuntime(): PictureRuntime {
  return { electron: runtime().version, platform: `${process.platform}-${process.arch}` };
}

/** Null until a first baseline is approved. */
export function baselineRuntime(): PictureRuntime | null {
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as PictureRuntime) : null;
}

export function isPinned(): boolean {
  const pinned = baselineRuntime();
  const present = presentRuntime();
  return pinned === null || (pinned.electron === present.electron && pinned.platform === present.platform);
}
