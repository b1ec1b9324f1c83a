import { describe, expect, it } from 'vitest';
import { adult, free, woman, zuspan } from './golden-orders.ts';
import { checkOf, phaseOf, rateChangeOf, run, stops } from './fixtures.ts';
import { calculation, type OrderInput } from './order.ts';

function zuspanWith(choice: OrderInput['choice'], more: Partial<OrderInput> = {}): OrderInput {
  return { ...zuspan, choice: { ...zuspan.choice, ...choice }, ...more };
}

describe('the contract example: Zuspan from a 50 per cent vial', () => {
  const result = run({ ...zuspan, startAt: '2026-11-22T10:00' });

  it('gives the numbers of the contract although the soft check is not answered yet', () => {
    expect(result.status).toBe('ok');
    expect(phaseOf(result, 'loading')).toMatchObject({
      dose: { mg: '4000', g: '4', mmol: '16.23', mEq: '32.46', elementalMg: '394.4' },
      productMl: '8',
      containers: { whole: 0, part: '0.8' },
      diluentMl: '92',
      finalMl: '100',
      mgPerMl: '40',
      percent: '4',
      minutes: '20',
      mgPerMin: '200',
      rateMlPerH: '300',
      volumeToInfuseMl: '100',
    });
    expect(result.totals).toEqual({ g1h: '4.667', g24h: '27.67', g48h: '28', mmol24h: '112.3' });
    expect(checkOf(result, 'rate-iv-general')).toMatchObject({ value: 'problem', tier: 'soft', answered: null });
  });

  it('has the shape the screen, the command line and the print read', () => {
    expect(calculation.parse(result)).toEqual(result);
  });

  it('loading rate left running: old and new rate, clock times, grams and the limit that is passed', () => {
    expect(rateChangeOf(result)).toMatchObject({
      fromMlPerH: '300',
      toMlPerH: '25',
      at: '2026-11-22T10:20',
      twoPeople: true,
      newBag: true,
    });
    expect(rateChangeOf(result).ifNobodyChanges).toMatchObject({
      gPerH: '12',
      gramsAfterOneHour: '16',
      overLimit: 'first-hour-ob-iv-hard',
      overLimitAfterMinutes: '40',
      overLimitAt: '2026-11-22T10:40',
      bagEmptyAt: '2026-11-22T12:00',
    });
    expect(rateChangeOf(result).ifNobodyChanges.sentence.replace(/\u00a0/g, ' ')).toContain(
      '12 g per hour runs: 16 g in all by 11:20',
    );
    expect(checkOf(result, 'loading-rate-left-running').value).toBe('problem');
  });

  it('maintenance bag: 40 mL and 460 mL make 500 mL of 40 mg per mL, 20 g, and a next bag in the night', () => {
    const maintenance = phaseOf(result, 'maintenance');
    expect(maintenance.preparation).toMatchObject({
      productMl: '40',
      diluentMl: '460',
      finalMl: '500',
      grams: '20',
      mgPerMl: '40',
      containers: { whole: 4, part: '0', open: 4, discardMl: '0' },
    });
    expect(maintenance).toMatchObject({
      rateMlPerH: '25',
      startsAt: '2026-11-22T10:20',
      endsAt: '2026-11-23T10:20',
      nextBagAt: '2026-11-23T06:20',
      volumeToInfuseMl: '500',
      productMl: '2',
    });
  });

  it('drug volume ignored: says what rate would be set and by how much the amount would be wrong', () => {
    expect(phaseOf(result, 'loading').preparation?.ifDrugVolumeIgnored).toEqual({
      finalMl: '92',
      rateMlPerH: '276',
      differencePercent: '-8',
    });
    expect(phaseOf(result, 'maintenance').preparation?.ifDrugVolumeIgnored).toEqual({
      finalMl: '540',
      rateMlPerH: '27',
      differencePercent: '-7.4',
    });
  });

  it('the steps can be followed by a stranger, in the order hands do them', () => {
    const steps = (phaseOf(result, 'loading').preparation?.steps ?? []).map((step) => step.replace(/\u00a0/g, ' '));
    expect(steps[0]).toContain('Take 1 container');
    expect(steps[1]).toBe('Draw up 8 mL in all: that is 4 g of magnesium sulfate.');
    expect(steps[2]).toBe('Throw away the 2 mL left in the last container.');
    expect(steps.at(-2)).toBe('Set the rate to 300 mL per hour.');
    expect(steps.at(-1)).toMatch(/^Two people check/);
  });

  it('the working can be redone by hand: formula, numbers, result, rounding, source', () => {
    const rate = result.working.find((item) => item.step === 'Loading dose: rate');
    expect(rate?.substituted.replace(/\u00a0/g, ' ')).toBe('100 mL × 60 ÷ 20 min');
    expect(rate?.result.replace(/\u00a0/g, ' ')).toBe('300 mL per hour');
    for (const item of result.working)
      expect(
        [item.formula, item.substituted, item.result, item.rounding, item.source].every((text) => text.length > 0),
      ).toBe(true);
  });

  it('a second method agrees and says on how many numbers', () => {
    expect(result.secondMethod.agrees).toBe(true);
    expect(result.secondMethod.compared).toBeGreaterThan(40);
  });

  it('a concentrate is named as a hazard and ready-made products are offered', () => {
    expect(checkOf(result, 'concentrate-chosen').value).toBe('problem');
    expect(result.saferProducts[0]?.why).toContain('Ready-made bag');
    expect(result.saferProducts.map((product) => product.id)).toContain('uk-20-ready');
  });

  it('the antidote stands in the monitoring plan', () => {
    expect(result.monitoring.some((item) => item.what.includes('Calcium gluconate'))).toBe(true);
    expect(result.monitoring.some((item) => item.what === 'Stop when')).toBe(true);
  });
});

