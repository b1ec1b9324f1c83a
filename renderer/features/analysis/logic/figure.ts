/** The picture of what is on the screen: the forest plot of the view, or the funnel. */
import type { Figure } from '../../../charts/figure-shapes.ts';
import { forestFigure, type FigureParts, type FigureSize } from './forest-figure.ts';
import { funnelFigure } from './funnel-figure.ts';

/** A picture that leaves the app is drawn in whatever face the other program has: its letters may be wide. */
export const PICTURE: FigureSize = { width: 880, height: 1200, letter: 6.7, withWords: true };

export function figureOf(parts: FigureParts, size: FigureSize): Figure {
  const funnel = parts.choice.view === 'funnel' ? funnelFigure(parts, size) : null;
  return funnel ?? forestFigure(parts, size);
}
