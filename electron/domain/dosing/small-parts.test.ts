import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dec, plain } from '../quantity/decimal.ts';
import { atClock, clockAfter, isClock, sayClock } from './clock.ts';
import { goldenStore, amount, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import { countContainers, isReadyBag, leastDiluentMl } from './preparation.ts';
import { adjustedWeightKg, ckdEpi2021, cockcroftGault, cockcroftGaultWeight, idealWeightKg } from './renal.ts';
import { saferProducts } from './safer-products.ts';
import { deliveriesOf, givenBetween, minuteTotalPasses, mostInWindow, startsOf, type Delivery } from './schedule.ts';
import { checkOf, phaseOf, rateChangeOf, run, withLimits } from './fixtures.ts';
import { readSetting } from './setting.ts';
import { order } from './order.ts';
import { planPhases } from './plans.ts';
import { zuspan } from './golden-orders.ts';

describe('the ward clock', () => {
  it.each([
    ['2026-11-22T10:00', '20', '2026-11-22T10:20'],
    ['2026-11-22T23:50', '20', '2026-11-23T00:10'],
    ['2026-12-31T23:59', '1', '2027-01-01T00:00'],
    ['2028-02-28T12:00', '1440', '2028-02-29T12:00'],
    ['2026-02-28T12:00', '1440', '2026-03-01T12:00'],
    ['2026-11-22T10:00', '0.5', '2026-11-22T10:01'],
  ])('%s and %s min is %s', (start, minutes, end) => {
    expect(clockAfter(start, dec(minutes))).toBe(end);
  });

  it('a moment that is reached is never printed too late', () => {
    expect(clockAfter('2026-11-22T10:00', dec('40.9'), 'down')).toBe('2026-11-22T10:40');
    expect(clockAfter(null, dec('1'))).toBeNull();
  });

  it('agrees with the calendar of the machine on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 20_000 }), (days, minutes) => {
        const start = new Date(Date.UTC(1990, 0, 1 + days, 7, 30));
        const end = new Date(start.getTime() + minutes * 60_000);
        expect(clockAfter(start.toISOString().slice(0, 16), dec(String(minutes)))).toBe(end.toISOString().slice(0, 16));
      }),
    );
  });

  it('names the day only when it is another one', () => {
    expect(sayClock('2026-11-22T10:20', '2026-11-22T10:00')).toBe('10:20');
    expect(sayClock('2026-11-23T02:20', '2026-11-22T10:00')).toBe('02:20 on 23 November');
    expect(atClock(null, dec('20'))).toBe('');
    expect(atClock('2026-11-22T10:00', dec('20'))).toBe(', at 10:20');
  });

  it.each([
    ['2026-02-29T10:00', false],
    ['2028-02-29T10:00', true],
    ['2026-13-01T10:00', false],
    ['2026-04-31T10:00', false],
    ['2026-04-30T24:00', false],
    ['2026-04-30T23:60', false],
    ['yesterday', false],
  ])('%s: %s', (text, real) => {
    expect(isClock(text)).toBe(real);
  });
});

describe('kidneys and weights', () => {
  it('CKD-EPI 2021: woman of 55, 0.9 mg per dL, 75.5; adults only', () => {
    const creatinineUmolPerL = dec('79.578');
    expect(plain(ckdEpi2021({ ageYears: dec('55'), creatinineUmolPerL, sex: 'female' }) ?? dec('0'), 1)).toBe('75.5');
    expect(plain(ckdEpi2021({ ageYears: dec('55'), creatinineUmolPerL, sex: 'male' }) ?? dec('0'), 1)).toBe('100.9');
    expect(
      plain(ckdEpi2021({ ageYears: dec('40'), creatinineUmolPerL: dec('53.052'), sex: 'female' }) ?? dec('0'), 0),
    ).toBe('116');
    expect(ckdEpi2021({ ageYears: dec('17.9'), creatinineUmolPerL, sex: 'male' })).toBeNull();
  });

  it('Cockcroft-Gault by hand; no value outside adults', () => {
    const input = { ageYears: dec('40'), weightKg: dec('72'), creatinineUmolPerL: dec('88.42') };
    expect(plain(cockcroftGault({ ...input, sex: 'male' }) ?? dec('0'))).toBe('100');
    expect(plain(cockcroftGault({ ...input, sex: 'female' }) ?? dec('0'))).toBe('85');
    expect(cockcroftGault({ ...input, ageYears: dec('17'), sex: 'male' })).toBeNull();
    expect(cockcroftGault({ ...input, ageYears: dec('140'), sex: 'male' })).toBeNull();
  });

  it('Devine and adjusted weight: 70 inches', () => {
    expect(plain(idealWeightKg(dec('177.8'), 'male'))).toBe('73');
    expect(plain(idealWeightKg(dec('177.8'), 'female'))).toBe('68.5');
    expect(plain(adjustedWeightKg(dec('100'), dec('73')))).toBe('83.8');
  });

  it.each([
    ['70', 'actual', '70'],
    ['73', 'actual', '73'],
    ['90', 'ideal', '73'],
    ['94.9', 'ideal', '73'],
    ['100', 'adjusted', '83.8'],
  ])('%s kg at 177.8 cm: %s weight in Cockcroft-Gault', (actual, basis, used) => {
    const found = cockcroftGaultWeight(dec(actual), dec('177.8'), 'male');
    expect([found.basis, plain(found.kg)]).toEqual([basis, used]);
  });

  it('without a height the actual weight is used and named', () => {
    expect(cockcroftGaultWeight(dec('120'), null, 'male').basis).toBe('actual');
  });
});