describe('soft and hard checks', () => {
  it('a soft problem is answered by its id and keeps the answer beside it', () => {
    const answer = { check: 'rate-iv-general', reason: 'The regimen prints this figure', text: '' };
    expect(checkOf(run({ ...zuspan, confirmations: [answer] }), 'rate-iv-general').answered).toEqual(answer);
  });

  it('an excepted indication turns the limit into information that is still said', () => {
    expect(checkOf(run({ ...zuspan, indication: 'eclampsia' }), 'rate-iv-general')).toMatchObject({
      value: 'problem',
      tier: 'info',
    });
  });

  it('overdose by ten: 40 g for 4 g is refused and no number is shown', () => {
    const result = run(zuspanWith({ loadingG: '40', bagG: '20', bagMl: '500' }));
    expect(result.status).toBe('refused');
    expect(result.phases).toEqual([]);
    expect(result.working).toEqual([]);
    expect(result.totals.g24h).toBeNull();
    expect(stops(result)).toContain('bolus-ob-max');
  });

  it.each([
    ['6', 'ok'],
    ['6.001', 'refused'],
  ])('the edge of a hard limit belongs to the safe side: %s g', (loadingG, status) => {
    expect(run(zuspanWith({ loadingG, bagG: '20', bagMl: '500' }, { diluentMl: '88' })).status).toBe(status);
  });

  it('a hard stop cannot be answered away', () => {
    const result = run({
      ...zuspanWith({ loadingG: '8', bagG: '20', bagMl: '500' }),
      confirmations: [{ check: 'bolus-ob-max', reason: 'Another reason', text: 'x' }],
    });
    expect(result.status).toBe('refused');
  });

  it('reflexes lost: refused even while other entries are missing a value', () => {
    const result = run({ ...zuspan, diluentMl: null, patient: { ...woman, reflexes: 'absent' } });
    expect(result.status).not.toBe('ok');
    expect(stops(result)).toContain('mon-reflex');
  });

  it('what was not entered is "cannot tell", never ok', () => {
    const result = run(zuspan);
    expect(checkOf(result, 'mon-reflex').value).toBe('cannot-tell');
    expect(checkOf(result, 'ci-heart-block').value).toBe('cannot-tell');
    expect(checkOf(result, 'renal-total-48h').value).toBe('cannot-tell');
    expect(checkOf(result, 'already-given').value).toBe('cannot-tell');
  });

  it('a flag that was asked and is absent is ok, one that is present stops', () => {
    expect(
      checkOf(run({ ...zuspan, patient: { ...woman, flags: { 'heart-block': false } } }), 'ci-heart-block').value,
    ).toBe('ok');
    expect(stops(run({ ...zuspan, patient: { ...woman, flags: { 'heart-block': true } } }))).toEqual([
      'ci-heart-block',
    ]);
  });

  it('severe kidney impairment: 20 g in 48 h is a stop, with the moment it is reached', () => {
    const result = run({ ...zuspan, startAt: '2026-11-22T10:00', patient: { ...woman, creatinineUmolPerL: '400' } });
    expect(stops(result)).toContain('renal-total-48h');
    expect(checkOf(result, 'renal-total-48h').text.replace(/\u00a0/g, ' ')).toContain(
      '16 h 20 min after the start, at 02:20 on 23 November',
    );
    const shorter = run({ ...zuspanWith({ maintenanceH: '16' }), patient: { ...woman, creatinineUmolPerL: '400' } });
    expect(shorter.status).toBe('ok');
    expect(checkOf(shorter, 'renal-total-48h').value).toBe('ok');
  });

  it('what was given before counts in the day', () => {
    const result = run({ ...zuspan, patient: { ...woman, alreadyGiven24hG: '13' } });
    expect(stops(result)).toEqual(['total-24h-ob-hard']);
    expect(run({ ...zuspan, patient: { ...woman, alreadyGiven24hG: '10' } }).totals.g24h).toBe('37.67');
  });

  it('a level in another unit is converted before it is judged: 10 mEq per L is 5 mmol per L', () => {
    expect(stops(run({ ...zuspan, patient: { ...woman, serumMagnesiumMEqPerL: '10' } }))).toEqual(['level-antidote']);
    expect(run({ ...zuspan, patient: { ...woman, serumMagnesiumMgPerDl: '4.8' } }).status).toBe('ok');
    expect(
      checkOf(run({ ...zuspan, patient: { ...woman, serumMagnesiumMmolPerL: '3.9' } }), 'serum-unit-slip').value,
    ).toBe('problem');
  });
});

