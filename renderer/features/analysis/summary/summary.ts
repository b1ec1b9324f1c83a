/** An analysis in short, for the page of its condition: as the record has it. */
import { isRandom } from '#domain/pooling/forest-rows.ts';
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { summaryWords } from '../../../messages/analysis-summary.ts';
import { runAll, runPool } from '../logic/bench-run.ts';
import { peopleSentence, readingOf } from '../logic/analysis-words.ts';
import { firstChoice, modelsOf, type Choice } from '../logic/choice.ts';
import type { ForestLine } from '../logic/forest-line.ts';
import { extentsOf, forestLines, scaleOf } from '../logic/forest-lines.ts';
import { lowerFirst } from '../logic/words.ts';
import type { Extents } from '../../../charts/forest-plot.ts';

export interface Summary {
  readonly lines: readonly ForestLine[];
  readonly extents: Extents;
  readonly scale: 'log' | 'linear';
  /** What the sum says, in a few words. Only what counts as evidence says anything; the rest carries its first warning. */
  readonly said: readonly string[];
  /** The trial to leave out to see the sum move: only where the models disagree. */
  readonly decides: string | null;
}

export function summaryOf(resolved: ResolvedAnalysis): Summary {
  const choice = firstChoice(resolved);
  const { result } = runPool(resolved, choice);
  const all = runAll(resolved, choice.measure);
  const drawn = forestLines(resolved, choice, result, all);
  /** The small form has no room for where a new trial would lie. */
  const lines = drawn.lines.filter((line) => line.row.kind !== 'prediction');
  const disagree = result?.notes.some((note) => note.code === 'models-disagree') ?? false;
  const heaviest = [...(result?.studies ?? [])].sort((a, b) => b.weights.fixed - a.weights.fixed)[0];
  return {
    lines,
    extents: extentsOf(lines, all, choice.view),
    scale: scaleOf(choice.measure),
    said: saidOf(resolved, result, choice),
    decides: disagree && heaviest !== undefined ? heaviest.id : null,
  };
}

/** In people, by the model that the record names: the other one has its place on the analysis itself. */
function saidOf(resolved: ResolvedAnalysis, result: OkPool | null, choice: Choice): string[] {
  const { standing, shown, warnings } = resolved.analysis;
  if (standing !== 'evidence') return warnings.slice(0, 1);
  const named = modelsOf(choice, shown).shown;
  const people = peopleSentence(resolved, result, named);
  return [
    readingOf(resolved, result, choice).title,
    ...(people === null
      ? []
      : [summaryWords.byModel(plotWords.models[isRandom(named.model) ? 'random' : 'fixed'], lowerFirst(people))]),
  ];
}
