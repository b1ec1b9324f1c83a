/** Codes of the store as the words a clinician reads. A book of the catalogue stays one: each word is read when it is shown. */
import type { Condition, ConditionGroup, Design, ReadLevel } from '#domain/evidence/records.ts';
import { recordWords } from '../messages/record-words.ts';

export const GROUPS: Readonly<Record<ConditionGroup, string>> = recordWords.groups;
export const GROUP_ORDER: readonly ConditionGroup[] = [
  'labelled-use',
  'acute-pain',
  'headache',
  'chronic-pain',
  'other-use',
  'tested-not-supported',
];

export const LEVELS: Readonly<Record<ReadLevel, string>> = recordWords.levels;
export const DESIGNS: Readonly<Record<Design, string>> = recordWords.designs;
export const LABEL_STATUSES: Readonly<Record<Condition['labelStatus']['kind'], string>> = recordWords.labelStatuses;
export const DOMAINS = recordWords.domains;
/** The order in which GRADE asks. Kept here and not imported: the record shapes would bring the parser into the page. */
export const DOMAIN_ORDER = [
  'riskOfBias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publicationBias',
] as const satisfies readonly (keyof typeof DOMAINS)[];
