/**
 * The parts of a pump chart one by one: its letters, what is held and not known, its rows, and why there is none. Hazards
 * H-CHART-1 (a figure where a stop stands), H-CHART-4 (rows from different bags), H-CHART-5 (a warning that is lost on paper).
 */
import { describe, expect, it } from 'vitest';
import { run, stamp, withLimits } from '../fixtures.ts';
import { zuspan } from '../golden-orders.ts';
import { amount, goldenStore, limitRecord, phaseRecord, regimenRecord } from '../golden-store.ts';
import type { Calculation, Check, OrderInput } from '../order.ts';
import { order } from '../order.ts';
import type { Limit, Regimen } from '../records.ts';
import type { DosingStore } from '../setting.ts';
import { chartOrder, pumpChartOf } from './chart.ts';
import { documentOf, limitsHeld, notKnownOf, remarksOf } from './context.ts';
import { noteBook } from './notes.ts';
import { pumpChart, pumpChartAsked, type ChartOver, type PumpChart } from './records.ts';
import { axisOf, rowValues } from './values.ts';

const span = (low: string, high = low) => ({ low, high });
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const worked = run(zuspan);
const [anyCheck] = worked.checks;

function check(id: string, more: Partial<Check> = {}): Check {
  if (anyCheck === undefined) throw new Error('no check');
  return { ...anyCheck, id, tier: 'soft', value: 'problem', text: `${id}.`, places: [], source: 'A record', ...more };
}

const withChecks = (...checks: Check[]): Calculation => ({ ...worked, checks });

function ask(
  over: ChartOver,
  [from, to, step]: readonly [string, string, string],
  input: OrderInput,
  store: DosingStore = goldenStore,
) {
  return pumpChartOf(pumpChartAsked.parse({ order: input, over, from, to, step }), store, stamp);
}

function chart(...args: Parameters<typeof ask>): PumpChart {
  const result = ask(...args);
  if (result.status === 'refused') throw new Error(result.text);
  return pumpChart.parse(result.chart);
}

function refusal(...args: Parameters<typeof ask>): string {
  const result = ask(...args);
  return result.status === 'ok' ? 'a chart was made' : `${result.field}: ${plain(result.text)}`;
}

function storeWith(id: string, fields: Partial<Regimen>, limits: readonly Limit[] = []): DosingStore {
  return { ...withLimits(limits), regimens: [...goldenStore.regimens, regimenRecord(id, fields)] };
}

const load = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });
const perKg = phaseRecord({ amount: amount('mg', '50', '50', true), overMin: span('20') });
const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
const vial = { product: 'us-vial-50-10ml', diluentMl: '92', patient: { ageYears: '40' } } as const;

describe('the letters of the notes', () => {
  it('one reason has one letter, with every row it holds for, each once', () => {
    const book = noteBook();
    const soft = check('fast', { phase: 'Loading dose' });
    expect([book.check('ask', soft, '1'), book.check('ask', soft, '2'), book.check('ask', soft, '2')]).toEqual([
      'A',
      'A',
      'A',
    ]);
    expect(book.all()).toEqual([
      { letter: 'A', kind: 'ask', text: 'fast.', source: 'A record', proposal: false, rows: ['1', '2'] },
    ]);
  });

  it('another kind, another phase and a check of the whole order are other reasons', () => {
    const book = noteBook();
    const letters = [
      book.check('ask', check('fast', { phase: 'Loading dose' }), '1'),
      book.check('stop', check('fast', { phase: 'Loading dose' }), '1'),
      book.check('ask', check('fast', { phase: 'Maintenance' }), '1'),
      book.check('ask', check('fast', { phase: null }), '1'),
    ];
    expect(letters).toEqual(['A', 'B', 'C', 'D']);
    // The key of a whole-order check must not be that of a phase with any name.
    expect(book.check('ask', check('fast', { phase: '' }), '1')).toBe('D');
  });

  it('an entry and a cap say what they are, and are no proposals', () => {
    const book = noteBook();
    const weight = { field: 'patient.weightKg', kind: 'unusual', keyed: '250', text: 'It is unusual.' } as never;
    const age = { field: 'patient.ageYears', kind: 'unusual', keyed: '1', text: 'So is this.' } as never;
    expect([book.entry(weight, '250'), book.entry(age, '250'), book.entry(weight, '300')]).toEqual(['A', 'B', 'A']);
    const capped = (to: string) => ({ from: '10', to, unit: 'mmol', because: 'the regimen says so' }) as const;
    expect([book.capped(capped('8'), '50'), book.capped(capped('9'), '50'), book.capped(capped('8'), '60')]).toEqual([
      'C',
      'D',
      'C',
    ]);
    const [entry, , cap] = book.all();
    expect(entry).toEqual({
      letter: 'A',
      kind: 'no-result',
      text: 'It is unusual.',
      source: '',
      proposal: false,
      rows: ['250', '300'],
    });
    expect({ ...cap, text: plain(cap?.text ?? '') }).toEqual({
      letter: 'C',
      kind: 'capped',
      text: 'Capped from 10 mmol to 8 mmol because the regimen says so.',
      source: '',
      proposal: false,
      rows: ['50', '60'],
    });
  });

  it('go on after Z, and no letter ever stands for two reasons', () => {
    const book = noteBook();
    const letters = Array.from({ length: 80 }, (_unused, index) => book.check('ask', check(`c${String(index)}`), '1'));
    expect([letters[0], letters[1], letters[25], letters[26], letters[27], letters[51], letters[52]]).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
    ]);
    expect(new Set(letters).size).toBe(80);
  });
});

