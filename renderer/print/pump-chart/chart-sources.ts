/** The sources of a chart's notes and limits, each once and numbered where it is first met. */
import type { PumpChart } from '#domain/dosing/pump-chart/records.ts';

export interface ChartSources {
  readonly list: readonly { readonly number: number; readonly title: string }[];
  readonly numberOf: (source: string) => number | null;
}

export function chartSources(chart: PumpChart): ChartSources {
  const titles = [...new Set([...chart.notes, ...chart.limits].map(({ source }) => source))].filter(
    (title) => title !== '',
  );
  const numbers = new Map(titles.map((title, index) => [title, index + 1]));
  return {
    list: titles.map((title, index) => ({ number: index + 1, title })),
    numberOf: (source) => numbers.get(source) ?? null,
  };
}
