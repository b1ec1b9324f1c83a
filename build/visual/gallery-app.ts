/**
 * The gallery as an app folder of its own, out/gallery: the program's main process, bridge and evidence as they are,
 * and the gallery in the place of its pages. Nothing in the program knows of it, and the packer never looks there.
 */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import galleryConfig, { galleryFolder } from './vite.gallery.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Parts of the built program that the gallery stands on; "native" exists for the old runtime only. */
const PARTS = ['main', 'preload', 'native', 'evidence.sqlite', 'runtime.json'] as const;

/** Builds the page and puts the folder together; the program itself must have been built before. */
export async function makeGalleryApp(): Promise<string> {
  rmSync(galleryFolder, { recursive: true, force: true });
  mkdirSync(path.join(galleryFolder, 'out'), { recursive: true });
  await build(galleryConfig);
  cpSync(path.join(root, 'package.json'), path.join(galleryFolder, 'package.json'));
  for (const part of PARTS) {
    const from = path.join(root, 'out', part);
    if (existsSync(from)) cpSync(from, path.join(galleryFolder, 'out', part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(galleryFolder, 'node_modules'));
  return galleryFolder;
}
