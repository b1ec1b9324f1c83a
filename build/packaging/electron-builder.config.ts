/**
 * The one packaging configuration, for every system. `node build/packaging/dist.ts` builds with it what this machine
 * can build; CI builds the rest. Nothing is published and nothing updates itself: IT decides what is installed.
 */
import { Arch, type AfterPackContext, type Configuration } from 'electron-builder';
import path from 'node:path';
import { setFuses } from './fuses.ts';
import { payloadProblems, readPayload } from './payload.ts';
import { edition, marks, product } from './product.ts';

export interface BuildChoices {
  /** Built on the old registry-carried runtime: marked everywhere, with the binding compiled for it. */
  readonly testBuild: boolean;
  /** For the installed-app test only: a test driver may attach to the main process. */
  readonly drivable: boolean;
  /** A folder with the runtime; null lets electron-builder fetch the official release. */
  readonly runtime: { readonly folder: string; readonly version: string } | null;
  /** Relative to the repository. */
  readonly output: string;
}

/** Per system and by target, not by the machine that builds: a Windows package made on Linux holds the Windows binary. */
function packagedFiles(
  testBuild: boolean,
  platform: 'linux' | 'darwin' | 'win32',
): NonNullable<Configuration['files']> {
  const sqlite = '!**/node_modules/better-sqlite3';
  return [
    // A list of what may go in; a first pattern that includes keeps electron-builder from adding "everything".
    'package.json',
    'out/main/*.cjs',
    'out/preload/index.cjs',
    'out/renderer/**/*',
    'out/evidence.sqlite',
    ...(testBuild ? ['out/native/better-sqlite3-napi8.node'] : []),
    { from: marks, to: 'out', filter: ['runtime.json', 'icon.png'] },
    // Of the one production package: its JavaScript, its licence, and this platform's binary.
    `${sqlite}/{src,deps,build}/**`,
    `${sqlite}/{binding.gyp,README.md}`,
    testBuild ? `${sqlite}/prebuilds/**` : `${sqlite}/prebuilds/!(${platform}-\${arch}).node`,
    '!**/node_modules/node-addon-api/**',
  ];
}

/** The folder of the app's archive inside a packed product. */
export function resourcesFolder({
  appOutDir,
  electronPlatformName,
  packager,
}: Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'packager'>): string {
  return electronPlatformName === 'darwin'
    ? path.join(appOutDir, `${packager.appInfo.productFilename}.app/Contents/Resources`)
    : path.join(appOutDir, 'resources');
}

function executableOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${packager.appInfo.productFilename}.app`);
  return path.join(
    appOutDir,
    electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : product.executable,
  );
}

/** On every system, before signing: the contents are checked, then the fuses are set and read back. */
async function seal(context: AfterPackContext, drivable: boolean): Promise<void> {
  const prebuild = `${context.electronPlatformName}-${Arch[context.arch]}`;
  const problems = payloadProblems(readPayload(resourcesFolder(context)), prebuild);
  if (problems.length > 0) throw new Error(`The package is not as it should be.\n${problems.join('\n')}`);
  await setFuses(executableOf(context), drivable);
}

export function builderConfig(choices: BuildChoices): Configuration {
  const { name, version, fileName } = edition(choices.testBuild);
  return {
    appId: product.id,
    productName: name,
    copyright: product.copyright,
    directories: { buildResources: 'build/resources', output: choices.output },
    artifactName: `${fileName}-\${os}-\${arch}.\${ext}`,
    extraMetadata: { productName: name, version },
    removePackageScripts: true,
    removePackageKeywords: true,
    extraFiles: [{ from: 'out/packaging/notices', to: '.', filter: ['THIRD-PARTY-NOTICES.md', 'bom.cdx.json'] }],
    asar: true,
    asarUnpack: ['**/better-sqlite3/prebuilds/*.node', 'out/native/*.node'],
    disableAsarIntegrity: false,
    electronLanguages: ['en', 'en-US', 'en-GB', 'en_GB'],
    // One Node-API binary serves Node and Electron: nothing is rebuilt.
    npmRebuild: false,
    nodeGypRebuild: false,
    publish: null,
    forceCodeSigning: false,
    ...(choices.runtime === null
      ? {}
      : { electronDist: choices.runtime.folder, electronVersion: choices.runtime.version }),
    afterPack: (context) => seal(context, choices.drivable),
    protocols: [{ name: product.name, schemes: [product.scheme], role: 'Viewer' }],
    fileAssociations: [
      {
        ext: product.worksheetsFile.extension,
        name: product.worksheetsFile.name,
        description: product.worksheetsFile.description,
        mimeType: product.worksheetsFile.mime,
        role: 'Viewer',
      },
    ],
    linux: {
      files: packagedFiles(choices.testBuild, 'linux'),
      target: ['deb', 'AppImage', 'tar.gz'],
      executableName: product.executable,
      icon: 'icons',
      category: 'MedicalSoftware',
      synopsis: product.summary,
      description: product.description,
      maintainer: product.maintainer,
      vendor: product.maintainerName,
      desktop: {
        entry: {
          Name: name,
          GenericName: 'Drug reference',
          Keywords: 'magnesium;sulfate;infusion;dose;ward;',
          StartupWMClass: name,
        },
      },
    },
    deb: {
      packageCategory: 'science',
      priority: 'optional',
      fpm: [`out/packaging/${product.id}.metainfo.xml=/usr/share/metainfo/${product.id}.metainfo.xml`],
    },
    win: {
      files: packagedFiles(choices.testBuild, 'win32'),
      target: [
        { target: 'nsis', arch: ['x64'] },
        { target: 'zip', arch: ['x64'] },
      ],
      icon: 'build/resources/icon.ico',
      // The app never asks for more rights than the person who starts it has.
      requestedExecutionLevel: 'asInvoker',
    },
    // One installer for both ways: "/S /currentuser" needs no rights, "/S /allusers" is for IT. See docs/it-department.md.
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: true,
      createDesktopShortcut: true,
      createStartMenuShortcut: true,
      shortcutName: name,
      uninstallDisplayName: `${name} ${version}`,
      deleteAppDataOnUninstall: false,
      packElevateHelper: false,
      differentialPackage: false,
      runAfterFinish: false,
    },
    mac: {
      files: packagedFiles(choices.testBuild, 'darwin'),
      target: [
        { target: 'dmg', arch: ['arm64', 'x64'] },
        { target: 'zip', arch: ['arm64', 'x64'] },
      ],
      icon: 'build/resources/icon.icns',
      category: 'public.app-category.medical',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      minimumSystemVersion: '12.0',
    },
    dmg: { writeUpdateInfo: false, title: `${name} ${version}` },
  };
}

/** What `electron-builder --config` reads: a release on the official runtime. */
export default builderConfig({ testBuild: false, drivable: false, runtime: null, output: 'out/installers' });
