/** One bag for every phase: a repeat on demand leaves that bag too, and whoever hangs it must know what it takes (H-PUMP-7). */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, phaseOf, rateChangeOf, run, stops, withLimits } from './fixtures.ts';
import { woman } from './golden-orders.ts';
import { amount, phaseRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, OrderInput } from './order.ts';
import type { RegimenPhase } from './records.ts';

const span = (low: string) => ({ low, high: low });
const load = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });
const hourly = (hours: string | null) =>
  phaseRecord({
    kind: 'maintenance',
    amount: amount('g', '1'),
    everyHours: '1',
    durationH: hours === null ? null : span(hours),
  });
const onDemand = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: span('10') });
const vial = 'us-vial-50-10ml';

function order(
  choice: OrderInput['choice'],
  hours: string | null = null,
  more: Partial<OrderInput> = {},
  phases: readonly RegimenPhase[] = [load, hourly(hours), onDemand],
): Calculation {
  const store = { ...withLimits([]), regimens: [regimenRecord('one-bag', { phases: [...phases] })] };
  return run(
    {
      regimen: 'one-bag',
      patient: woman,
      product: vial,
      startAt: '2026-11-22T10:00',
      choice: { doseG: '2', bags: 'same-bag', ...choice },
      ...more,
    },
    store,
  );
}

const said = (result: Calculation): string | undefined => findingOf(result, 'one-bag-repeat')?.text;
const steps = (result: Calculation): string[] =>
  (phaseOf(result, 'bolus').preparation?.steps ?? []).map((step) => step.replaceAll('\u00a0', ' '));

describe('a repeat on demand from the one bag', () => {
  it('nothing is made up for it: it leaves the bag that hangs, and the infusion is set again after it', () => {
    const result = order({ bagG: '30', bagMl: '750' });
    expect(phaseOf(result, 'bolus')).toMatchObject({
      volumeToInfuseMl: '50',
      rateMlPerH: '300',
      mgPerMl: '40',
      preparation: { sameBagAsLoading: true, ifDrugVolumeIgnored: null },
    });
    expect(steps(result)).toEqual([
      'Leave the bag of the loading dose in place: nothing new is made up.',
      'Set the volume to be infused to 50 mL.',
      'Set the rate to 300 mL per hour.',
      'When it is in, set the rate back to 25 mL per hour, and the volume to be infused to what is left for the infusion.',
      'Two people check the new rate against this page.',
    ]);
  });

  it('says that the volume and the time of the next bag do not count it, and how much sooner the bag is empty', () => {
    const result = order({ bagG: '30', bagMl: '750' });
    expect(phaseOf(result, 'maintenance')).toMatchObject({
      volumeToInfuseMl: '650',
      nextBagAt: '2026-11-23T12:20',
      nextBagAfterMinutes: '1560',
    });
    expect(findingOf(result, 'one-bag-repeat')).toEqual({
      tier: 'info',
      value: 'problem',
      field: 'choice.bags',
      phase: 'Repeat dose',
      source: 'Safety rule 28 of this program',
      text: 'Repeat dose: each one takes 50 mL (2 g) out of the one bag. The volume to infuse and the time of the next bag do not count it: after one, 600 mL is left for the infusion instead of 650 mL, and the bag is empty 2 h sooner.',
    });
  });

  it('says when the bag holds enough for both', () => {
    const enough = (hours: string) => said(order({ bagG: '30', bagMl: '750' }, hours));
    expect(enough('24')).toBe(
      'Repeat dose: each one takes 50 mL (2 g) out of the one bag. After one, 600 mL is left, enough for the 600 mL of the infusion.',
    );
    expect(enough('25')).toMatch(
      /after one, 600 mL is left for the infusion instead of 625 mL, and the bag is empty 1 h/,
    );
  });

  it('a bag that cannot give it after the loading dose is refused, to the last mL', () => {
    const tight = order({ bagG: '5.95', bagMl: '148.75' });
    expect(tight.status).toBe('incomplete');
    expect(tight.entries.map((entry) => [entry.field, entry.kind, entry.text.replaceAll('\u00a0', ' ')])).toEqual([
      [
        'choice.bags',
        'impossible',
        'The repeat dose needs 50 mL of the bag, and the loading dose leaves 48.75 mL in it. Choose two bags, or a larger bag.',
      ],
    ]);
    expect(order({ bagG: '6', bagMl: '150' }).status).toBe('ok');
  });

  it('the default bag and a ready-made one: both methods see one strength', () => {
    const made = order({}, null, { diluentMl: '92' });
    expect([made.status, phaseOf(made, 'bolus').volumeToInfuseMl, phaseOf(made, 'bolus').mgPerMl]).toEqual([
      'ok',
      '50',
      '40',
    ]);
    const ready = order({}, null, { product: 'us-premix-wfi-20g-500' });
    expect([ready.status, phaseOf(ready, 'bolus').volumeToInfuseMl]).toEqual(['ok', '50']);
    expect(said(ready)).toContain('350 mL is left for the infusion instead of 400 mL');
  });

  it('the slip of the large container is asked once, for the bag, and never as a volume to draw up for the repeat', () => {
    const ids = order({ bagG: '30', bagMl: '750' }).checks.map((check) => `${check.id} ${check.phase ?? ''}`);
    expect(ids.filter((id) => id.startsWith('container-size-slip'))).toEqual(['container-size-slip Loading dose']);
  });

  it('with two bags it is made up by itself and takes nothing from the infusion', () => {
    const two = order({ bags: 'two-bags' }, null, { diluentMl: '92' });
    expect(said(two)).toBeUndefined();
    expect(phaseOf(two, 'bolus').preparation).toMatchObject({
      sameBagAsLoading: false,
      productMl: '4',
      diluentMl: '92',
    });
    expect(steps(two).some((step) => step.includes('set the rate back'))).toBe(false);
    expect(checkOf(two, 'container-size-slip').phase).toBe('Repeat dose');
    expect(stops(two)).toEqual([]);
  });
});

describe('the clock of a repeat on demand', () => {
  it('it has no time: it is given when somebody asks for it', () => {
    const result = order({ bagG: '30', bagMl: '750' });
    expect(phaseOf(result, 'bolus')).toMatchObject({ startsAt: null, endsAt: null, nextBagAt: null });
    expect(phaseOf(result, 'loading')).toMatchObject({ startsAt: '2026-11-22T10:00', endsAt: '2026-11-22T10:20' });
    expect(phaseOf(result, 'maintenance').startsAt).toBe('2026-11-22T10:20');
    expect(rateChangeOf(result).at).toBe('2026-11-22T10:20');
  });

  it('a repeat by the clock has its times, and so has a dose alone', () => {
    const every8 = phaseRecord({
      kind: 'repeat-bolus',
      amount: amount('g', '2'),
      overMin: span('10'),
      everyHours: '8',
    });
    const scheduled = order({ bags: 'two-bags' }, null, { diluentMl: '92' }, [load, every8]);
    expect(phaseOf(scheduled, 'bolus').startsAt).toBe('2026-11-22T18:00');
    const alone = order({ bags: null }, null, { diluentMl: '92' }, [onDemand]);
    expect(phaseOf(alone, 'bolus').startsAt).toBe('2026-11-22T10:00');
  });
});
