/**
 * A pump chart is the calculator, row by row. Hazards H-CHART-1 (a figure where a stop stands), H-CHART-2 (a row that
 * differs from the calculator), H-CHART-3 (one patient's entries or answers on everybody's chart), H-CHART-4 (rows from
 * different bags), H-CHART-5 (a warning that is lost on paper).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backCheck, backCheckInput } from '../back-check.ts';
import { everyText, stamp, withLimits } from '../fixtures.ts';
import { zuspan } from '../golden-orders.ts';
import { goldenStore, limitRecord } from '../golden-store.ts';
import { calculate } from '../calculate.ts';
import { order, type OrderInput } from '../order.ts';
import { chartOrder, pumpChartOf } from './chart.ts';
import { mostChartRows, pumpChart, pumpChartAsked, type ChartOver, type PumpChart } from './records.ts';

const base: OrderInput = {
  regimen: 'zuspan',
  choice: { loadingG: '4', loadingMin: '20', bagG: '20', bagMl: '500' },
  product: 'us-vial-50-10ml',
  diluentMl: '92',
};
const childOrder: OrderInput = {
  regimen: 'paed-asthma-perth',
  choice: { loadingMin: '20' },
  product: 'au-dbl-493-5ml',
  diluentMl: '50',
};

function asked(over: ChartOver, [from, to, step]: readonly [string, string, string], input: OrderInput = base) {
  return pumpChartAsked.parse({ order: input, over, from, to, step });
}

function chart(over: ChartOver, range: readonly [string, string, string], input: OrderInput = base): PumpChart {
  const result = pumpChartOf(asked(over, range, input), goldenStore, stamp);
  if (result.status === 'refused') throw new Error(result.text);
  return pumpChart.parse(result.chart);
}

function refusal(over: ChartOver, range: readonly [string, string, string], input: OrderInput = base) {
  const result = pumpChartOf(asked(over, range, input), goldenStore, stamp);
  if (result.status === 'ok') throw new Error('a chart was made');
  return result;
}

const maintenance = ['0.5', '4', '0.5'] as const;

describe('rows', () => {
  it('show exactly what the calculator gives for the same order', () => {
    for (const row of chart('maintenanceGPerH', maintenance).rows) {
      const result = calculate(chartOrder(order.parse(base), 'maintenanceGPerH', row.value), goldenStore, stamp);
      const phases = result.phases.flatMap((phase) => (phase.kind === 'rate-change' ? [] : [phase]));
      expect(row.cells.map(({ rateMlPerH, dose }) => ({ rateMlPerH, dose }))).toEqual(
        phases.map(({ rateMlPerH, dose }) => ({ rateMlPerH, dose })),
      );
    }
  });

  it('turn back into their dose when the pump is read by the back-check', () => {
    const rows = chart('maintenanceGPerH', maintenance).rows.filter(({ withheld }) => withheld === null);
    expect(rows.map(({ value }) => value)).toEqual(['0.5', '1', '1.5']);
    for (const row of rows) {
      const read = backCheck(
        backCheckInput.parse({ bagG: '20', bagMl: '500', rateMlPerH: row.cells[1]?.rateMlPerH ?? null }),
        goldenStore,
      );
      expect(read.gPerH).toBe(row.value);
    }
  });

  it('with a hard limit passed hold words and not one figure', () => {
    const { rows, notes } = chart('maintenanceGPerH', maintenance);
    const stopped = rows.filter(({ withheld }) => withheld === 'stop');
    expect(stopped.map(({ value }) => value)).toEqual(['2', '2.5', '3', '3.5', '4']);
    for (const row of stopped) {
      expect(row.cells).toEqual([]);
      const kinds = notes.filter(({ letter }) => row.notes.includes(letter)).map(({ kind }) => kind);
      expect(kinds.length).toBeGreaterThan(0);
      expect(new Set(kinds)).toEqual(new Set(['stop']));
    }
  });

  it('with a soft limit passed carry a mark in the column it belongs to, and the note says why', () => {
    const { rows, notes } = chart('maintenanceGPerH', ['1', '1.5', '0.5']);
    const fast = notes.find(({ text }) => text.startsWith('200 mg per min'.replaceAll(' ', '\u00a0')));
    expect(fast).toMatchObject({ kind: 'ask', rows: ['1', '1.5'] });
    for (const row of rows) expect(row.cells[0]?.notes).toContain(fast?.letter);
    expect(rows[0]?.cells[1]?.notes).toEqual([]);
    expect(rows[1]?.cells[1]?.notes).toHaveLength(1);
  });

  it('say a cap with what it was capped from', () => {
    const { rows, notes } = chart('weightKg', ['30', '60', '10'], childOrder);
    const cap = notes.find(({ kind }) => kind === 'capped');
    expect(cap?.rows).toEqual(['50', '60']);
    expect(cap?.text).toMatch(/^Capped from 10\smmol to 8\smmol because/);
    expect(rows[3]?.cells[0]?.dose.mmol).toBe('8');
  });

  it('of an unusual weight have no result and say so', () => {
    const { rows, notes } = chart('weightKg', ['150', '250', '50'], {
      ...base,
      regimen: 'crps1-collins-fischer',
      choice: {},
    });
    expect(rows.map(({ withheld }) => withheld)).toContain('no-result');
    expect(notes.find(({ kind }) => kind === 'no-result')?.text).toMatch(/250\skg is unusual/);
  });
});

describe('a chart knows no patient', () => {
  const withPatient: OrderInput = {
    ...zuspan,
    choice: { ...zuspan.choice, bagG: '20', bagMl: '500' },
    confirmations: [{ check: 'rate-iv-general', reason: 'It was measured or asked again and is right', text: 'bay 2' }],
  };

  it('what was entered about one, and every answer, is left out', () => {
    expect(chart('maintenanceGPerH', ['1', '1.5', '0.5'], withPatient).rows).toEqual(
      chart('maintenanceGPerH', ['1', '1.5', '0.5'], { ...base, patient: { weightKg: '70', pregnant: true } }).rows,
    );
    const one = chartOrder(order.parse(withPatient), 'maintenanceGPerH', '1');
    expect(one.confirmations).toEqual([]);
    expect(one.patient).toMatchObject({ ageYears: null, sex: null, creatinineUmolPerL: null, weightKg: '70' });
    expect(one.startAt).toBeNull();
  });

  it('names what it cannot know and the limits the rows were held against, with their documents', () => {
    const { notKnown, limits } = chart('maintenanceGPerH', maintenance);
    expect(notKnown).toEqual(expect.arrayContaining(['heart block', 'knee jerk', 'kidney function']));
    expect(limits).toContainEqual({
      text: 'Dose: more than 6\u00a0g',
      tier: 'hard',
      source: 'Golden set',
    });
    expect(limits.map(({ text }) => text).join(' ')).not.toMatch(/Unit of the dose/);
  });
});

describe('no chart', () => {
  it.each([
    ['from', ['', '2', '1'], /nothing is keyed/],
    ['from', ['0', '2', '1'], /above zero/],
    ['to', ['2', '1', '1'], /below the first/],
    ['to', ['1', '2,5', '1'], /comma/],
    ['step', ['1', '2', '0'], /step of zero/],
    ['step', ['1', '2', '0.3'], /end at 1\.9\sg per hour, not at 2\sg per hour/u],
    ['step', ['0.1', '3', '0.1'], /30 rows.*at most 14/],
  ] as const)('when %s is wrong: %j', (field, range, text) => {
    const result = refusal('maintenanceGPerH', range);
    expect(result.field).toBe(field);
    expect(result.text.replaceAll('\u00a0', ' ')).toMatch(text);
  });

  it('when every row would be the same', () => {
    expect(refusal('weightKg', ['50', '90', '10'])).toMatchObject({ field: 'over' });
  });

  it('when the bag would change its strength from row to row', () => {
    const result = refusal('weightKg', ['50', '80', '10'], {
      regimen: 'periop-olgun',
      choice: { loadingMin: '15' },
      product: 'us-vial-50-10ml',
      diluentMl: '90',
    });
    expect(result.text).toMatch(/strength of the maintenance bag would change/);
  });

  it('by a weight that needs one patient, without a pump, or where no row has a result', () => {
    expect(refusal('weightKg', ['50', '80', '10'], { ...base, patient: { weightBasis: 'ideal' } }).text).toMatch(
      /height of one patient/,
    );
    expect(refusal('maintenanceGPerH', ['5', '9', '1']).text).toMatch(/^No row has a result\. .*passes/);
    expect(refusal('maintenanceGPerH', ['1', '2', '1'], { ...base, product: null }).text).toMatch(/cupboard/);
  });

  it('when a record of the store does not agree with itself', () => {
    const broken = {
      ...goldenStore,
      products: goldenStore.products.map((item) => (item.id === 'us-vial-50-10ml' ? { ...item, percent: '5' } : item)),
    };
    expect(pumpChartOf(asked('maintenanceGPerH', maintenance), broken, stamp).status).toBe('refused');
  });
});

describe('any chart', () => {
  it('never has more rows than a page holds, a figure in a withheld row, or a note without its row', () => {
    const value = fc.integer({ min: 1, max: 80 }).map((tenths) => String(tenths / 10));
    fc.assert(
      fc.property(value, value, value, (from, to, step) => {
        const result = pumpChartOf(asked('maintenanceGPerH', [from, to, step]), goldenStore, stamp);
        if (result.status === 'refused') {
          expect(result.text).not.toBe('');
          return;
        }
        const { rows, notes } = result.chart;
        expect(rows.length).toBeLessThanOrEqual(mostChartRows);
        for (const row of rows) {
          expect(row.cells.length === 0).toBe(row.withheld !== null);
          for (const letter of [...row.notes, ...row.cells.flatMap((cell) => cell.notes)])
            expect(notes.find((note) => note.letter === letter)?.rows).toContain(row.value);
        }
        expect(everyText(result.chart).join(' ')).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 60 },
    );
  });

  it('marks a limit that is only a proposal', () => {
    const store = withLimits(
      goldenStore.limits.map((one) =>
        one.id === 'maint-hard'
          ? limitRecord(
              'maint-hard',
              'rate-g-per-h',
              '>',
              '3',
              'g per hour',
              'hard',
              { phases: ['maintenance'] },
              { proposal: true },
            )
          : one,
      ),
    );
    const result = pumpChartOf(asked('maintenanceGPerH', maintenance), store, stamp);
    expect(result.status === 'ok' && result.chart.notes.some(({ proposal }) => proposal)).toBe(true);
  });
});
