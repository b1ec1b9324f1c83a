/**
 * Imports run one way: domain ← db ← main; domain ← ipc ← main, preload, renderer. Any other arrow fails.
 * A package may be used only where it is listed: adding one is a decision.
 */
const notTests = '\\.test\\.ts$';

function only(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { path: from, pathNot: notTests }, to: { pathNot: to } };
}

/** A path of one of these packages. */
function packages(...names) {
  return `node_modules/(?:${names.join('|')})/`;
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:electron|electron/main|svelte|virtual:.*)$' },
    },
    only(
      'domain',
      '^electron/domain/',
      ['^electron/domain/', packages('zod', 'big\\.js', '@stdlib/[^/]+', '@types')],
      'The domain is pure: only itself, zod, the decimal and the distribution library.',
    ),
    only(
      'ipc',
      '^electron/ipc/',
      ['^electron/(?:ipc|domain)/', packages('zod')],
      'The contract knows the domain and nothing else.',
    ),
    only(
      'db',
      '^db/',
      [
        '^db/',
        '^electron/domain/',
        packages('better-sqlite3', 'zod', '@types'),
        '^(?:node:)?(?:fs|path|crypto|os)(?:/promises)?$',
      ],
      'The store knows the domain; it never sees Electron.',
    ),
    only(
      'preload',
      '^electron/preload/',
      ['^electron/ipc/channels\\.ts$', '^electron$', packages('electron')],
      'The preload is a list of names and Electron.',
    ),
    {
      name: 'services-without-electron',
      severity: 'error',
      comment: 'Services take their database, clock and paths as arguments.',
      from: { path: '^electron/main/(?:services|ipc/router|cli|core|handlers|print/jobs|print/save)' },
      to: { path: ['^electron$', packages('electron', 'electron-log')] },
    },
    {
      name: 'main-not-renderer',
      severity: 'error',
      from: { path: '^electron/', pathNot: notTests },
      to: { path: '^(?:renderer|build|e2e)/' },
    },
    {
      name: 'renderer',
      severity: 'error',
      comment: 'Pages see the domain, the types of the contract and their own libraries.',
      from: { path: '^renderer/', pathNot: notTests },
      to: {
        pathNot: [
          '^renderer/',
          '^electron/(?:domain|ipc)/',
          packages(
            'svelte',
            'bits-ui',
            'runed',
            '@lucide',
            'd3-[^/]+',
            '@types',
            '@fontsource-variable',
            'zod',
            'big\\.js',
            '@stdlib/[^/]+',
            'esm-env',
            'vite',
            'clsx',
          ),
          '^svelte$',
        ],
      },
    },
    {
      name: 'nothing-imports-build',
      severity: 'error',
      from: { path: '^(?:electron|db|renderer)/', pathNot: notTests },
      to: { path: '^(?:build|e2e)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:out|reports|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'build/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
    },
  },
};
