// better-sqlite3 ships one Node-API 10 binary per platform, used as it is on Node 24 and on current
// Electron. The registry-carried Electron offers Node-API 8 only: for it the package's own sources are
// compiled once, with gcc and g++ directly (the fresh machine has no Python for node-gyp).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, projectRoot, run, say } from './shell.mjs';
import { registryRuntimeNodeApi } from './electron-runtime.mjs';

const packageFolder = path.join(projectRoot, 'node_modules', 'better-sqlite3');
const header = path.join(projectRoot, 'build', 'setup', 'registry-runtime', 'node-api-8-compat.h');

/** SQLite's compile-time options, read from the package so that both binaries hold the same SQLite. */
function sqliteDefines() {
  const gypi = readFileSync(path.join(packageFolder, 'deps', 'defines.gypi'), 'utf8');
  return [...gypi.matchAll(/'([A-Z0-9_]+(?:=[^']+)?)'/g)].map((match) => `-D${match[1]}`);
}

/** @returns {string} path of the compiled binding, building it when the sources or the header changed */
export function compiledBinding() {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const key = createHash('sha256').update(version).update(readFileSync(header)).digest('hex').slice(0, 12);
  const cache = cacheFolder('better-sqlite3');
  const target = path.join(cache, `${version}-napi${registryRuntimeNodeApi}-${key}.node`);
  if (existsSync(target)) return target;
  say(`compiling better-sqlite3 ${version} for Node-API ${registryRuntimeNodeApi} (about a minute, once)`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'compile-'));
  const sqlite = path.join(packageFolder, 'deps', 'sqlite3');
  const modules = path.join(projectRoot, 'node_modules');
  try {
    run('gcc', [
      '-c',
      '-O2',
      '-w',
      '-std=gnu99',
      '-fPIC',
      '-DNDEBUG',
      ...sqliteDefines(),
      '-o',
      path.join(work, 'sqlite3.o'),
      path.join(sqlite, 'sqlite3.c'),
    ]);
    run('g++', [
      '-shared',
      '-O2',
      '-std=c++20',
      '-fPIC',
      '-fvisibility=hidden',
      '-fvisibility-inlines-hidden',
      '-DNDEBUG',
      `-DNAPI_VERSION=${registryRuntimeNodeApi}`,
      '-DNAPI_DISABLE_CPP_EXCEPTIONS',
      '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
      '-DBUILDING_NODE_EXTENSION',
      `-I${path.join(modules, 'node-api-headers', 'include')}`,
      `-I${path.join(modules, 'node-addon-api')}`,
      `-I${sqlite}`,
      '-include',
      header,
      path.join(packageFolder, 'src', 'better_sqlite3.cpp'),
      path.join(work, 'sqlite3.o'),
      '-Wl,-Bsymbolic',
      '-Wl,--exclude-libs,ALL',
      '-ldl',
      '-s',
      '-o',
      path.join(work, 'binding.node'),
    ]);
    renameSync(path.join(work, 'binding.node'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}
