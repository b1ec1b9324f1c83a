/** Codes of the dosing records as the words a clinician reads. */
import type { Indication, PatientFlag, Population, Regimen } from '#domain/dosing/records.ts';
import { markets } from '../../../messages/markets.ts';

export const INDICATIONS: Readonly<Record<Indication, string>> = {
  'pre-eclampsia': 'Pre-eclampsia',
  eclampsia: 'Eclampsia',
  'recurrent-seizure': 'Further eclamptic fit',
  'fetal-neuroprotection': 'Fetal neuroprotection',
  hypomagnesaemia: 'Hypomagnesaemia',
  'parenteral-nutrition': 'Parenteral nutrition',
  'torsades-pulse': 'Torsades de pointes, with a pulse',
  'torsades-arrest': 'Torsades de pointes, no pulse',
  'atrial-fibrillation': 'Atrial fibrillation',
  'arrhythmia-other': 'Other arrhythmia',
  asthma: 'Acute asthma',
  'perioperative-analgesia': 'Pain around surgery',
  crps: 'Complex regional pain syndrome',
  'back-pain': 'Back pain',
  migraine: 'Acute migraine',
  tetanus: 'Tetanus',
  neonatal: 'Newborn',
  irukandji: 'Irukandji syndrome',
  'nephritis-seizures': 'Seizures in nephritis',
  'barium-poisoning': 'Barium poisoning',
  'cerebral-oedema': 'Cerebral oedema',
  'seizures-other': 'Other seizures',
  other: 'Other, named in the order',
};

export { markets as MARKETS };

export const POPULATIONS: Readonly<Record<Population, string>> = {
  adult: 'Adult',
  'adult-obstetric': 'Adult, pregnant or newly delivered',
  child: 'Child',
  neonate: 'Newborn',
};

/** Asked one by one: present, absent, or not asked. Contraindications first, then drugs that interact. */
export const FLAGS: readonly {
  readonly flag: PatientFlag;
  readonly label: string;
  readonly kind: 'condition' | 'drug';
}[] = [
  { flag: 'heart-block', label: 'Heart block', kind: 'condition' },
  { flag: 'myocardial-damage', label: 'Myocardial damage', kind: 'condition' },
  { flag: 'myasthenia-gravis', label: 'Myasthenia gravis', kind: 'condition' },
  { flag: 'diabetic-coma', label: 'Diabetic coma', kind: 'condition' },
  { flag: 'hepatic-coma', label: 'Hepatic coma, or risk of it', kind: 'condition' },
  { flag: 'neuromuscular-blocker', label: 'Neuromuscular blocker', kind: 'drug' },
  { flag: 'calcium-channel-blocker', label: 'Calcium channel blocker', kind: 'drug' },
  { flag: 'digoxin', label: 'Digoxin', kind: 'drug' },
  { flag: 'aminoglycoside', label: 'Aminoglycoside', kind: 'drug' },
  { flag: 'cns-depressant', label: 'Sedative or opioid', kind: 'drug' },
];

export const ROUTES: Readonly<Record<Regimen['route'], string>> = {
  iv: 'IV',
  im: 'IM',
  'iv+im': 'IV and IM',
  'iv-or-io': 'IV or IO',
  'im-or-iv': 'IM or IV',
};

/** The group of the regimen list: what can be given first, then trials, then what is text only. */
export function regimenGroup(regimen: Regimen): string {
  if (regimen.use === 'trial-only') return 'Trials and old uses: no recommendation';
  if (regimen.use === 'reference-only') return 'Text only, cannot be calculated';
  return markets[regimen.market];
}
