/**
 * A worksheet as an HL7 FHIR R4 MedicationRequest: magnesium sulfate, dose and rate in UCUM units. It is a plan and a
 * draft, never an order, and its subject is an anonymous patient of whom nothing was asked.
 * The drug is named in words only: no code for it was read in a source of this store.
 */
import type { Calculation, DosePhase, PhaseResult } from '../dosing/order.ts';
import { dec, plain } from '../quantity/decimal.ts';
import type { WorksheetEnd, WorksheetOverride, WorksheetSummary } from './records.ts';

const ucum = 'http://unitsofmeasure.org';
const routeSystem = 'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration';
const doseRateType = 'http://terminology.hl7.org/CodeSystem/dose-rate-type';
const dataAbsentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly system: string;
  readonly code: string;
}

/** JSON carries a binary number; a figure it cannot carry exactly is left to the text, which always has it. */
export function fhirQuantity(value: string | null, unit: string, code: string): Quantity | undefined {
  if (value === null) return undefined;
  const number = Number(value);
  return plain(dec(value)) === String(number) ? { value: number, unit, system: ucum, code } : undefined;
}

const routes = {
  iv: { coding: [{ system: routeSystem, code: 'IVINJ', display: 'Injection, intravenous' }], text: 'intravenous' },
  im: { coding: [{ system: routeSystem, code: 'IM', display: 'Injection, intramuscular' }], text: 'intramuscular' },
} as const;

function isDose(phase: PhaseResult): phase is DosePhase {
  return phase.kind !== 'rate-change';
}

/** Hours of a repeated dose: "4 h" gives 4. Null for one dose and for an hourly infusion. */
function repeatHours(per: string): number | null {
  const match = /^(\d+) h$/.exec(per);
  return match === null ? null : Number(match[1]);
}

function timing(phase: DosePhase): object | undefined {
  const every = repeatHours(phase.per);
  const hours = fhirQuantity(phase.durationH, 'h', 'h');
  const minutes = fhirQuantity(phase.minutes, 'min', 'min');
  const each = minutes === undefined ? {} : { duration: minutes.value, durationUnit: 'min' };
  if (every !== null)
    return {
      repeat: {
        ...(hours === undefined ? {} : { boundsDuration: hours }),
        ...each,
        frequency: 1,
        period: every,
        periodUnit: 'h',
      },
    };
  if (phase.per === 'h')
    return hours === undefined ? undefined : { repeat: { duration: hours.value, durationUnit: 'h' } };
  return { repeat: { count: 1, ...each } };
}

function doseAndRate(phase: DosePhase): object[] {
  const type = { coding: [{ system: doseRateType, code: 'calculated', display: 'Calculated' }] };
  const grams = fhirQuantity(phase.dose.g, 'g', 'g');
  const hourly = phase.per === 'h' && grams !== undefined;
  const dose = hourly || grams === undefined ? {} : { doseQuantity: grams };
  const pump = fhirQuantity(phase.rateMlPerH, 'mL/h', 'mL/h');
  const speed = fhirQuantity(phase.mgPerMin, 'mg/min', 'mg/min');
  const forms = [
    pump === undefined ? null : { type, ...dose, rateQuantity: pump },
    speed === undefined ? null : { type, ...dose, rateQuantity: speed },
    hourly
      ? { type, rateRatio: { numerator: grams, denominator: { value: 1, unit: 'h', system: ucum, code: 'h' } } }
      : null,
  ].filter((form) => form !== null);
  return forms.length > 0 ? forms : [{ type, ...dose }];
}

