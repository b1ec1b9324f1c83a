/**
 * Puts a PNG on the clipboard, on every runtime the app runs on: the current one takes items by type, as the web does,
 * and gives a promise; earlier ones (the one that tests run on) know pictures only.
 */
import type { NativeImage } from 'electron';
import { RequestError } from '#ipc/result.ts';

interface CurrentClipboard<Item> {
  write(items: Item[]): Promise<void>;
}
interface EarlierClipboard {
  writeImage(image: NativeImage): void;
}

/** What of Electron it needs. */
export interface PictureClipboard<Item> {
  readonly clipboard: CurrentClipboard<Item> | EarlierClipboard;
  readonly ClipboardItem: new (types: Record<string, Blob>) => Item;
  readonly nativeImage: { createFromBuffer(bytes: Buffer): NativeImage };
}

/**
 * @param png a whole PNG (`pictureOf`)
 * @throws RequestError `refused` when nothing was put on the clipboard: it cannot be decoded, or another program holds
 * the clipboard, or the machine's policy closes it
 */
export async function copyPicture<Item>(
  png: Uint8Array,
  { clipboard, ClipboardItem, nativeImage }: PictureClipboard<Item>,
): Promise<void> {
  const image = nativeImage.createFromBuffer(Buffer.from(png));
  if (image.isEmpty()) {
    throw new RequestError('refused', 'The picture could not be read, so nothing was copied. Copy it as SVG.');
  }
  try {
    if ('writeImage' in clipboard) clipboard.writeImage(image);
    else
      await clipboard.write([
        new ClipboardItem({ 'image/png': new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' }) }),
      ]);
  } catch {
    throw new RequestError('refused', 'The clipboard did not take the picture. Try again, or save it as PNG.');
  }
}
