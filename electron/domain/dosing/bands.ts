/**
 * Plausibility bands of every keyed number (safety rule 22): outside `possible` there is no result, outside `usual`
 * the person confirms first. The bands catch keying slips (a missing point, a pasted unit, the wrong field); they are
 * project settings awaiting clinical approval, not dose limits, and no source is claimed for them.
 */
export type Band = Readonly<{
  label: string;
  unit: string;
  possible: readonly [string, string];
  usual: readonly [string, string];
  zero: boolean;
}>;

function band(
  label: string,
  unit: string,
  possible: readonly [string, string],
  usual: readonly [string, string],
  zero = false,
): Band {
  return { label, unit, possible, usual, zero };
}

export const choiceBands = {
  loadingG: band('Loading dose', 'g', ['0.001', '100'], ['0.001', '100']),
  loadingMmol: band('Loading dose', 'mmol', ['0.001', '400'], ['0.01', '200']),
  loadingPerKgMg: band('Loading dose', 'mg per kg', ['0.1', '2000'], ['1', '500']),
  loadingPerKgMmol: band('Loading dose', 'mmol per kg', ['0.001', '8'], ['0.01', '2']),
  loadingMin: band('Loading time', 'min', ['0.5', '10080'], ['1', '1440']),
  maintenanceGPerH: band('Maintenance', 'g per hour', ['0.001', '100'], ['0.01', '10']),
  maintenanceMmolPerH: band('Maintenance', 'mmol per hour', ['0.001', '400'], ['0.01', '40']),
  maintenanceMgPerKgPerH: band('Maintenance', 'mg per kg per hour', ['0.01', '1000'], ['0.1', '200']),
  maintenanceH: band('Maintenance time', 'h', ['0.1', '336'], ['0.5', '168']),
  doseG: band('Dose', 'g', ['0.001', '100'], ['0.001', '100']),
  doseMg: band('Dose', 'mg', ['1', '100000'], ['1', '50000']),
  doseMmol: band('Dose', 'mmol', ['0.001', '800'], ['0.01', '200']),
  doseMEq: band('Dose', 'mEq', ['0.001', '1600'], ['0.01', '400']),
  dosePerKgMg: band('Dose', 'mg per kg', ['0.1', '2000'], ['1', '500']),
  dosePerKgMmol: band('Dose', 'mmol per kg', ['0.001', '8'], ['0.01', '2']),
  capG: band('Most for one dose', 'g', ['0.001', '100'], ['0.01', '40']),
  overMin: band('Time', 'min', ['0.5', '10080'], ['1', '1440']),
  ratePerH: band('Continuing rate', '', ['0.001', '100000'], ['0.001', '20000']),
  rateH: band('Time at this rate', 'h', ['0.1', '336'], ['0.5', '168']),
  imG: band('Intramuscular dose', 'g', ['0.001', '50'], ['0.01', '20']),
  imMaintenanceG: band('Repeated intramuscular dose', 'g', ['0.001', '50'], ['0.01', '20']),
  imEveryH: band('Interval', 'h', ['1', '48'], ['2', '24']),
  imSites: band('Number of sites', '', ['1', '4'], ['1', '4']),
  bagG: band('Magnesium sulfate in the bag', 'g', ['0.01', '100'], ['0.1', '40']),
  bagMl: band('Final volume of the bag', 'mL', ['1', '5000'], ['5', '1100']),
} as const satisfies Record<string, Band>;
export type NumericChoice = keyof typeof choiceBands;

export const patientBands = {
  weightKg: band('Weight', 'kg', ['0.3', '400'], ['0.5', '200']),
  heightCm: band('Height', 'cm', ['20', '250'], ['40', '210']),
  ageYears: band('Age', 'years', ['0', '120'], ['0', '105'], true),
  ageMonths: band('Age', 'months', ['0', '1440'], ['0', '240'], true),
  daysOnTreatment: band('Days on treatment', 'days', ['0', '365'], ['0', '14'], true),
  hoursToBirth: band('Hours to birth', 'h', ['0', '6000'], ['0', '3000'], true),
  creatinineUmolPerL: band('Creatinine', 'micromol per L', ['5', '3000'], ['20', '500']),
  creatinineMgPerDl: band('Creatinine', 'mg per dL', ['0.05', '34'], ['0.2', '6']),
  urineMlPerH: band('Urine output', 'mL per hour', ['0', '3000'], ['0', '500'], true),
  serumMagnesiumMmolPerL: band('Serum magnesium', 'mmol per L', ['0.1', '20'], ['0.3', '6']),
  serumMagnesiumMEqPerL: band('Serum magnesium', 'mEq per L', ['0.2', '40'], ['0.6', '12']),
  serumMagnesiumMgPerDl: band('Serum magnesium', 'mg per dL', ['0.2', '50'], ['0.7', '15']),
  respiratoryRate: band('Breaths', 'per min', ['0', '100'], ['6', '60'], true),
  spo2Percent: band('Oxygen saturation', 'per cent', ['20', '100'], ['60', '100']),
  alreadyGiven24hG: band('Given in the last 24 h', 'g', ['0', '100'], ['0', '50'], true),
  alreadyGiven48hG: band('Given in the last 48 h', 'g', ['0', '200'], ['0', '100'], true),
} as const satisfies Record<string, Band>;
export type NumericPatient = keyof typeof patientBands;

export const otherBands = {
  diluentMl: band('Diluent', 'mL', ['0', '5000'], ['0', '1100'], true),
  pumpStep: band('Pump step', 'mL per hour', ['0.0001', '10'], ['0.01', '5']),
  syringeStep: band('Syringe step', 'mL', ['0.0001', '10'], ['0.01', '5']),
} as const satisfies Record<string, Band>;

/** Weight bands by age in years: a 70 kg four-year-old and a 7 kg adult are slips, not people. */
const weightByAge: readonly (readonly [string, Band])[] = [
  ['0.08', band('Weight', 'kg', ['0.3', '9'], ['0.6', '6'])],
  ['1', band('Weight', 'kg', ['1', '20'], ['2', '14'])],
  ['5', band('Weight', 'kg', ['3', '60'], ['6', '30'])],
  ['12', band('Weight', 'kg', ['7', '150'], ['12', '80'])],
  ['16', band('Weight', 'kg', ['12', '300'], ['25', '130'])],
];
const adultWeight = band('Weight', 'kg', ['20', '400'], ['35', '200']);

/** The band for weight at an age in years; the widest one when the age is not known and no adult regimen was chosen. */
export function weightBand(isYoungerThan: (years: string) => boolean, ageKnown: boolean, adult: boolean): Band {
  if (!ageKnown) return adult ? adultWeight : patientBands.weightKg;
  return weightByAge.find(([limit]) => isYoungerThan(limit))?.[1] ?? adultWeight;
}
