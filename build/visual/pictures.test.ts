/** What the visual tests stand on: a picture survives the file, and a change that means something is seen. */
import { describe, expect, it } from 'vitest';
import { compare, differencePicture, FORGIVEN_PIXELS } from './compare.ts';
import { sheetOf } from './sheet.ts';
import { decodePng, encodePng, fingerprintIn, fingerprintOf, type Picture } from './png.ts';

function picture(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rgb.set(colour(x, y), (y * width + x) * 3);
  return { width, height, rgb };
}
const flat = (value: number) => picture(20, 10, () => [value, value, value]);
/** So many pixels of another colour at the start of the first row. */
const spotted = (pixels: number, by: number) =>
  picture(20, 10, (x, y) => (y === 0 && x < pixels ? [200 - by, 200, 200] : [200, 200, 200]));

describe('a picture in a file', () => {
  it('comes back exactly when it has few colours', () => {
    const drawn = picture(37, 11, (x, y) => [(x % 16) * 12, y * 12, 201]);
    expect(decodePng(encodePng(drawn).file)).toEqual(drawn);
  });

  it('comes back as the writer says it will, with every flat fill in its own colour', () => {
    const text = picture(200, 100, (x, y) =>
      x < 150 ? [255, 255, 255] : y > 50 ? [0xdc, 0xef, 0xf1] : [0xe0, 0xf1, y],
    );
    const { file, picture: written } = encodePng(text);
    expect(decodePng(file)).toEqual(written);
    expect([...written.rgb.subarray(199 * 3)].slice(-3)).toEqual([0xdc, 0xef, 0xf1]);
  });

  it('is written in full when 256 colours are not enough', () => {
    const drawn = picture(256, 64, (x, y) => [x, y * 4, (x * 7 + y * 13) & 255]);
    expect(decodePng(encodePng(drawn).file)).toEqual(drawn);
  });

  it('carries the fingerprint of the screenshot it was made from', () => {
    const print = fingerprintOf(Buffer.from('a screenshot'));
    expect(fingerprintIn(encodePng(flat(9), print).file)).toBe(print);
    expect(fingerprintIn(encodePng(flat(9)).file)).toBe(null);
  });

  it('is refused when it is something else', () => {
    expect(() => decodePng(Buffer.from('GIF89a, and more of it'))).toThrow('no PNG');
  });
});

describe('the comparison', () => {
  it('sees a change of the size of a decimal point and not the last bits of a blend', () => {
    expect(compare(spotted(0, 0), spotted(FORGIVEN_PIXELS + 1, 60)).same).toBe(false);
    expect(compare(spotted(0, 0), spotted(FORGIVEN_PIXELS, 60)).same).toBe(true);
    expect(compare(spotted(0, 0), spotted(20, 2)).same).toBe(true);
  });

  it('sees one soft tint of the tokens in the place of another', () => {
    const ok = encodePng(picture(20, 10, () => [0xe0, 0xf1, 0xe9])).picture;
    const accent = encodePng(picture(20, 10, () => [0xdc, 0xef, 0xf1])).picture;
    expect(compare(ok, accent)).toEqual({ differing: 200, same: false });
  });

  it('never takes pictures of two sizes for the same', () => {
    expect(
      compare(
        flat(1),
        picture(20, 11, () => [1, 1, 1]),
      ),
    ).toEqual({ differing: null, same: false });
  });

  it('shows where, in one loud colour on the faded picture', () => {
    const difference = differencePicture(spotted(0, 0), spotted(5, 60));
    expect([...difference.rgb.subarray(0, 3)]).toEqual([220, 0, 120]);
    expect(difference.rgb[6 * 3]).toBeGreaterThan(200);
  });
});

describe('the sheet', () => {
  it('shows before, after and difference of a change, and a new picture alone', () => {
    const sheet = sheetOf([
      { name: 'marks-night', isNew: false },
      { name: 'plots-light', isNew: true },
    ]);
    expect(sheet.match(/src="[^"]+"/g)).toEqual([
      'src="marks-night.before.png"',
      'src="marks-night.after.png"',
      'src="marks-night.difference.png"',
      'src="plots-light.after.png"',
    ]);
  });
});