function dosageText(phase: DosePhase): string {
  const amount =
    phase.per === 'dose'
      ? `${phase.dose.g} g`
      : phase.per === 'h'
        ? `${phase.dose.g} g per hour`
        : `${phase.dose.g} g every ${phase.per}`;
  const parts = [
    `${phase.title}: magnesium sulfate ${amount}`,
    phase.minutes === null ? null : `over ${phase.minutes} min`,
    phase.finalMl === null ? null : `in ${phase.finalMl} mL`,
    phase.rateMlPerH === null ? null : `pump rate ${phase.rateMlPerH} mL per hour`,
    phase.volumeToInfuseMl === null ? null : `volume to infuse ${phase.volumeToInfuseMl} mL`,
    phase.durationH === null || phase.per !== 'h' ? null : `for ${phase.durationH} h`,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}

export interface FhirWorksheet {
  readonly summary: WorksheetSummary;
  readonly calculation: Calculation;
  readonly overrides: readonly WorksheetOverride[];
  readonly ended: WorksheetEnd | null;
}

function notes({ summary, calculation, overrides }: FhirWorksheet): object[] {
  const hours24 = calculation.totals.g24h;
  const change = calculation.phases.find((phase) => phase.kind === 'rate-change');
  const texts = [
    'Uncontrolled copy of a worksheet. It is not an order: a prescriber and a second person check it before use.',
    `Calculated from evidence version ${summary.evidence.version}, check code ${summary.evidence.hash.slice(0, 12)}.`,
    `Product: ${summary.productName}.`,
    change === undefined
      ? null
      : `After ${change.afterMinutes} min the pump rate changes from ${change.fromMlPerH} to ${change.toMlPerH} mL per hour; two people do it.`,
    hours24 === null ? null : `Total in 24 h: ${hours24} g.`,
    summary.label === '' ? null : `Label: ${summary.label}.`,
    ...overrides.map(
      (item) =>
        `Answered with a reason: ${item.checkText} Reason: ${item.reason}${item.text === '' ? '' : `, ${item.text}`}.`,
    ),
  ];
  return texts.filter((text) => text !== null).map((text) => ({ text }));
}

const statusCodes = { current: 'draft', superseded: 'cancelled', withdrawn: 'cancelled' } as const;

function statusReason({ summary, ended }: FhirWorksheet): string | null {
  if (summary.status === 'current') return null;
  if (summary.status === 'superseded') return 'Replaced by a newer worksheet';
  return ended?.reason === null || ended === null ? 'Withdrawn' : `Withdrawn: ${ended.reason}`;
}

export function medicationRequest(worksheet: FhirWorksheet): object {
  const { summary, calculation } = worksheet;
  const reason = statusReason(worksheet);
  const doses = calculation.phases.filter(isDose);
  return {
    resourceType: 'MedicationRequest',
    id: summary.id,
    contained: [
      {
        resourceType: 'Patient',
        id: 'anonymous',
        name: [{ extension: [{ url: dataAbsentReason, valueCode: 'not-asked' }] }],
      },
    ],
    status: statusCodes[summary.status],
    ...(reason === null ? {} : { statusReason: { text: reason } }),
    intent: 'plan',
    medicationCodeableConcept: { text: 'magnesium sulfate' },
    subject: { reference: '#anonymous', display: 'No patient is named in this record' },
    authoredOn: summary.madeAt,
    ...(summary.indication === null ? {} : { reasonCode: [{ text: summary.indication.replaceAll('-', ' ') }] }),
    note: notes(worksheet),
    dosageInstruction: doses.map((phase, index) => ({
      sequence: index + 1,
      text: dosageText(phase),
      ...(timing(phase) === undefined ? {} : { timing: timing(phase) }),
      route: phase.kind === 'im' ? routes.im : routes.iv,
      doseAndRate: doseAndRate(phase),
    })),
  };
}

/** One request alone, several in a collection. @param at ISO, when the file was made */
export function fhirExport(worksheets: readonly FhirWorksheet[], at: string): object {
  const requests = worksheets.map(medicationRequest);
  if (requests.length === 1) return requests[0] ?? {};
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at,
    entry: worksheets.map(({ summary }, index) => ({ fullUrl: `urn:uuid:${summary.id}`, resource: requests[index] })),
  };
}