describe('what stands below the rows', () => {
  const hard = limitRecord('dose', 'dose-g', '>', '6', 'g', 'hard');
  const info = limitRecord('told', 'dose-g', '>', '5', 'g', 'info');
  const slip = limitRecord('slip', 'unit-slip', '>', '5', 'g', 'hard');
  const urine = limitRecord('urine', 'urine-ml-per-h', '<', '25', 'mL per hour', 'hard');
  const block = limitRecord('block', 'flag', '=', '1', 'present', 'hard', {}, { flag: 'heart-block' });
  const renal = limitRecord(
    'renal',
    'total-48h-g',
    '>',
    '20',
    'g in 48 hours',
    'hard',
    {},
    { when: 'renal-impairment' },
  );
  const limits = [hard, info, slip, urine, block, renal];

  it('names the limits that were decided, by their document, and neither notes nor slips nor the patient', () => {
    const held = limitsHeld(
      [
        withChecks(check('dose'), check('told'), check('slip'), check('urine'), check('not-a-limit')),
        withChecks(check('dose', { places: [{ title: 'A label', where: 'page 1', url: null }] })),
      ],
      limits,
    );
    expect(held.map((one) => ({ ...one, text: plain(one.text) }))).toEqual([
      { text: 'Dose: more than 6 g', tier: 'hard', source: 'A label' },
    ]);
    expect(limitsHeld([withChecks(check('dose', { value: 'cannot-tell' }))], limits)).toEqual([]);
    expect(documentOf(check('any'))).toBe('A record');
  });

  it('names what could not be told, each once, and not what was told', () => {
    const open = (id: string): Check => check(id, { value: 'cannot-tell' });
    const results = [withChecks(open('block'), open('renal'), open('dose')), withChecks(open('block'), check('urine'))];
    expect(notKnownOf(results, limits)).toEqual(['heart block', 'kidney function', 'dose']);
    expect(notKnownOf([withChecks(check('block'))], limits)).toEqual([]);
    expect(notKnownOf([withChecks(open('not-a-limit'))], limits)).toEqual([]);
  });

  it('repeats a remark only when every row makes it word for word', () => {
    const said = (text: string, more: Partial<Check> = {}) => check('remark', { tier: 'info', text, ...more });
    expect(
      remarksOf([withChecks(said('Both.'), said('First only.')), withChecks(said('Second only.'), said('Both.'))]),
    ).toEqual(['Both.']);
    const one = withChecks(said('Kept.'), said('Fine.', { value: 'ok' }), said('Asked.', { tier: 'soft' }));
    expect(remarksOf([one])).toEqual(['Kept.']);
    expect(remarksOf([])).toEqual([]);
  });
});

