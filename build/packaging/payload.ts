/** What may be inside the package, what is, and how large it is without the runtime. */
import { listPackage, statFile } from '@electron/asar';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const payloadBudgetBytes = 12 * 1024 * 1024;

const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.cjs$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/[\w./-]+\.(?:html|js|css|woff2|svg|png)$/,
  /^out\/evidence\.sqlite$/,
  /^out\/(?:runtime\.json|icon\.png)$/,
  /^out\/native\/better-sqlite3-napi8\.node$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/[\w/-]+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/(?:linux|darwin|win32)-(?:x64|arm64)\.node$/,
];

const required = [
  'package.json',
  'out/main/index.cjs',
  'out/main/services.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/print/print.html',
  'out/renderer/print/preview.html',
  'out/evidence.sqlite',
  'out/runtime.json',
  'out/icon.png',
  'node_modules/better-sqlite3/lib/index.js',
];

export interface PayloadFile {
  readonly name: string;
  readonly bytes: number;
  readonly unpacked: boolean;
}

export interface Payload {
  readonly files: readonly PayloadFile[];
  /** On the disk: the archive and what stands unpacked beside it. */
  readonly bytes: number;
}

function diskFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** @param resourcesFolder the installed app's "resources" folder */
export function readPayload(resourcesFolder: string): Payload {
  const archive = path.join(resourcesFolder, 'app.asar');
  const files = listPackage(archive, { isPack: false })
    .map((entry) => entry.replaceAll('\\', '/').replace(/^\//, ''))
    .flatMap((name): PayloadFile[] => {
      const facts = statFile(archive, path.normalize(name), false);
      return 'size' in facts ? [{ name, bytes: facts.size, unpacked: facts.unpacked === true }] : [];
    });
  const beside = diskFiles(`${archive}.unpacked`).reduce((sum, file) => sum + statSync(file).size, 0);
  return { files, bytes: statSync(archive).size + beside };
}

/**
 * Sentences about what is in the package and should not be, or is missing; empty when it is right.
 * @param platform such as "linux-x64": the only binary that may be inside, beside the one compiled for the old runtime
 */
export function payloadProblems({ files, bytes }: Payload, platform: string): string[] {
  const names = new Set(files.map(({ name }) => name));
  const native = files.filter(({ name }) => name.endsWith('.node'));
  return [
    ...files
      .filter(({ name }) => !allowed.some((pattern) => pattern.test(name)))
      .map(({ name }) => `${name} is in the package and is not on the list of what may be.`),
    ...required.filter((name) => !names.has(name)).map((name) => `${name} is missing from the package.`),
    ...(native.length === 1
      ? []
      : [
          `The package holds ${native.length} native modules (${native.map(({ name }) => name).join(', ')}); it must hold exactly one.`,
        ]),
    ...native
      .filter(({ name }) => name.includes('/prebuilds/') && !name.endsWith(`/${platform}.node`))
      .map(({ name }) => `${name} is for another system than ${platform}.`),
    ...native
      .filter(({ unpacked }) => !unpacked)
      .map(({ name }) => `${name} is inside the archive; native code must stand beside it.`),
    ...(bytes > payloadBudgetBytes
      ? [`The payload without the runtime is ${bytes} bytes; the budget is ${payloadBudgetBytes}.`]
      : []),
  ];
}
