/**
 * The software bill of materials (CycloneDX 1.6) of what is installed: `node build/sbom.ts [FILE]`.
 * The npm tree is read by the official tool; of it only the packages that are really inside the product stay, and what
 * npm cannot know is added: Electron, Node.js, V8, SQLite. Building and testing tools are not in it.
 */
import { pathToFuseFile } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { edition, product, root } from './packaging/product.ts';
import { chosenRuntime, releaseRefusal, wantedElectron, type ChosenRuntime } from './packaging/runtime.ts';
import { shippedPackages, type ShippedPackage } from './packaging/shipped-packages.ts';

interface Component {
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly group?: string;
  readonly 'bom-ref'?: string;
  readonly purl?: string;
  readonly licenses?: readonly unknown[];
  readonly components?: readonly Component[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly [other: string]: unknown;
}

interface Bom {
  readonly metadata: { readonly tools?: unknown; readonly component?: Component };
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly [other: string]: unknown;
}

function npmTree(): Bom {
  const folder = mkdtempSync(path.join(tmpdir(), 'bedside-magnesium-bom-'));
  const file = path.join(folder, 'bom.json');
  try {
    const tool = path.join(root, 'node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js');
    execFileSync(
      process.execPath,
      [tool, '--output-format', 'JSON', '--spec-version', '1.6', '--output-reproducible', '--output-file', file],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
        // A bundler run before this may have set it, and the tool would then leave out what is bundled.
        env: { ...process.env, NODE_ENV: 'development' },
      },
    );
    return JSON.parse(readFileSync(file, 'utf8')) as Bom;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function folderOf(component: Component): string | undefined {
  return component.properties?.find(({ name }) => name === 'cdx:npm:package:path')?.value.replaceAll('\\', '/');
}

function flat(components: readonly Component[]): Component[] {
  return components.flatMap(({ components: inner = [], ...component }) => [component, ...flat(inner)]);
}

function executableOf({ folder }: ChosenRuntime): string {
  return path.join(
    folder,
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron',
  );
}

/** Versions inside the runtime, told by the runtime itself where it still can (before its fuses are set). */
function insideRuntime(runtime: ChosenRuntime): Readonly<Record<string, string>> {
  const text = execFileSync(executableOf(runtime), ['-p', 'JSON.stringify(process.versions)'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return JSON.parse(text) as Record<string, string>;
}

/** Chromium's version stands in the executable, as part of the name it would give to a server. */
function chromiumVersion(executable: string): string {
  const bytes = readFileSync(pathToFuseFile(executable));
  const at = bytes.indexOf('Chrome/');
  for (let from = at; from !== -1; from = bytes.indexOf('Chrome/', from + 1)) {
    const found = /^Chrome\/(\d+(?:\.\d+){3})/.exec(bytes.toString('latin1', from, from + 40));
    if (found?.[1] !== undefined) return found[1];
  }
  return 'unknown';
}

/** As better-sqlite3 carries it. */
function sqliteVersion(): string {
  const header = readFileSync(path.join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'), 'utf8');
  return /#define SQLITE_VERSION\s+"([^"]+)"/.exec(header)?.[1] ?? 'unknown';
}

function added(name: string, version: string, licence: { id: string } | { name: string }, purl?: string): Component {
  return {
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [{ license: licence }],
    ...(purl === undefined ? {} : { purl }),
  };
}

function beyondNpm(runtime: ChosenRuntime): Component[] {
  const inside = insideRuntime(runtime);
  const sqlite = sqliteVersion();
  return [
    added('electron', runtime.version, { id: 'MIT' }, `pkg:github/electron/electron@v${runtime.version}`),
    added('chromium', chromiumVersion(executableOf(runtime)), {
      name: 'BSD-3-Clause and others, see LICENSES.chromium.html',
    }),
    added('node', inside['node'] ?? 'unknown', { id: 'MIT' }, `pkg:github/nodejs/node@v${inside['node'] ?? 'unknown'}`),
    added('v8', inside['v8'] ?? 'unknown', { id: 'BSD-3-Clause' }),
    added('sqlite', sqlite, { id: 'blessing' }, `pkg:generic/sqlite@${sqlite}`),
  ];
}

export function sbom(packages: readonly ShippedPackage[], runtime: ChosenRuntime): Bom {
  const tree = npmTree();
  const wanted = new Set(packages.map(({ folder }) => folder));
  const fromNpm = flat(tree.components)
    .filter((component) => wanted.has(folderOf(component) ?? ''))
    .map((component) => ({ ...component, scope: 'required' }));
  const missing = [...wanted].filter((folder) => !fromNpm.some((component) => folderOf(component) === folder));
  if (missing.length > 0) throw new Error(`The bill of materials lacks ${missing.join(', ')}.`);
  const components = [...fromNpm, ...beyondNpm(runtime)];
  const refs = new Set(components.map((component) => component['bom-ref']));
  const { name, version } = edition(releaseRefusal(runtime, wantedElectron()) !== null);
  const reference = `${product.executable}@${version}`;
  return {
    ...tree,
    metadata: {
      ...tree.metadata,
      component: {
        type: 'application',
        'bom-ref': reference,
        name,
        version,
        description: product.description,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components,
    dependencies: [
      { ref: reference, dependsOn: [...refs].filter((ref) => ref !== undefined) },
      ...components.flatMap((component) => (component['bom-ref'] === undefined ? [] : [{ ref: component['bom-ref'] }])),
    ],
  };
}

async function main(file: string): Promise<void> {
  const bom = sbom(await shippedPackages(), chosenRuntime());
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  process.stdout.write(
    `bill of materials: ${bom.components.length} components, ${path.relative(root, path.resolve(file))}\n`,
  );
}

if (process.argv[1] === import.meta.filename) await main(process.argv[2] ?? path.join(root, 'out/bom.cdx.json'));
