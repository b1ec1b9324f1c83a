/** How a limit of the store becomes a check: which measure is the worst, which tier it keeps, and what is said with it. */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, run, withLimits } from './fixtures.ts';
import { adult, free, woman, zuspan } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import { limitLine } from './checks/limits.ts';
import type { Limit } from './records.ts';

const vial = 'us-vial-50-10ml';
const two = free({ doseG: '2', overMin: '20' }, vial, '96');

type Given = Readonly<{
  quantity?: Limit['quantity'];
  op?: Limit['op'];
  value?: string;
  unit?: string;
  tier?: Limit['tier'];
  scope?: Partial<Limit['scope']>;
  fields?: Partial<Limit>;
}>;

function limitOf(given: Given): Limit {
  const { quantity = 'dose-g', op = '>', value = '1', unit = 'g', tier = 'soft', scope, fields } = given;
  return limitRecord('edge', quantity, op, value, unit, tier, scope, fields);
}

const finding = (input: OrderInput, given: Given) => findingOf(run(input, withLimits([limitOf(given)])), 'edge');
const check = (input: OrderInput, given: Given) => checkOf(run(input, withLimits([limitOf(given)])), 'edge');

describe('the worst of several phases is judged', () => {
  const rate = { quantity: 'rate-mg-per-min', unit: 'mg per min' } as const;

  it.each([
    ['>', '150', 'problem', 'Loading dose', '200 mg per min passes 150 mg per min.'],
    ['>=', '200', 'problem', 'Loading dose', '200 mg per min passes 200 mg per min.'],
    ['>', '200', 'ok', 'Loading dose', 'Rate: 200 mg per min. A problem when more than 200 mg per min.'],
    ['<', '20', 'problem', 'Maintenance infusion', '16.67 mg per min passes 20 mg per min.'],
    ['<=', '17', 'problem', 'Maintenance infusion', '16.67 mg per min passes 17 mg per min.'],
    ['<', '10', 'ok', 'Maintenance infusion', 'Rate: 16.67 mg per min. A problem when less than 10 mg per min.'],
  ] as const)('%s %s: %s', (op, value, expected, phase, text) => {
    expect(finding(zuspan, { ...rate, op, value })).toMatchObject({ value: expected, phase, text });
  });

  it('totals in grams keep three figures after the point, so that 4.667 g is not printed as 4.67', () => {
    const given = { quantity: 'first-hour-g', unit: 'g in the first hour', value: '4' } as const;
    expect(finding(zuspan, given)?.text).toBe('4.667 g in the first hour passes 4 g in the first hour.');
  });

  it('other units keep two, so that 2.857 mg per kg per min is not printed finer than it is known', () => {
    const given = { quantity: 'rate-mg-per-kg-per-min', unit: 'mg per kg per min', value: '2' } as const;
    expect(finding(zuspan, given)?.text).toBe('2.86 mg per kg per min passes 2 mg per kg per min.');
  });

  it('a dose in one site is said in grams', () => {
    const im = { ...free({ imG: '4', imSites: '2' }, vial), route: 'im' } as const;
    const given = { quantity: 'dose-per-site-g', unit: 'g per site', value: '5' } as const;
    expect(finding(im, given)?.text).toMatch(/^Dose in one site: 2 g\. /);
  });
});

