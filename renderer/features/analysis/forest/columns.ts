/**
 * Which columns the forest table has: they follow from the view, the data and the diamonds that are drawn. On a narrow
 * window arms and weights stand in the table view and in the sentence of each row; in a close card the weights alone.
 */
import type { Choice } from '../logic/choice.ts';
import type { ForestLine } from '../logic/forest-line.ts';

export interface ForestColumns {
  readonly ticks: boolean;
  readonly arms: boolean;
  readonly second: boolean;
  readonly fixedWeight: boolean;
  readonly randomWeight: boolean;
}

const known = new Map<string, ForestColumns>();

/** The same object for the same columns, so that no row is drawn again where they have not changed. */
export function columnsOf(
  choice: Pick<Choice, 'view' | 'diamonds'>,
  lines: readonly ForestLine[],
  room: { readonly narrow: boolean; readonly close: boolean },
): ForestColumns {
  const { narrow } = room;
  const weightless = narrow || room.close;
  const studies = choice.view === 'studies' && lines.some((line) => line.member !== null);
  const weighed = lines.some((line) => line.weights.fixed !== null || line.weights.random !== null);
  const columns: ForestColumns = {
    ticks: studies,
    arms: !narrow && studies && lines.some((line) => line.arms !== null),
    second: !narrow && !studies && choice.diamonds === 'both' && lines.some((line) => line.second !== null),
    fixedWeight: !weightless && studies && weighed && choice.diamonds !== 'random',
    randomWeight: !weightless && studies && weighed && choice.diamonds !== 'fixed',
  };
  const key = Object.values(columns).join();
  const same = known.get(key) ?? columns;
  known.set(key, same);
  return same;
}

/** Columns before the plot: a name with nothing beside it may take the room of all of them. */
export function beforePlot({ ticks, arms }: ForestColumns): number {
  return 1 + (ticks ? 1 : 0) + (arms ? 2 : 0);
}

export function afterPlot({ second, fixedWeight, randomWeight }: ForestColumns): number {
  return 1 + [second, fixedWeight, randomWeight].filter(Boolean).length;
}