describe('what runs when', () => {
  const delivery = (from: string, to: string, mg: string): Delivery => ({
    fromMin: dec(from),
    toMin: dec(to),
    mg: dec(mg),
    route: 'iv',
    phase: 0,
    open: false,
  });
  const load = delivery('0', '20', '4000');
  const running = delivery('20', '1460', '24000');

  it('windows: 27.67 g in any 24 h, 4.667 g in the first hour, 3 g in any 15 min', () => {
    expect(plain(mostInWindow([load, running], dec('1440')), 0)).toBe('27667');
    expect(plain(givenBetween([load, running], dec('0'), dec('60')), 0)).toBe('4667');
    expect(plain(mostInWindow([load, running], dec('15')), 0)).toBe('3000');
    expect(plain(mostInWindow([], dec('15')))).toBe('0');
  });

  it('the worst window need not start at the start', () => {
    expect(
      plain(
        mostInWindow(
          [delivery('0', '600', '100'), delivery('1000', '1010', '900'), delivery('1500', '1510', '900')],
          dec('600'),
        ),
      ),
    ).toBe('1800');
  });

  it('an injection counts at its minute, not before and not twice', () => {
    const injections = [delivery('0', '0', '5000'), delivery('240', '240', '5000')];
    expect(plain(givenBetween(injections, dec('0'), dec('240')))).toBe('5000');
    expect(plain(mostInWindow(injections, dec('240')))).toBe('5000');
    expect(plain(mostInWindow(injections, dec('241')))).toBe('10000');
  });

  it('the minute a cap is passed', () => {
    expect(plain(minuteTotalPasses([load, running], dec('2000'), dec('60')) ?? dec('0'))).toBe('10');
    expect(plain(minuteTotalPasses([load, running], dec('20000'), dec('2880')) ?? dec('0'))).toBe('980');
    expect(minuteTotalPasses([load], dec('4000'), dec('60'))).toBeNull();
    expect(
      plain(
        minuteTotalPasses([delivery('0', '0', '5000'), delivery('240', '240', '5000')], dec('5000'), dec('1440')) ??
          dec('0'),
      ),
    ).toBe('240');
  });

  it('repeats without a load start at once, after a load one interval later', () => {
    const days = (regimenId: string): string[] => {
      const setting = readSetting(
        order.parse({ regimen: regimenId, product: 'us-vial-50-10ml', diluentMl: '100', patient: { ageYears: '40' } }),
        store,
      );
      const { phases } = planPhases(setting);
      return deliveriesOf(phases, startsOf(phases)).map((item) => plain(item.fromMin));
    };
    const repeat = phaseRecord({
      kind: 'repeat-bolus',
      amount: amount('g', '1'),
      overMin: { low: '60', high: '60' },
      everyHours: '6',
      durationH: { low: '24', high: '24' },
    });
    const store = {
      ...goldenStore,
      regimens: [
        regimenRecord('repeats', { phases: [repeat] }),
        regimenRecord('load-and-repeats', {
          phases: [phaseRecord({ amount: amount('g', '1'), overMin: { low: '60', high: '60' } }), repeat],
        }),
      ],
    };
    expect(days('repeats')).toEqual(['0', '360', '720', '1080']);
    expect(days('load-and-repeats')).toEqual(['0', '360', '720', '1080', '1440']);
  });
});