describe('hard, asked, said', () => {
  it('a hard problem has no reasons to choose from; a question has, and an ok check has none', () => {
    expect(check(two, { tier: 'hard' })).toMatchObject({ value: 'problem', tier: 'hard', reasons: [], answered: null });
    expect(check(two, {}).reasons.length).toBeGreaterThan(2);
    expect(check(two, { value: '3' })).toMatchObject({ value: 'ok', reasons: [] });
  });

  it('an answer to another question is no answer to this one', () => {
    const answer = (id: string) => ({
      ...two,
      confirmations: [{ check: id, reason: 'The regimen prints it', text: '' }],
    });
    expect(check(answer('another'), {}).answered).toBeNull();
    expect(check(answer('edge'), {}).answered?.check).toBe('edge');
  });

  const excepted = { scope: { exceptIndications: ['pre-eclampsia', 'eclampsia'] } } satisfies Given;

  it('an excepted use: passed is said without asking, not passed is not spoken of', () => {
    expect(finding(zuspan, { ...excepted, tier: 'hard' })).toMatchObject({ tier: 'info', value: 'problem' });
    expect(finding(zuspan, { ...excepted, tier: 'hard' })?.text).toMatch(
      /^4 g passes 1 g\. .*named exception.*not applied\.$/,
    );
    expect(finding(zuspan, { ...excepted, value: '5' })).toBeNull();
  });

  it('a dose beyond what the regimen prints loses the exception of the dose, not that of the patient or of the bag', () => {
    const scope = { exceptRegimens: ['zuspan'] };
    const more = { ...zuspan, choice: { ...zuspan.choice, loadingG: '5' }, patient: { ...woman, urineMlPerH: '20' } };
    const text = (fields: Given): string | undefined => finding(more, { scope, ...fields })?.text;
    expect(text({})).toMatch(/exception is for the figure it prints/);
    expect(text({ quantity: 'urine-ml-per-h', op: '<', value: '25' })).toMatch(/prints this figure itself/);
    expect(text({ quantity: 'bag-exceeds-phase-g', op: '>=', value: '0' })).toMatch(/prints this figure itself/);
  });

  it('an excepted regimen: a stop becomes a question, information stays information', () => {
    const scope = { exceptRegimens: ['zuspan'] };
    expect(finding(zuspan, { scope, tier: 'hard' })).toMatchObject({ tier: 'soft', value: 'problem' });
    expect(finding(zuspan, { scope, tier: 'info' })).toMatchObject({ tier: 'info', value: 'problem' });
    expect(finding(zuspan, { scope, tier: 'hard' })?.text).toMatch(/prints this figure itself/);
  });

  it('more in the bag than the dose: a stop, a question when one bag was chosen, and no advice on a mere question', () => {
    const bag = { quantity: 'bag-exceeds-phase-g', value: '0' } as const;
    const larger = free({ doseG: '4', overMin: '20', bagG: '8', bagMl: '100' }, vial);
    const knowingly = free({ doseG: '4', overMin: '20', bags: 'same-bag' }, 'au-premix-8-100ml');
    expect(finding(larger, { ...bag, tier: 'hard' })).toMatchObject({ tier: 'hard', value: 'problem' });
    expect(finding(larger, { ...bag, tier: 'hard' })?.text).toMatch(/^4 g passes 0 g\. .*holds this dose only/);
    expect(finding(knowingly, { ...bag, tier: 'hard' })).toMatchObject({ tier: 'soft', value: 'problem' });
    expect(finding(knowingly, { ...bag, tier: 'hard' })?.text).toMatch(
      /^4 g passes 0 g\. One bag for both phases was chosen/,
    );
    expect(finding(larger, { ...bag, tier: 'soft' })?.text).toBe('4 g passes 0 g.');
    expect(finding(zuspan, bag)?.text).toMatch(/A bag that holds more than the dose is a problem\.$/);
  });

  it('an order that is not worked out yet is measured against nothing', () => {
    const incomplete = { ...zuspan, diluentMl: null };
    const slip = { quantity: 'unit-slip', op: '=', value: '8.114584', unit: 'mEq' } as const;
    for (const given of [{}, slip, { quantity: 'total-24h-g' } as const]) expect(finding(incomplete, given)).toBeNull();
    expect(finding(zuspan, slip)).toMatchObject({ value: 'ok' });
    expect(finding(zuspan, slip)?.text).toMatch(/no other unit or salt/);
  });
});