describe('the values of the rows', () => {
  const asked = (from: string, to: string, step: string) =>
    pumpChartAsked.parse({ order: zuspan, over: 'loadingG', from, to, step });
  const axis = axisOf('loadingG', null);

  it('the unit of a free infusion is the one that was chosen, grams otherwise', () => {
    expect(axisOf('ratePerH', 'mg/kg')).toMatchObject({ label: 'Continuing rate', unit: 'mg per kg per hour' });
    expect(axisOf('ratePerH', 'mmol').unit).toBe('mmol per hour');
    expect(axisOf('ratePerH', null).unit).toBe('g per hour');
    expect(axisOf('weightKg', 'mmol').unit).toBe('kg');
    expect(axisOf('loadingG', 'mmol')).toMatchObject({ label: 'Loading dose', unit: 'g' });
  });

  it('fourteen rows stand on a page, fifteen do not', () => {
    expect(rowValues(asked('1', '14', '1'), axis)).toHaveLength(14);
    expect(rowValues(asked('1', '15', '1'), axis)).toMatchObject({
      field: 'step',
      text: expect.stringMatching(/15 rows/),
    });
    expect(rowValues(asked('1', '1', '1'), axis)).toEqual(['1']);
  });

  it('a step that cannot be read is named', () => {
    expect(rowValues(asked('1', '2', ''), axis)).toMatchObject({ field: 'step', text: 'Step: nothing is keyed.' });
    expect(rowValues(asked('1', '2', '1,5'), axis)).toMatchObject({ field: 'step' });
  });
});

describe('the order of a row', () => {
  it('a weight is the patient’s and never a dose; a dose is the order’s and never a weight', () => {
    const parsed = order.parse(zuspan);
    const byWeight = chartOrder(parsed, 'weightKg', '80');
    expect(byWeight.patient.weightKg).toBe('80');
    expect(byWeight.choice).toEqual(parsed.choice);
    const byDose = chartOrder(parsed, 'loadingG', '5');
    expect([byDose.patient.weightKg, byDose.choice.loadingG]).toEqual(['70', '5']);
  });
});

describe('why there is no chart', () => {
  it('the record doses by a weight that needs one patient’s height', () => {
    for (const weightBasis of ['ideal', 'adjusted'] as const) {
      const store = storeWith('by-height', { phases: [perKg], weightBasis });
      const input = { ...vial, regimen: 'by-height' };
      expect(refusal('weightKg', ['60', '80', '10'], input, store)).toBe(
        `order: A chart cannot be made by ${weightBasis} weight: it needs the height of one patient. Choose the actual weight.`,
      );
      // Another order is not refused because such a record stands in the store, nor is this one by the actual weight.
      expect(ask('weightKg', ['60', '80', '10'], { ...vial, regimen: 'crps1-collins-fischer' }, store).status).toBe(
        'ok',
      );
      expect(ask('weightKg', ['60', '80', '10'], { ...input, patient: { weightBasis: 'actual' } }, store).status).toBe(
        'ok',
      );
      expect(
        ask(
          'doseG',
          ['2', '4', '1'],
          { ...vial, regimen: null, indication: 'other', population: 'adult', choice: { overMin: '20' } },
          store,
        ).status,
      ).toBe('ok');
    }
  });

  it('nothing runs on a pump', () => {
    const store = storeWith('muscle', {
      route: 'im',
      phases: [phaseRecord({ kind: 'im', amount: amount('g', '4'), sites: 1 })],
    });
    expect(refusal('weightKg', ['60', '80', '10'], { ...vial, regimen: 'muscle', diluentMl: null }, store)).toBe(
      'order: This order has no rate, so there is nothing to set on a pump.',
    );
  });

  it('no row has a result: the stop is said, not the first remark', () => {
    const store = storeWith('plain', { phases: [load] }, [
      limitRecord('told', 'dose-g', '>', '1', 'g', 'soft', {}, { sentence: 'Only asked.' }),
      limitRecord('held', 'dose-g', '>', '2', 'g', 'hard', {}, { sentence: 'Stopped here.' }),
    ]);
    expect(refusal('loadingG', ['3', '4', '1'], { ...vial, regimen: 'plain' }, store)).toBe(
      'order: No row has a result. Stopped here.',
    );
    expect(refusal('loadingG', ['3', '4', '1'], { ...vial, regimen: 'plain', product: null }, store)).toMatch(
      /^order: No row has a result\. Choose the product/,
    );
  });

  it('every row would be the same: said for a weight, never for one row', () => {
    const store = storeWith('plain', { phases: [load] });
    const input = { ...vial, regimen: 'plain' };
    expect(refusal('weightKg', ['60', '80', '10'], input, store)).toBe(
      'over: No dose of this order depends on the weight: every row would be the same. Choose a dose instead.',
    );
    expect(chart('weightKg', ['60', '60', '10'], input, store).rows).toHaveLength(1);
    expect(chart('loadingG', ['3', '3', '1'], input, store).rows).toHaveLength(1);
    // Doses per kg that a cap makes equal are three rows all the same: the cap is what they show.
    const capped = {
      regimen: 'paed-asthma-perth',
      choice: { loadingMin: '20' },
      product: 'au-dbl-493-5ml',
      diluentMl: '50',
      patient: { weightKg: '50' },
    };
    const rows = chart('loadingPerKgMmol', ['0.2', '0.4', '0.1'], capped).rows;
    expect(rows.map(({ cells }) => cells[0]?.dose.mmol)).toEqual(['8', '8', '8']);
  });

  it('a maintenance bag that changes its strength says what to enter', () => {
    expect(
      refusal('weightKg', ['50', '80', '10'], {
        regimen: 'periop-olgun',
        choice: { loadingMin: '15' },
        product: 'us-vial-50-10ml',
        diluentMl: '90',
      }),
    ).toBe(
      'order: The strength of the maintenance bag would change from row to row. Enter the grams in the bag and its final volume, so that every row runs from the same bag.',
    );
  });
});

