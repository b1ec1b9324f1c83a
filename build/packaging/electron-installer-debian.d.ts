/** The part of electron-installer-debian that is used; the package brings no types. */
declare module 'electron-installer-debian' {
  export interface DebianOptions {
    readonly src: string;
    readonly dest: string;
    readonly arch: string;
    readonly options: Readonly<Record<string, unknown>>;
    readonly rename?: (destination: string) => string;
    readonly logger?: (line: string) => void;
  }

  export class Installer {
    constructor(options: DebianOptions);
    readonly stagingDir: string;
    readonly options: { readonly packagePaths: readonly string[] };
    get contentFunctions(): string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<void>;
    createContents(): Promise<void>;
    createCopyright(): Promise<void>;
    createDesktopFile(): Promise<void>;
    createPackage(): Promise<void>;
    movePackage(): Promise<void>;
  }
}
