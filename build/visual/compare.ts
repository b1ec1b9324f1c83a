/** Two pictures of the same place: how many pixels differ to the eye, and a third picture that shows where. */
import type { Picture } from './png.ts';

/** A channel may be off by this much before a pixel counts: the last bit of a blend, which no eye sees. */
const FORGIVEN = 2;
/** So many pixels may differ: less than the smallest mark that means something, a decimal point at 13 px. */
export const FORGIVEN_PIXELS = 3;

export interface Comparison {
  /** Null: the pictures have different sizes. */
  readonly differing: number | null;
  readonly same: boolean;
}

function differs(before: Picture, after: Picture, at: number): boolean {
  return [0, 1, 2].some((channel) => {
    return Math.abs((before.rgb[at + channel] ?? 0) - (after.rgb[at + channel] ?? 0)) > FORGIVEN;
  });
}

export function compare(before: Picture, after: Picture): Comparison {
  if (before.width !== after.width || before.height !== after.height) return { differing: null, same: false };
  let differing = 0;
  for (let at = 0; at < before.rgb.length; at += 3) if (differs(before, after, at)) differing += 1;
  return { differing, same: differing <= FORGIVEN_PIXELS };
}

function pixelOf({ width, height, rgb }: Picture, x: number, y: number): readonly [number, number, number] | null {
  if (x >= width || y >= height) return null;
  const at = (y * width + x) * 3;
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
}

const CHANGED = [220, 0, 120] as const;

/** The new picture, faded, with every pixel that differs or exists on one side only in one loud colour. */
export function differencePicture(before: Picture, after: Picture): Picture {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const rgb = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [old, now] = [pixelOf(before, x, y), pixelOf(after, x, y)];
      const changed =
        old === null || now === null || old.some((value, channel) => Math.abs(value - (now[channel] ?? 0)) > FORGIVEN);
      const shown = changed ? CHANGED : now.map((value) => 255 - ((255 - value) >> 2));
      rgb.set(shown, (y * width + x) * 3);
    }
  return { width, height, rgb };
}
