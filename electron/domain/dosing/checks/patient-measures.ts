/** Measures that follow from the patient as entered now: kidneys, breathing, reflexes, urine, level, days, flags. */
import { dec, one, zero, type Decimal } from '../../quantity/decimal.ts';
import { say } from '../../quantity/format.ts';
import type { Limit, LimitQuantity } from '../records.ts';
import type { Setting } from '../setting.ts';
import { measured, unknown, type Measured } from './measured.ts';
import { filtrationUnit } from './scope.ts';

export type PatientQuantity =
  | 'creatinine-umol-per-l'
  | 'clearance-ml-per-min'
  | 'urine-ml-per-h'
  | 'urine-ml-per-4h'
  | 'serum-mmol-per-l'
  | 'respiratory-rate'
  | 'reflex-grade'
  | 'spo2-percent'
  | 'hours-to-birth'
  | 'treatment-days'
  | 'flag';

type Measure = (limit: Limit, setting: Setting) => readonly Measured[];

function entered(value: (setting: Setting) => Decimal | null, name: string, field: string): Measure {
  return (_limit, setting) => {
    const found = value(setting);
    return found === null ? [unknown(`${name} was not entered.`, field)] : [measured(found, null, field)];
  };
}

export const patientMeasures: Readonly<Record<PatientQuantity, Measure>> = {
  'creatinine-umol-per-l': entered((setting) => setting.creatinineUmolPerL, 'creatinine', 'patient.creatinineUmolPerL'),
  'clearance-ml-per-min': (_limit, setting) => {
    if (setting.clearance === null)
      return [unknown('clearance needs an adult age, weight, sex and creatinine.', 'patient.creatinineUmolPerL')];
    const { basis, kg } = setting.clearance;
    const formula = ` Cockcroft-Gault with ${basis}, ${say(kg, 'kg', 1)}; it holds only while creatinine is steady.${filtrationText(setting)}`;
    const pregnant =
      setting.order.patient.pregnant === true ? ' It is unreliable in pregnancy: go by creatinine and urine.' : '';
    return [measured(setting.clearance.value, null, 'patient.creatinineUmolPerL', `${formula}${pregnant}`)];
  },
  'urine-ml-per-h': entered((setting) => setting.entered.patient.urineMlPerH, 'urine output', 'patient.urineMlPerH'),
  'urine-ml-per-4h': entered(
    (setting) => setting.entered.patient.urineMlPerH?.times(dec('4')) ?? null,
    'urine output',
    'patient.urineMlPerH',
  ),
  'serum-mmol-per-l': (limit, setting) => {
    if (setting.serumMmolPerL === null)
      return [unknown('serum magnesium was not entered.', 'patient.serumMagnesiumMmolPerL')];
    const target = limit.op === '<' || limit.op === '<=';
    return target && !isOnTreatment(setting)
      ? []
      : [measured(setting.serumMmolPerL, null, 'patient.serumMagnesiumMmolPerL')];
  },
  'respiratory-rate': entered(
    (setting) => setting.entered.patient.respiratoryRate,
    'the breathing rate',
    'patient.respiratoryRate',
  ),
  'reflex-grade': entered((setting) => reflexGrade(setting), 'the knee jerk', 'patient.reflexes'),
  'spo2-percent': entered((setting) => setting.entered.patient.spo2Percent, 'oxygen saturation', 'patient.spo2Percent'),
  'hours-to-birth': entered(
    (setting) => setting.entered.patient.hoursToBirth,
    'the time to birth',
    'patient.hoursToBirth',
  ),
  'treatment-days': (_limit, setting) => {
    const days = setting.entered.patient.daysOnTreatment;
    return days === null
      ? [unknown('days on treatment were not entered.', 'patient.daysOnTreatment')]
      : [measured(days, null, 'patient.daysOnTreatment')];
  },
  flag: (limit, setting) =>
    limit.flag === null
      ? []
      : [
          {
            kind: 'flag',
            present: setting.order.patient.flags[limit.flag] ?? null,
            field: `patient.flags.${limit.flag}`,
          },
        ],
};

/** The other formula beside it: what it gives, so that two that differ are seen to differ. */
function filtrationText({ egfr }: Setting): string {
  return egfr === null ? '' : ` CKD-EPI 2021 gives ${say(egfr, filtrationUnit, 0)}.`;
}

/** A target for the level means something only once treatment runs. */
function isOnTreatment(setting: Setting): boolean {
  const { daysOnTreatment, alreadyGiven24hG } = setting.entered.patient;
  return (daysOnTreatment?.gt(zero) ?? false) || (alreadyGiven24hG?.gt(zero) ?? false);
}

function reflexGrade(setting: Setting): Decimal | null {
  const { reflexes } = setting.order.patient;
  if (reflexes === null) return null;
  return reflexes === 'absent' ? zero : one;
}

/** True for a quantity that needs only the patient. */
export function isPatientQuantity(quantity: LimitQuantity): quantity is PatientQuantity {
  return quantity in patientMeasures;
}
