/** Codes of the dosing records as the words a clinician reads: books of the catalogue, so that each word is read when it is shown. */
import type { Indication, PatientFlag, Population, Regimen } from '#domain/dosing/records.ts';
import { dosingWords } from '../../../messages/dosing-words.ts';
import { markets } from '../../../messages/markets.ts';

export const INDICATIONS: Readonly<Record<Indication, string>> = dosingWords.indications;
export { markets as MARKETS };
export const POPULATIONS: Readonly<Record<Population, string>> = dosingWords.populations;

interface Flag {
  readonly flag: PatientFlag;
  readonly label: string;
  readonly kind: 'condition' | 'drug';
}

function flag(code: PatientFlag, kind: Flag['kind']): Flag {
  return {
    flag: code,
    kind,
    get label() {
      return dosingWords.flags[code];
    },
  };
}

/** Asked one by one: present, absent, or not asked. Contraindications first, then drugs that interact. */
export const FLAGS: readonly Flag[] = [
  flag('heart-block', 'condition'),
  flag('myocardial-damage', 'condition'),
  flag('myasthenia-gravis', 'condition'),
  flag('diabetic-coma', 'condition'),
  flag('hepatic-coma', 'condition'),
  flag('neuromuscular-blocker', 'drug'),
  flag('calcium-channel-blocker', 'drug'),
  flag('digoxin', 'drug'),
  flag('aminoglycoside', 'drug'),
  flag('cns-depressant', 'drug'),
];

/** The group of the regimen list: what can be given first, then trials, then what is text only. */
export function regimenGroup(regimen: Regimen): string {
  return regimen.use === 'offered' ? markets[regimen.market] : dosingWords.uses[regimen.use];
}

/** Which weight a dose stands on, by the engine's code; another word of the engine is said as it is. */
export function weightWord(basis: string): string {
  return Object.entries(dosingWords.weights).find(([code]) => code === basis)?.[1] ?? basis;
}
