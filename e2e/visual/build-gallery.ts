/** Before the first picture: the gallery as its own app folder, and nothing left of the changes seen last time. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { makeGalleryApp } from '../../build/visual/gallery-app.ts';

export default async function prepare(): Promise<void> {
  rmSync(path.resolve(import.meta.dirname, '../../reports/visual'), { recursive: true, force: true });
  await makeGalleryApp();
}
