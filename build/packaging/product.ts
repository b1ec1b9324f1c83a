/** What the installed product is called, on every system. One place, so that no two installers disagree. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const resources = path.join(root, 'build/resources');
export const installers = path.join(root, 'out/installers');
/** Files that exist only in the packaged app: which runtime it was built on, and its window icon. */
export const marks = path.join(root, 'out/packaging/marks');

interface PackageFacts {
  readonly name: string;
  readonly productName: string;
  readonly version: string;
  readonly description: string;
}

const facts = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageFacts;

export const product = {
  id: 'org.bedsidemagnesium.BedsideMagnesium',
  /** The executable's name decides whether Electron calls the app packaged: it must not be "electron". */
  executable: facts.name,
  name: facts.productName,
  version: facts.version,
  summary: 'Ward reference for intravenous magnesium sulfate',
  description: facts.description,
  maintainer: 'Bedside Magnesium maintainers <maintainers@bedside-magnesium.example>',
  maintainerName: 'Bedside Magnesium maintainers',
  copyright: 'MIT licence, Bedside Magnesium maintainers',
  scheme: 'bedside-magnesium',
  worksheetsFile: {
    extension: 'bedside-order',
    mime: 'application/x-bedside-magnesium-order+json',
    name: 'Bedside Magnesium worksheets',
    description: 'Saved magnesium sulfate calculations, without patient details',
  },
} as const;

/** A test build is a different product to the eye and to the package manager, so that it is never taken for a release. */
export interface Edition {
  readonly testBuild: boolean;
  readonly name: string;
  readonly version: string;
  /** Debian sorts "~" before everything: a release replaces a test build of the same number. */
  readonly debianVersion: string;
  readonly fileName: string;
}

export function edition(testBuild: boolean): Edition {
  if (!testBuild)
    return {
      testBuild,
      name: product.name,
      version: product.version,
      debianVersion: product.version,
      fileName: `${product.executable}-${product.version}`,
    };
  return {
    testBuild,
    name: `${product.name} (test build)`,
    version: `${product.version}-test-build`,
    debianVersion: `${product.version}~test.build`,
    fileName: `${product.executable}-${product.version}-test-build`,
  };
}
