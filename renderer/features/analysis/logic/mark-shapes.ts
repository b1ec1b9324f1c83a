/** The mark of one row as shapes. The same silhouettes as on the screen: see `charts/ForestMark.svelte`. */
import type { IntervalMark, PlacedRow } from '#domain/pooling/forest-geometry.ts';
import { lineShape, type Shape } from '../../../charts/figure-shapes.ts';
import { pointsText } from '../../../charts/forest-plot.ts';

function intervalShapes(line: IntervalMark | null, y: number, style: string): Shape[] {
  if (line === null) return [];
  const heads = [line.arrowLow, line.arrowHigh].filter((end) => end !== null);
  return [
    lineShape(line.x1, y, line.x2, y, style),
    ...heads.map((points): Shape => ({ tag: 'polygon', attributes: { class: 'f', points: pointsText(points) } })),
  ];
}

export function markShapes({ mark, y }: PlacedRow, model: 'fixed' | 'random' | null): Shape[] {
  switch (mark.kind) {
    case 'study': {
      const line = intervalShapes(mark.line, y, mark.included ? 'l' : 'x');
      if (mark.square === null) return line;
      const { x, y: top, side } = mark.square;
      return [
        ...line,
        { tag: 'rect', attributes: { x, y: top, width: side, height: side, class: mark.included ? 'f' : 'o' } },
      ];
    }
    case 'step':
      return [
        ...intervalShapes(mark.line, y, 'l'),
        ...(mark.dot === null
          ? []
          : [{ tag: 'circle' as const, attributes: { cx: mark.dot[0], cy: mark.dot[1], r: 3.4, class: 'f' } }]),
      ];
    case 'diamond':
    case 'published': {
      const style = mark.kind === 'published' ? 'p' : model === 'random' ? 'o' : 'k';
      return mark.points.length === 0
        ? []
        : [{ tag: 'polygon', attributes: { class: style, points: pointsText(mark.points) } }];
    }
    case 'prediction': {
      const { line } = mark;
      const ends =
        line === null
          ? []
          : [
              ...(line.arrowLow === null ? [lineShape(line.x1, y - 4, line.x1, y + 4)] : []),
              ...(line.arrowHigh === null ? [lineShape(line.x2, y - 4, line.x2, y + 4)] : []),
            ];
      return [...intervalShapes(line, y, 'd'), ...ends];
    }
    case 'none':
      return [];
  }
}
