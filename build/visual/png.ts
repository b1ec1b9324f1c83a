/**
 * PNG in and out, as far as pictures of screens need it: eight bits a channel, no interlace. Baselines are written with
 * a palette, so that a few dozen pictures of text stay small enough for the repository.
 */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

/** Red, green, blue, opaque: three bytes a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const RGB = 2;
const PALETTE = 3;
const RGBA = 6;
const CHANNELS: Readonly<Record<number, number>> = { [GREY]: 1, [RGB]: 3, [PALETTE]: 1, [RGBA]: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(file: Buffer): Chunk[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG file.');
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** The predictor of PNG's fourth filter: whichever of left, above and above-left lies nearest to their plane. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** What the row's filter foretells for a byte from its neighbours; the file holds only the rest. */
function foretold(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

/** @param step bytes of one pixel */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const from = y * (stride + 1) + 1;
    const to = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? (rows[to + x - step] ?? 0) : 0;
      const above = y > 0 ? (rows[to + x - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[to + x - stride - step] ?? 0) : 0;
      rows[to + x] = (raw[from + x] ?? 0) + foretold(filter, left, above, corner);
    }
  }
  return rows;
}

export function decodePng(file: Buffer): Picture {
  const chunks = chunksOf(file);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (head === undefined) throw new Error('The PNG file has no head.');
  const [width, height, depth, kind, interlace] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8] ?? 0,
    head[9] ?? 0,
    head[12] ?? 0,
  ];
  const channels = CHANNELS[kind];
  if (depth !== 8 || interlace !== 0 || channels === undefined) throw new Error('This kind of PNG is not read here.');
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)));
  const rows = unfilter(data, width * channels, height, channels);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data ?? Buffer.alloc(0);
  const rgb = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const at = pixel * channels;
      rgb[pixel * 3 + channel] =
        kind === PALETTE
          ? (palette[(rows[at] ?? 0) * 3 + channel] ?? 0)
          : (rows[kind === GREY ? at : at + channel] ?? 0);
    }
  }
  return { width, height, rgb };
}

const CRC = Array.from({ length: 256 }, (_unused, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function checksum(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(checksum(body), body.length + 4);
  return framed;
}

/** A flat fill of at least this share of the picture keeps its colour to the last visible step. */
const FLAT = 1 / 2_000;
const ROUNDING = { flat: 2, edge: 8 } as const;

function near(left: number, right: number, by: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((left >> shift) & 255) - ((right >> shift) & 255)) <= by);
}

function colourAt(rgb: Buffer, pixel: number): number {
  return rgb.readUIntBE(pixel * 3, 3);
}

interface Palette {
  readonly colours: readonly number[];
  /** Every colour of the picture → its place. */
  readonly of: ReadonlyMap<number, number>;
}

/**
 * At most 256 colours. The commonest, the flat fills, stay as they are; a rare one, the edge of a letter, goes to a near
 * common one. Null: 256 are not enough for that.
 */
function paletteOf({ width, height, rgb }: Picture): Palette | null {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(rgb, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours: number[] = [];
  const of = new Map<number, number>();
  for (const [colour, count] of [...counts].sort(([a, often], [b, seldom]) => seldom - often || a - b)) {
    const by = count >= width * height * FLAT ? ROUNDING.flat : ROUNDING.edge;
    const at = colours.findIndex((other) => near(colour, other, by));
    of.set(colour, at < 0 ? colours.push(colour) - 1 : at);
    if (colours.length > 256) return null;
  }
  return { colours, of };
}

function unfilteredRows(bytes: Buffer, stride: number, height: number): Buffer {
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) bytes.copy(rows, y * (stride + 1) + 1, y * stride, (y + 1) * stride);
  return rows;
}

function assemble({ width, height }: Picture, kind: number, stride: number, bytes: Buffer, more: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, kind, 0, 0, 0], 8);
  const data = deflateSync(unfilteredRows(bytes, stride, height), { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), ...more, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

export interface Written {
  readonly file: Buffer;
  /** What a reader of the file gets back: the picture with the colours of its palette. */
  readonly picture: Picture;
}

/**
 * Writes with a palette where 256 colours are enough, else every pixel in full.
 * @param fingerprint kept in the file beside the picture, see `fingerprintOf`
 */
export function encodePng(picture: Picture, fingerprint = ''): Written {
  const note = fingerprint === '' ? [] : [chunk('tEXt', Buffer.from(`${FINGERPRINT}\0${fingerprint}`, 'latin1'))];
  const palette = paletteOf(picture);
  if (palette === null) return { file: assemble(picture, RGB, picture.width * 3, picture.rgb, note), picture };
  const indices = Buffer.alloc(picture.width * picture.height);
  const rgb = Buffer.alloc(indices.length * 3);
  for (let pixel = 0; pixel < indices.length; pixel += 1) {
    const at = palette.of.get(colourAt(picture.rgb, pixel)) ?? 0;
    indices[pixel] = at;
    rgb.writeUIntBE(palette.colours[at] ?? 0, pixel * 3, 3);
  }
  const colours = Buffer.from(palette.colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return {
    file: assemble(picture, PALETTE, picture.width, indices, [chunk('PLTE', colours), ...note]),
    picture: { ...picture, rgb },
  };
}

const FINGERPRINT = 'Fingerprint';

/** The fingerprint that was kept in the file, or null: the same screenshot is known without reading a pixel. */
export function fingerprintIn(file: Buffer): string | null {
  const note = chunksOf(file).find(
    ({ type, data }) => type === 'tEXt' && data.toString('latin1').startsWith(FINGERPRINT),
  );
  return note === undefined ? null : note.data.toString('latin1', FINGERPRINT.length + 1);
}

/** Of a screenshot as the runtime wrote it. */
export function fingerprintOf(screenshot: Buffer): string {
  return createHash('sha256').update(screenshot).digest('hex');
}