describe('columns and warnings', () => {
  it('a phase that no pump runs is named as left out, and has no column', () => {
    const input: OrderInput = { regimen: 'pritchard', choice: { loadingMin: '20' }, ...vial, diluentMl: '92' };
    const made = chart('loadingG', ['3', '4', '1'], input);
    expect(made.columns.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['loading Loading dose']);
    expect(made.leftOut).toEqual(['Intramuscular dose', 'Repeated intramuscular dose']);
    expect(made.rows.map(({ cells }) => cells.length)).toEqual([1, 1]);
    const bag = { loadingMin: '20', maintenanceGPerH: '1', bagG: '20', bagMl: '500' };
    expect(chart('loadingG', ['3', '4', '1'], { ...zuspan, choice: bag }).leftOut).toEqual([]);
  });

  it('a bag stands above its column when all rows use it, and nowhere when each makes its own', () => {
    const choice = { loadingG: '4', loadingMin: '20', bagG: '20', bagMl: '500' };
    const made = chart('maintenanceGPerH', ['1', '1.5', '0.5'], { ...zuspan, choice });
    expect(made.columns.map(({ bag }) => bag && `${bag.grams} g in ${bag.finalMl} mL`)).toEqual([
      '4 g in 100 mL',
      '20 g in 500 mL',
    ]);
    const byDose = chart('loadingG', ['3', '4', '1'], { ...zuspan, choice: { ...choice, maintenanceGPerH: '1' } });
    expect(byDose.columns.map(({ bag }) => bag?.grams ?? null)).toEqual([null, '20']);
    expect(byDose.rows.map(({ cells }) => cells[0]?.bag.grams)).toEqual(['3', '4']);
  });

  it('columns and remarks come from the rows that have a result', () => {
    const input: OrderInput = { ...vial, regimen: 'crps1-collins-fischer', diluentMl: '90', patient: {} };
    const { rows, columns, notes } = chart('weightKg', ['20', '60', '20'], input);
    expect(rows.map(({ withheld }) => withheld)).toEqual(['no-result', null, null]);
    expect(columns.map(({ title }) => title)).toEqual(['Loading dose']);
    expect(notes.find(({ kind }) => kind === 'no-result')?.rows).toEqual(['20']);
  });

  it('a warning about the whole order stands beside the row, one about a phase in its column, a remark in neither', () => {
    const store = storeWith('load-and-rate', { phases: [load, hourly] }, [
      limitRecord('day', 'total-24h-g', '>', '1', 'g in 24 hours', 'soft'),
      limitRecord('load', 'dose-g', '>', '1', 'g', 'soft', { phases: ['loading'] }),
      limitRecord('told', 'rate-g-per-h', '>', '0.1', 'g per hour', 'info', { phases: ['maintenance'] }),
      limitRecord('fine', 'rate-g-per-h', '>', '50', 'g per hour', 'soft', { phases: ['maintenance'] }),
    ]);
    const { rows, notes } = chart('maintenanceGPerH', ['1', '1', '1'], { ...vial, regimen: 'load-and-rate' }, store);
    const texts = (letters: readonly string[] | undefined): string[] =>
      notes.filter(({ letter }) => letters?.includes(letter)).map(({ kind, text }) => `${kind} ${plain(text)}`);
    const [row] = rows;
    expect(texts(row?.notes)).toEqual([expect.stringMatching(/^ask .* passes 1 g in 24 hours/)]);
    expect(texts(row?.cells[0]?.notes)).toEqual(['ask 4 g passes 1 g.']);
    expect(texts(row?.cells[1]?.notes)).toEqual([]);
    expect(notes).toHaveLength(2);
  });
});
