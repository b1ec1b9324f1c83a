/** A picture is looked at before it is decoded, saved or copied. */
import { crc32, deflateSync } from 'node:zlib';
import type { NativeImage } from 'electron';
import { describe, expect, it } from 'vitest';
import { RequestError } from '#ipc/result.ts';
import { contract } from '#ipc/contract.ts';
import { copyPicture } from '../app/copy-picture.ts';
import { mostDots, pictureOf } from '../picture.ts';

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** A grey PNG that says it has this size; its dots are those of one. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const address = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`;

function refused(png: string): string {
  expect(contract['picture:copy'].args.safeParse({ png }).success).toBe(true);
  try {
    pictureOf(png);
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    return error instanceof RequestError ? `${error.code}: ${error.message}` : '';
  }
  return 'taken';
}

describe('a picture that leaves the app', () => {
  it('is taken as it came when it is a whole PNG', () => {
    const bytes = png(1760, 1300);
    expect(pictureOf(address(bytes))).toEqual({ bytes, width: 1760, height: 1300 });
    expect(pictureOf(address(png(mostDots.side, mostDots.all / mostDots.side)))).toMatchObject({ width: 10_000 });
  });

  it('is refused when it is something else, or was cut off', () => {
    const whole = png(3, 3);
    const others = [
      Buffer.from('GIF89a, or anything else that is not a PNG at all, whatever it says it is'),
      whole.subarray(0, 8),
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.from([0])]),
      Buffer.concat([whole.subarray(0, 8), Buffer.alloc(8), whole.subarray(16)]),
    ];
    expect(others.map((bytes) => refused(address(bytes)))).toEqual(
      others.map(() => 'refused: This is not a whole PNG picture, so nothing was taken. Draw it again.'),
    );
  });

  it('is refused when it has no size, or would fill the memory', () => {
    expect(refused(address(png(0, 20)))).toContain('no size');
    for (const [width, height] of [
      [mostDots.side + 1, 1],
      [1, mostDots.side + 1],
      [5000, 4001],
      [4_294_967_295, 4_294_967_295],
    ] as const) {
      expect(refused(address(png(width, height)))).toContain(`has ${width} by ${height} dots, more than`);
    }
  });

  it('is not a picture to the contract when its address is another one, or it is too long', () => {
    const { args } = contract['picture:copy'];
    for (const png of ['', 'data:image/svg+xml;base64,AAAA', 'https://example.org/a.png', 'data:image/png;base64,a b'])
      expect(args.safeParse({ png }).success).toBe(false);
    expect(args.safeParse({ png: `data:image/png;base64,${'A'.repeat(11_000_000)}` }).success).toBe(false);
  });
});

describe('the clipboard', () => {
  const bytes = png(4, 3);
  const image = (empty: boolean) => ({ isEmpty: () => empty, toPNG: () => bytes }) as unknown as NativeImage;
  const decoding = (empty = false) => ({ createFromBuffer: () => image(empty) });
  class Item {
    readonly types: Record<string, Blob>;
    constructor(types: Record<string, Blob>) {
      this.types = types;
    }
  }

  it('of the current runtime gets the picture as an item of its type', async () => {
    const written: Item[] = [];
    const clipboard = {
      write: (items: Item[]) => {
        written.push(...items);
        return Promise.resolve();
      },
    };
    await copyPicture(bytes, { clipboard, ClipboardItem: Item, nativeImage: decoding() });
    expect(written.map(({ types }) => Object.keys(types))).toEqual([['image/png']]);
    const [item] = written;
    expect(new Uint8Array((await item?.types['image/png']?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(
      new Uint8Array(bytes),
    );
  });

  it('of an earlier runtime gets the picture itself', async () => {
    const written: NativeImage[] = [];
    const clipboard = { writeImage: (one: NativeImage) => void written.push(one) };
    await copyPicture(bytes, { clipboard, ClipboardItem: Item, nativeImage: decoding() });
    expect(written).toHaveLength(1);
  });

  it('gets nothing when the picture cannot be decoded, and says so when it takes none', async () => {
    const clipboard = { write: () => Promise.reject(new Error('closed by policy')) };
    const parts = { clipboard, ClipboardItem: Item };
    await expect(copyPicture(bytes, { ...parts, nativeImage: decoding(true) })).rejects.toThrow(
      'The picture could not be read, so nothing was copied.',
    );
    await expect(copyPicture(bytes, { ...parts, nativeImage: decoding() })).rejects.toThrow(
      'The clipboard did not take the picture.',
    );
  });
});
