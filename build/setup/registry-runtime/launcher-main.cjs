// The registry-carried Electron has no default_app.asar, so it cannot be given an app folder on the
// command line by itself. This file is its whole app: it preloads every `-r MODULE` (Playwright needs
// one) and then runs the app folder named in argv, exactly as `electron FOLDER` would.
'use strict';
const path = require('node:path');
const { app } = require('electron');

const argv = process.argv.slice(1);
const preloads = [];
let folder = null;
for (let i = 0; i < argv.length; i += 1) {
  if (argv[i] === '-r' || argv[i] === '--require') preloads.push(argv[(i += 1)]);
  else if (!argv[i].startsWith('-') && folder === null) folder = argv[i];
}
for (const module of preloads) require(path.resolve(module));
if (folder === null) {
  console.error('No app folder was given. Usage: electron [-r MODULE] FOLDER');
  app.exit(2);
} else {
  const root = path.resolve(folder);
  const manifest = require(path.join(root, 'package.json'));
  app.setAppPath?.(root);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion?.(manifest.version);
  require(path.join(root, manifest.main));
}
