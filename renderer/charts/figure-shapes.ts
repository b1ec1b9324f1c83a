/** A picture as plain shapes: written out as one SVG file for copying, or drawn on paper by `FigureShapes.svelte`. */
import { round } from './forest-plot.ts';

export interface Shape {
  readonly tag: 'line' | 'rect' | 'circle' | 'polygon' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

/** Shapes that belong together; `label` is what they say. */
export interface ShapeGroup {
  readonly label: string | null;
  readonly shapes: readonly Shape[];
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly groups: readonly ShapeGroup[];
}

/** Black on white: the same file serves a slide, a fax and a copier. Short names keep a copied file small. */
export const figureStyles = [
  "text{font:11.4px 'Atkinson Hyperlegible Next','Segoe UI','DejaVu Sans',sans-serif;fill:#000;white-space:pre}",
  '.b{font-weight:600}.t{font-size:14px;font-weight:600}.e{text-anchor:end}.m{text-anchor:middle}',
  '.l{stroke:#000;stroke-width:1.2}.d{stroke:#000;stroke-dasharray:4 3}.x{stroke:#000;stroke-dasharray:1 3}.h{stroke:#000;stroke-width:.6}',
  '.f{fill:#000}.k{fill:#000;stroke:#000;stroke-width:1.6;stroke-linejoin:round}.o{fill:#fff;stroke:#000;stroke-width:1.6}.p{fill:#ddd;stroke:#000}.r{fill:#eee;stroke:#000;stroke-dasharray:4 3}',
].join('');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function element({ tag, attributes, text }: Shape): string {
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? round(value) : escaped(value)}"`)
    .join('');
  return text === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${escaped(text)}</${tag}>`;
}

/** One SVG file, complete in itself; each row carries its sentence as its title. */
export function svgText({ width, height, title, groups }: Figure): string {
  const body = groups
    .map(({ label, shapes }) => {
      const inside = shapes.map(element).join('');
      return label === null ? inside : `<g><title>${escaped(label)}</title>${inside}</g>`;
    })
    .join('\n');
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escaped(title)}</title><style>${figureStyles}</style><rect width="100%" height="100%" fill="#fff"/>\n${body}\n</svg>\n`;
}

/** Words broken into lines no wider than `width`, with letters of a mean width. */
export function wrapped(text: string, width: number, letter: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && letter * (last.length + 1 + word.length) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function textShape(x: number, y: number, text: string, style = ''): Shape {
  return { tag: 'text', attributes: { x, y, ...(style === '' ? {} : { class: style }) }, text };
}

export function lineShape(x1: number, y1: number, x2: number, y2: number, style = 'l'): Shape {
  return { tag: 'line', attributes: { x1, y1, x2, y2, class: style } };
}
