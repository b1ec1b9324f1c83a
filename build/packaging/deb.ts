/**
 * A Debian package from an unpacked product, with Debian's own tools: no helper is downloaded. electron-installer-debian
 * lays out the folders and the dependencies; desktop entry, file type, AppStream data and copyright are the project's.
 */
import { Installer } from 'electron-installer-debian';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appStream, desktopEntry, mimeType } from './linux-metadata.ts';
import { product, resources, root, type Edition } from './product.ts';

function copyright(testBuild: boolean): string {
  const licence = readFileSync(path.join(root, 'LICENSE'), 'utf8').trim();
  const indented = licence
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line}`))
    .join('\n');
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    `Upstream-Name: ${product.name}`,
    `Comment: ${testBuild ? 'Test build, not for patient care. ' : ''}Licences of everything inside stand in`,
    ` /usr/lib/${product.executable}/THIRD-PARTY-NOTICES.md and LICENSES.chromium.html beside it.`,
    '',
    'Files: *',
    `Copyright: ${product.maintainerName}`,
    'License: MIT',
    indented,
    '',
  ].join('\n');
}

function put(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o644 });
}

class BedsideInstaller extends Installer {
  readonly #edition: Edition;
  readonly #date: string;

  constructor(options: ConstructorParameters<typeof Installer>[0], chosen: Edition, date: string) {
    super(options);
    this.#edition = chosen;
    this.#date = date;
  }

  override get contentFunctions(): string[] {
    return [...super.contentFunctions, 'createDesktopData'];
  }

  override async createDesktopFile(): Promise<void> {
    put(
      path.join(this.stagingDir, 'usr/share/applications'),
      `${product.executable}.desktop`,
      desktopEntry(this.#edition),
    );
  }

  override async createCopyright(): Promise<void> {
    put(
      path.join(this.stagingDir, 'usr/share/doc', product.executable),
      'copyright',
      copyright(this.#edition.testBuild),
    );
  }

  /** Called by name, see contentFunctions. */
  createDesktopData(): void {
    const share = path.join(this.stagingDir, 'usr/share');
    put(path.join(share, 'mime/packages'), `${product.executable}.xml`, mimeType());
    put(path.join(share, 'metainfo'), `${product.id}.metainfo.xml`, appStream(this.#date));
  }
}

const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

export interface DebChoices {
  readonly unpacked: string;
  readonly destination: string;
  readonly edition: Edition;
  readonly arch: string;
  readonly date: string;
  /** Quick for a package that is made only to be tested. */
  readonly compression: 'xz' | 'gzip';
}

export async function makeDeb({
  unpacked,
  destination,
  edition,
  arch,
  date,
  compression,
}: DebChoices): Promise<string> {
  mkdirSync(destination, { recursive: true });
  const debArch = { x64: 'amd64', arm64: 'arm64' }[arch] ?? arch;
  const fileName = `${product.executable}_${edition.debianVersion}_${debArch}.deb`;
  // Folders of a package must be readable by everyone, whatever the person who builds has set.
  process.umask(0o022);
  const installer = new BedsideInstaller(
    {
      src: unpacked,
      dest: destination,
      arch: debArch,
      rename: (folder) => path.join(folder, fileName),
      logger: () => undefined,
      options: {
        name: product.executable,
        productName: edition.name,
        bin: product.executable,
        version: edition.debianVersion,
        section: 'science',
        maintainer: product.maintainer,
        description: `${product.summary}${edition.testBuild ? ' (test build, not for patient care)' : ''}`,
        productDescription: product.description,
        icon: {
          ...Object.fromEntries(
            iconSizes.map((size) => [`${size}x${size}`, path.join(resources, `icons/${size}x${size}.png`)]),
          ),
          scalable: path.join(resources, 'icon.svg'),
        },
        compression,
      },
    },
    edition,
    date,
  );
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  return path.join(destination, fileName);
}