describe('containers and dilution', () => {
  const vial = productRecord('vial', '500', '50', '10', '5');

  it.each([
    ['8', 0, '0.8', 1, '2'],
    ['10', 1, '0', 1, '0'],
    ['40', 4, '0', 4, '0'],
    ['40.1', 4, '0.01', 5, '9.9'],
    ['0.1', 0, '0.01', 1, '9.9'],
  ])('%s mL of 10 mL vials', (drawn, full, part, open, discard) => {
    const count = countContainers(dec(drawn), vial);
    expect([count.whole, plain(count.part), count.open, plain(count.discardMl)]).toEqual([full, part, open, discard]);
  });

  it('no container size, no count', () => {
    expect(countContainers(dec('8'), productRecord('loose', '200', '20', null, null)).open).toBe(0);
    const result = run({
      regimen: null,
      indication: 'other',
      population: 'adult',
      choice: { doseG: '2', overMin: '20' },
      product: 'uk-20-ready',
      diluentMl: null,
      patient: { ageYears: '40' },
    });
    expect(checkOf(result, 'containers-not-counted').value).toBe('cannot-tell');
    expect(phaseOf(result, 'bolus').containers).toEqual({ whole: 0, part: '0' });
  });

  it('least diluent: 5 mL of 49.3 per cent needs 7.325 mL for 20 per cent, not the 12.5 a page prints', () => {
    expect(plain(leastDiluentMl(dec('5'), dec('493'), dec('20')))).toBe('7.325');
    expect(plain(leastDiluentMl(dec('8'), dec('500'), dec('20')))).toBe('12');
    expect(plain(leastDiluentMl(dec('8'), dec('100'), dec('20')))).toBe('0');
    expect(checkOf(run(zuspan), 'least-dilution').text.replace(/\u00a0/g, ' ')).toContain(
      '8 mL of this product needs at least 12 mL of diluent',
    );
  });

  it('a ready-made bag is known by its vehicle or its form', () => {
    expect(isReadyBag(productRecord('bag', '40', '4', '500', '20', true))).toBe(true);
    expect(isReadyBag({ ...vial, readyToUse: true })).toBe(false);
    expect(isReadyBag({ ...vial, readyToUse: true, form: 'premix bag' })).toBe(true);
  });

  it('a product that needs no dilution has no safer one', () => {
    const setting = readSetting(order.parse({ ...zuspan, product: 'uk-20-ready' }), goldenStore);
    const ready = goldenStore.products.find((record) => record.id === 'uk-20-ready');
    expect(ready && saferProducts(setting, ready)).toEqual([]);
  });

  it('a volume under one step of the syringe is refused, a coarse one is asked', () => {
    const tiny = {
      regimen: null,
      indication: 'other',
      population: 'child',
      product: 'us-vial-50-10ml',
      diluentMl: '10',
      patient: { ageYears: '1', weightKg: '10' },
    } as const;
    expect(run({ ...tiny, choice: { doseMg: '2', overMin: '20' } }).entries[0]).toMatchObject({
      field: 'syringe.stepMl',
      kind: 'impossible',
    });
    const coarse = run({ ...tiny, choice: { doseMg: '110', overMin: '20' }, syringe: { stepMl: '0.1' } });
    expect(checkOf(coarse, 'rounding-large').value).toBe('problem');
    expect(phaseOf(coarse, 'bolus').preparation?.productRounding).toEqual({
      exact: '0.22',
      given: '0.2',
      step: '0.1',
      direction: 'down',
      differencePercent: '-9.09',
    });
  });
});

describe('if nobody changes the rate', () => {
  const fast = { ...zuspan, choice: { ...zuspan.choice, loadingMin: '5' }, startAt: '2026-11-22T10:00' };
  const only = (id: string) => withLimits(goldenStore.limits.filter((limit) => limit.id === id));

  it('15 min: 4 g in 5 min and 48 g per hour after it pass 6 g in 15 min at 7.5 min, printed as 7', () => {
    expect(rateChangeOf(run(fast, only('iv-15min-max'))).ifNobodyChanges).toMatchObject({
      gPerH: '48',
      overLimit: 'iv-15min-max',
      overLimitAfterMinutes: '7',
      overLimitAt: '2026-11-22T10:07',
      gramsAfterOneHour: '24',
      bagEmptyAfterMinutes: '30',
    });
  });

  it('a slow load does not pass 6 g in 15 min even unchanged', () => {
    expect(rateChangeOf(run(zuspan, only('iv-15min-max'))).ifNobodyChanges).toMatchObject({
      overLimit: null,
      overLimitAfterMinutes: null,
      overLimitAt: null,
    });
  });

  it('the first hour: 4 g in 20 min and 12 g per hour pass 8 g at 40 min', () => {
    expect(rateChangeOf(run(zuspan, only('first-hour-ob-iv-hard'))).ifNobodyChanges).toMatchObject({
      overLimit: 'first-hour-ob-iv-hard',
      overLimitAfterMinutes: '40',
    });
  });

  it('the day: 20 g in the bag and 4 g before never pass 40 g, a 40 g bag does', () => {
    expect(rateChangeOf(run(zuspan, only('total-24h-ob-hard'))).ifNobodyChanges.overLimit).toBeNull();
    const large = { ...zuspan, choice: { ...zuspan.choice, bagG: '40', bagMl: '1000' } };
    expect(rateChangeOf(run(large, only('total-24h-ob-hard'))).ifNobodyChanges).toMatchObject({
      overLimit: 'total-24h-ob-hard',
      overLimitAfterMinutes: '200',
    });
  });

  it('no amount limit: the rate limit for maintenance is passed at once', () => {
    expect(rateChangeOf(run(zuspan, only('maint-hard'))).ifNobodyChanges).toMatchObject({
      overLimit: 'maint-hard',
      overLimitAfterMinutes: '20',
    });
    expect(rateChangeOf(run(zuspan, withLimits([]))).ifNobodyChanges.overLimit).toBeNull();
  });
});