describe('what the patient must not have', () => {
  const block = { quantity: 'flag', op: '=', unit: 'yes or no', tier: 'hard' } as const;
  const given = {
    ...block,
    fields: { flag: 'heart-block', sentence: 'Heart block: labels forbid it.' },
  } satisfies Given;
  const heart = (present: boolean | null): OrderInput => ({
    ...two,
    indication: 'torsades-arrest',
    patient: { ...adult, flags: present === null ? {} : { 'heart-block': present } },
  });

  it('not asked, absent, present: cannot tell, ok, stop', () => {
    expect(finding(heart(null), given)).toMatchObject({ value: 'cannot-tell', tier: 'hard' });
    expect(finding(heart(null), given)?.text).toMatch(
      /whether there is heart block\. Heart block: labels forbid it\.$/,
    );
    expect(finding(heart(false), given)).toMatchObject({
      value: 'ok',
      text: 'Heart block: asked, absent.',
      phase: null,
    });
    expect(finding(heart(true), given)).toMatchObject({
      value: 'problem',
      tier: 'hard',
      text: 'Heart block: labels forbid it.',
    });
  });

  it('an excepted use says it and does not stop', () => {
    const excepted = { ...given, scope: { exceptIndications: ['torsades-arrest'] } } satisfies Given;
    expect(check(heart(true), excepted)).toMatchObject({ value: 'problem', tier: 'info', reasons: [] });
    expect(finding(heart(true), excepted)?.text).toMatch(/^Heart block: labels forbid it\. .*named exception/);
  });

  it('absent breathing, reflexes: the lower edge belongs to the limit', () => {
    const breaths = { quantity: 'respiratory-rate', op: '<=', value: '12', unit: 'breaths per min' } as const;
    const patient = (fields: OrderInput['patient']) => ({ ...two, patient: { ...adult, ...fields } });
    expect(finding(patient({ respiratoryRate: '10' }), breaths)?.value).toBe('problem');
    expect(finding(patient({ respiratoryRate: '12' }), breaths)?.value).toBe('problem');
    expect(finding(patient({ respiratoryRate: '13' }), breaths)?.value).toBe('ok');
    const reflex = {
      quantity: 'reflex-grade',
      op: '<=',
      value: '0',
      fields: { sentence: 'Knee jerk {value}.' },
    } as const;
    expect(finding(patient({ reflexes: 'absent' }), reflex)?.text).toBe('Knee jerk absent.');
  });

  it('a limit about the patient speaks before the order is worked out, unless it belongs to one phase', () => {
    const reflex = { quantity: 'reflex-grade', op: '<=', value: '0', tier: 'hard' } as const;
    const incomplete = { ...zuspan, diluentMl: null, patient: { ...woman, reflexes: 'absent' } } as const;
    expect(finding(incomplete, reflex)?.value).toBe('problem');
    expect(finding(incomplete, { ...reflex, scope: { phases: ['maintenance'] } })).toBeNull();
    const whole = { ...zuspan, patient: { ...woman, reflexes: 'absent' } } as const;
    expect(finding(whole, { ...reflex, scope: { phases: ['maintenance'] } })?.value).toBe('problem');
    expect(finding(whole, { ...reflex, scope: { phases: ['im'] } })).toBeNull();
  });
});

describe('what is not known', () => {
  it('no use entered: the uses the limit is for are named', () => {
    const scope = { indications: ['asthma', 'fetal-neuroprotection'] } satisfies Partial<Limit['scope']>;
    const found = finding({ ...two, indication: null }, { scope });
    expect(found?.value).toBe('cannot-tell');
    expect(found?.text).toMatch(/^2 g passes 1 g\. .*: asthma, fetal neuroprotection\. No indication was entered\.$/);
  });

  it.each([
    ['pregnant', {}, /^2 g passes 1 g\. Pregnancy was not entered\.$/],
    ['weight-under-70kg', {}, /^2 g passes 1 g\. The weight was not entered\.$/],
    ['renal-impairment', {}, /^2 g passes 1 g\. .*kidney function and urine output cannot be judged/],
    ['renal-impairment', { weightKg: '70', urineMlPerH: '80' }, /; kidney function cannot be judged/],
    ['renal-impairment', { weightKg: '70', creatinineUmolPerL: '60', sex: 'male' }, /; urine output cannot be judged/],
    [
      'renal-impairment',
      { urineMlPerH: '80', creatinineUmolPerL: '60', sex: 'male' },
      /; urine output cannot be judged/,
    ],
  ] as [Limit['when'], OrderInput['patient'], RegExp][])(
    '%s with %o: cannot tell, and says why',
    (when, fields, words) => {
      const found = finding({ ...two, patient: { ...adult, ...fields } }, { fields: { when } });
      expect(found?.value).toBe('cannot-tell');
      expect(found?.text).toMatch(words);
    },
  );

  it.each([
    [
      'clearance, kept up by a heavy body, hides a low filtration',
      { weightKg: '150', creatinineUmolPerL: '250', ageYears: '40' },
      '74 mL per min (Cockcroft-Gault), 28',
    ],
    [
      'clearance, brought down by a light one, is low alone',
      { weightKg: '35', creatinineUmolPerL: '85', ageYears: '90' },
      '25 mL per min (Cockcroft-Gault), 75',
    ],
  ])('%s: kidneys are impaired', (_why, fields, found) => {
    const order = { ...two, patient: { sex: 'male', urineMlPerH: '100', ...fields } } as const;
    expect(finding(order, { fields: { when: 'renal-impairment' } })).toMatchObject({
      value: 'problem',
      text: `2 g passes 1 g. Kidney function: ${found} mL per min per 1.73 square metres (CKD-EPI 2021).`,
    });
  });

  it('little urine beside good filtration impairs the kidneys, and only the urine is named', () => {
    const patient = {
      weightKg: '70',
      ageYears: '30',
      sex: 'male',
      creatinineUmolPerL: '80',
      urineMlPerH: '20',
    } as const;
    expect(finding({ ...two, patient }, { fields: { when: 'renal-impairment' } })).toMatchObject({
      value: 'problem',
      text: '2 g passes 1 g. Urine 20 mL per hour is under 0.5 mL per kg per hour, which is 35 mL per hour.',
    });
  });

  it('a limit outside emergencies says so only while nobody has said which it is', () => {
    const text = (emergency: boolean | null) =>
      finding({ ...two, emergency }, { fields: { when: 'not-emergency' } })?.text ?? null;
    expect(text(null)).toMatch(/^2 g passes 1 g\. .*nothing says that this is one\.$/);
    expect(text(false)).toBe('2 g passes 1 g.');
    expect(text(true)).toBeNull();
  });

  it('a limit for one product waits for the product', () => {
    const scope = { products: [vial] };
    expect(finding({ ...zuspan, product: null }, { quantity: 'reflex-grade', scope })).toBeNull();
    expect(finding(zuspan, { quantity: 'reflex-grade', scope })?.value).toBe('cannot-tell');
  });

  it('one market of several is enough', () => {
    expect(finding(two, { scope: { markets: ['DE', 'INT'] } })?.value ?? null).toBe(
      finding(two, { scope: { markets: ['INT'] } })?.value ?? null,
    );
    expect(finding(zuspan, { scope: { markets: ['DE', 'INT'] } })?.value).toBe('problem');
  });
});

