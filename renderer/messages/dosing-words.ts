/** Codes of the dosing records as the words a clinician reads: the same in the calculator, in worksheets and on paper. */
import { catalogue } from './catalogue.ts';

export const dosingWords = catalogue(
  {
    indications: {
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
    },
    populations: {
      adult: 'Adult',
      'adult-obstetric': 'Adult, pregnant or newly delivered',
      child: 'Child',
      neonate: 'Newborn',
    },
    flags: {
      'heart-block': 'Heart block',
      'myocardial-damage': 'Myocardial damage',
      'myasthenia-gravis': 'Myasthenia gravis',
      'diabetic-coma': 'Diabetic coma',
      'hepatic-coma': 'Hepatic coma, or risk of it',
      'neuromuscular-blocker': 'Neuromuscular blocker',
      'calcium-channel-blocker': 'Calcium channel blocker',
      digoxin: 'Digoxin',
      aminoglycoside: 'Aminoglycoside',
      'cns-depressant': 'Sedative or opioid',
    },
    /** Which weight a dose was worked out for, by the engine's code. */
    weights: { actual: 'actual', ideal: 'ideal', adjusted: 'adjusted', lean: 'lean' },
    /** Groups of the regimen list that are no market. */
    uses: {
      'trial-only': 'Trials and old uses: no recommendation',
      'reference-only': 'Text only, cannot be calculated',
    },
  },
  { indications: { hypomagnesaemia: 'Hypomagnesemia', 'cerebral-oedema': 'Cerebral edema' } },
);