describe('doses by weight and by other units', () => {
  it('a capped dose says from what, to what and why', () => {
    const result = run({
      regimen: 'paed-asthma-perth',
      patient: { weightKg: '50', ageYears: '12' },
      product: 'au-dbl-493-5ml',
      diluentMl: '46',
    });
    expect(phaseOf(result, 'loading').capped).toMatchObject({ from: '10', to: '8', unit: 'mmol' });
    expect(checkOf(result, 'dose-capped').text.replace(/\u00a0/g, ' ')).toContain(
      'capped from 2.465 g to 1.972 g because Golden set gives at most 8 mmol for one dose',
    );
    expect(
      phaseOf(
        run({
          regimen: 'paed-asthma-perth',
          patient: { weightKg: '40', ageYears: '12' },
          product: 'au-dbl-493-5ml',
          diluentMl: '46',
        }),
        'loading',
      ).capped,
    ).toBeNull();
  });

  it('no weight, no dose per kg', () => {
    expect(
      run({
        regimen: 'crps1-collins-fischer',
        patient: { ageYears: '40' },
        product: 'us-vial-50-10ml',
        diluentMl: '90',
      }).entries,
    ).toMatchObject([{ field: 'patient.weightKg', kind: 'missing' }]);
  });

  it('ideal and adjusted weight follow Devine, and need height and sex', () => {
    const base = { regimen: 'crps1-collins-fischer', product: 'us-vial-50-10ml', diluentMl: '90' };
    const patient = { weightKg: '100', ageYears: '40', heightCm: '177.8', sex: 'male' } as const;
    expect(phaseOf(run({ ...base, patient: { ...patient, weightBasis: 'ideal' } }), 'loading').perKg).toMatchObject({
      weightKg: '73',
      basis: 'ideal',
    });
    expect(phaseOf(run({ ...base, patient: { ...patient, weightBasis: 'adjusted' } }), 'loading').perKg).toMatchObject({
      weightKg: '83.8',
      basis: 'adjusted',
    });
    expect(run({ ...base, patient: { ...patient, heightCm: null, weightBasis: 'ideal' } }).entries[0]?.field).toBe(
      'patient.heightCm',
    );
    expect(run({ ...base, patient: { ...patient, heightCm: '150', weightBasis: 'ideal' } }).entries[0]?.kind).toBe(
      'conflict',
    );
  });

  it('a rate without a unit takes the unit of the order and says so; without any it is asked', () => {
    const taken = run(free({ bagG: '6', bagMl: '500', ratePerH: '1' }, 'us-vial-50-10ml'));
    expect(phaseOf(taken, 'maintenance').dose.g).toBe('1');
    expect(checkOf(taken, 'rate-unit-taken').text).toContain('g per hour');
    expect(run(free({ ratePerH: '1' }, 'us-premix-wfi-20g-500')).entries[0]?.field).toBe('choice.rateUnit');
  });

  it.each([
    [{ ratePerH: '1', rateUnit: 'g' }, '1'],
    [{ ratePerH: '1000', rateUnit: 'mg' }, '1'],
    [{ ratePerH: '4', rateUnit: 'mmol' }, '0.986'],
    [{ ratePerH: '8', rateUnit: 'mEq' }, '0.986'],
    [{ ratePerH: '10', rateUnit: 'mg/kg' }, '0.7'],
  ] as const)('the unit of a rate is part of the order: %o is %s g per hour', (choice, grams) => {
    expect(
      phaseOf(
        run(free(choice, 'us-premix-wfi-20g-500', null, { patient: { ageYears: '40', weightKg: '70' } })),
        'maintenance',
      ).dose.g,
    ).toBe(grams);
  });
});