describe('where a limit was read', () => {
  const place = (title: string | null, where: string) =>
    ({ title, year: null, url: null, where, level: 'label' }) as const;
  const source = (title: string | null, where: string) =>
    finding(two, { fields: { places: [place(title, where)] } })?.source;

  it('title and place, the place not said twice, and a place without a title still named', () => {
    expect(source('US label', 'section 2.3')).toBe('US label, section 2.3');
    expect(source('US label, Section 2.3', 'section 2.3')).toBe('US label, Section 2.3');
    expect(source('Section 2.3 of the label', 'section 2.3')).toBe('Section 2.3 of the label, section 2.3');
    expect(source(null, 'page 3')).toBe('Source, page 3');
    expect(check(two, { fields: { places: [place(null, 'page 3')] } }).places).toEqual([
      { title: 'Source', where: 'page 3', url: null },
    ]);
  });

  it('a figure nobody has approved is marked as a proposal', () => {
    expect(check(two, { fields: { proposal: true } }).proposal).toBe(true);
    expect(check(two, {}).proposal).toBe(false);
  });
});

describe('what would settle it, and the limit as one line', () => {
  it('a flag nobody asked about, a use nobody entered, and what was given before point to their fields', () => {
    const flag = { quantity: 'flag', op: '=', unit: 'yes or no', fields: { flag: 'digoxin' } } satisfies Given;
    expect(check(two, flag).unsettled).toEqual({ by: ['patient.flags.digoxin'], passed: false });
    const settled = { ...two, patient: { ...adult, flags: { digoxin: false } } };
    expect(check(settled, flag).unsettled ?? null).toBeNull();
    const without = run({ ...two, indication: null });
    expect(checkOf(without, 'indication-unknown').unsettled).toEqual({ by: ['indication'], passed: false });
    expect(checkOf(without, 'already-given').unsettled).toEqual({ by: ['patient.alreadyGiven24hG'], passed: false });
  });

  it('a limit as a line: what, when and the edge', () => {
    const line = (given: Given): string => limitLine(limitOf(given)).replaceAll('\u00a0', ' ');
    expect(line({ value: '4' })).toBe('Dose: more than 4 g');
    expect(line({ value: '4', fields: { when: 'renal-impairment' } })).toBe(
      'Dose, in severe kidney impairment: more than 4 g',
    );
    expect(line({ quantity: 'reflex-grade', op: '<=', value: '0' })).toBe('Knee jerk: absent');
    expect(line({ quantity: 'bag-exceeds-phase-g', value: '0' })).toBe('A bag that holds more than the dose');
  });
});
