/**
 * A picture that a page drew, on its way to a file or to the clipboard: looked at before anything decodes it. A page can
 * send what it likes; a decoder of pictures is native code, and one of a million dots a side would take all memory.
 */
import { RequestError } from '#ipc/result.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length 13 and the name of the first chunk, which holds width and height. */
const head = Buffer.from([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
/** The last chunk, empty, with its checksum: a picture that was cut off does not end in it. */
const end = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/** A side of a forest plot of 300 trials at two dots a unit, with room; and all dots, at four bytes each 80 MB. */
export const mostDots = { side: 10_000, all: 20_000_000 } as const;

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * @param address `data:image/png;base64,…`; its form and its length are kept by the contract of the channel
 * @throws RequestError `refused`, with what is wrong and what would be right
 */
export function pictureOf(address: string): Picture {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  const starts = bytes.subarray(0, 8).equals(signature) && bytes.subarray(8, 16).equals(head);
  if (!starts || bytes.length < 33 + end.length || !bytes.subarray(-end.length).equals(end)) {
    throw new RequestError('refused', 'This is not a whole PNG picture, so nothing was taken. Draw it again.');
  }
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  if (width < 1 || height < 1) {
    throw new RequestError('refused', 'The picture has no size, so nothing was taken. Draw it again.');
  }
  if (width > mostDots.side || height > mostDots.side || width * height > mostDots.all) {
    throw new RequestError(
      'refused',
      `The picture has ${width} by ${height} dots, more than can be taken out at once. Count fewer trials, or copy it as SVG.`,
    );
  }
  return { bytes, width, height };
}