describe('intramuscular doses and repeats', () => {
  it('Pritchard: 10 g split over two sites, then 5 g every 4 h', () => {
    const result = run({
      regimen: 'pritchard',
      choice: { loadingMin: '20' },
      patient: woman,
      product: 'us-vial-50-10ml',
      diluentMl: '12',
      startAt: '2026-11-22T10:00',
    });
    const im = result.phases.filter((phase) => phase.kind === 'im');
    expect(im[0]).toMatchObject({
      productMl: '20',
      sites: [
        { grams: '5', ml: '10' },
        { grams: '5', ml: '10' },
      ],
      startsAt: '2026-11-22T10:20',
      rateMlPerH: null,
    });
    expect(im[1]).toMatchObject({ per: '4 h', productMl: '10', startsAt: '2026-11-22T14:00' });
    expect(result.phases.some((phase) => phase.kind === 'rate-change')).toBe(false);
  });

  it('more than 5 g into one site is refused', () => {
    expect(stops(run(free({ imG: '8', imSites: '1' }, 'us-vial-50-10ml', null, { route: 'im' })))).toEqual([
      'im-site-max',
    ]);
    expect(run(free({ imG: '8', imSites: '2' }, 'us-vial-50-10ml', null, { route: 'im' })).status).toBe('ok');
  });

  it('minutes on an intramuscular order are a conflict, not ignored', () => {
    expect(run(free({ imG: '5', overMin: '20' }, 'us-vial-50-10ml', null, { route: 'im' })).entries[0]).toMatchObject({
      field: 'choice.overMin',
      kind: 'conflict',
    });
  });

  it('a repeated infusion counts every dose: 20 mmol at 0, 12 and 24 h', () => {
    const result = run({
      regimen: 'uk-nhs-highland-hypomag',
      patient: adult,
      product: 'us-vial-50-10ml',
      diluentMl: '250',
    });
    expect(result.totals).toMatchObject({ g24h: '9.859', g48h: '14.79' });
    expect(phaseOf(result, 'bolus').per).toBe('12 h');
  });
});

describe('records that may not be used', () => {
  it('a regimen nobody read is refused', () => {
    expect(stops(run({ regimen: 'golden-recall-only', product: 'us-vial-50-10ml', diluentMl: null }))).toEqual([
      'regimen-use',
    ]);
  });

  it('a trial-only regimen is calculated and said to be no recommendation', () => {
    expect(
      checkOf(
        run({
          regimen: 'crps1-collins-fischer',
          patient: { weightKg: '71', ageYears: '40' },
          product: 'us-vial-50-10ml',
          diluentMl: '90',
        }),
        'regimen-use',
      ),
    ).toMatchObject({ tier: 'info', value: 'problem' });
  });

  it('unknown regimen, unknown product, no product', () => {
    expect(run({ ...zuspan, regimen: 'no-such-regimen' }).entries[0]?.kind).toBe('unknown-record');
    expect(run({ ...zuspan, product: 'no-such-product' }).entries[0]?.kind).toBe('unknown-record');
    expect(run({ ...zuspan, product: null }).entries[0]).toMatchObject({ field: 'product', kind: 'missing' });
  });
});
