/** The gallery as a page of its own: the program's renderer settings with another root, built outside what is packed. */
import path from 'node:path';
import { mergeConfig, type InlineConfig } from 'vite';
import renderer from '../vite.renderer.config.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { rolldownOptions: _pagesOfTheProgram, ...build } = renderer.build;

export const galleryFolder = path.join(root, 'out/gallery');

export default mergeConfig<InlineConfig, InlineConfig>(
  { ...renderer, build },
  {
    root: path.join(root, 'renderer/gallery'),
    build: {
      outDir: path.join(galleryFolder, 'out/renderer'),
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: path.join(root, 'renderer/gallery/index.html') },
    },
  },
);
