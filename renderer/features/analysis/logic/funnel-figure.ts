/** The funnel plot as one picture with its words. Black on white, like the forest plot. */
import { fitOf } from '#domain/pooling/forest-rows.ts';
import { funnelPlot } from '../../../charts/funnel-plot.ts';
import { lineShape, textShape, wrapped, type Figure, type Shape } from '../../../charts/figure-shapes.ts';
import { pointsText } from '../../../charts/forest-plot.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { fixedModel } from './choice.ts';
import type { FigureParts, FigureSize } from './forest-figure.ts';
import { eggerWords, pointSentence } from './funnel-words.ts';
import { limitOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

export function funnelFigure(
  { resolved, choice, result }: FigureParts,
  size: Pick<FigureSize, 'width' | 'withWords' | 'letter'>,
): Figure | null {
  if (result === null) return null;
  const fit = [fitOf(result, fixedModel(choice)), result.fixed].find((one) => one.status === 'ok');
  if (fit?.status !== 'ok') return null;
  const top = size.withWords ? 36 : 8;
  const frame = { left: 58, right: size.width - 14, top, bottom: top + 330 };
  const plot = funnelPlot(result, fit.estimate, frame);
  const words = eggerWords(result, resolved.analysis).flatMap((text) => wrapped(text, size.width - 16, size.letter));
  const tick = (value: number) => limitOf(value, Number.NaN);
  const upright = (x: number | null, style: string) =>
    x === null ? [] : [lineShape(x, frame.top, x, frame.bottom, style)];
  const background: Shape[] = [
    ...(size.withWords ? [textShape(8, 20, resolved.analysis.title, 't')] : []),
    { tag: 'polygon', attributes: { class: 'r', points: pointsText(plot.region) } },
    ...upright(plot.noDifference, 'h'),
    ...upright(plot.centre, 'l'),
    ...(plot.egger === null ? [] : [lineShape(...plot.egger[0], ...plot.egger[1], 'd')]),
    lineShape(frame.left, frame.top, frame.left, frame.bottom),
    lineShape(frame.left, frame.bottom, frame.right, frame.bottom),
    ...plot.xTicks.flatMap(({ value, at }) => [
      lineShape(at, frame.bottom, at, frame.bottom + 4),
      textShape(at, frame.bottom + 17, tick(value), 'm'),
    ]),
    ...plot.yTicks.flatMap(({ value, at }) => [
      lineShape(frame.left - 4, at, frame.left, at),
      textShape(frame.left - 7, at + 4, tick(value), 'e'),
    ]),
    textShape(
      (frame.left + frame.right) / 2,
      frame.bottom + 34,
      plotWords.picture.funnelAxis(MEASURE_WORDS[choice.measure]),
      'm',
    ),
  ];
  const points = plot.points.map(({ id, x, y, outside }) => ({
    label: pointSentence(result, id, outside),
    shapes: [{ tag: 'circle' as const, attributes: { cx: x, cy: y, r: 4, class: outside ? 'o' : 'f' } }],
  }));
  const notes = words.map((text, index) => textShape(8, frame.bottom + 56 + 14 * index, text));
  return {
    width: size.width,
    height: frame.bottom + 62 + 14 * words.length,
    title: resolved.analysis.title,
    groups: [{ label: null, shapes: background }, ...points, { label: null, shapes: notes }],
  };
}
