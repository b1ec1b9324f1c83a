// Sets up whatever is missing, in order, and says only what it does. Runs on the host's Node 20.
//   node build/setup/setup.mjs [--display] [--tests]
// Writes out/runtime.json, which every later step reads instead of deciding again.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError, projectRoot, say } from './shell.mjs';
import { installPackages } from './packages.mjs';
import { ensureSystem } from './system.mjs';
import { resolveElectron } from './electron-runtime.mjs';
import { compiledBinding } from './native-binding.mjs';

async function main() {
  const flags = new Set(process.argv.slice(2));
  const groups = ['window'];
  if (process.platform === 'linux' && (!process.env.DISPLAY || flags.has('--tests'))) groups.push('virtualDisplay');
  if (flags.has('--tests')) groups.push('tests');
  ensureSystem(groups);
  installPackages();

  const runtime = await resolveElectron();
  const out = path.join(projectRoot, 'out');
  mkdirSync(path.join(out, 'native'), { recursive: true });
  if (runtime.origin === 'registry') {
    ensureSystem(['compiler']);
    cpSync(compiledBinding(), path.join(out, 'native', 'better-sqlite3-napi8.node'));
  }
  const record = JSON.stringify(
    { origin: runtime.origin, version: runtime.version, executable: runtime.executable, folder: runtime.folder },
    null,
    2,
  );
  const file = path.join(out, 'runtime.json');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== record) writeFileSync(file, record);
  if (flags.has('--quiet')) return;
  const origins = {
    override: 'named by ELECTRON_OVERRIDE_DIST_PATH',
    official: 'official release',
    registry: 'carried by a registry package; for development and tests only',
  };
  say(`Electron ${runtime.version} (${origins[runtime.origin]})`);
}

main().catch((error) => {
  process.stderr.write(error instanceof SetupError ? `\nset-up stopped: ${error.message}\n` : `\n${error.stack}\n`);
  process.exit(1);
});
