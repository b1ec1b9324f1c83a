/** Codes of the store as the words a clinician reads. */
import type { Condition, ConditionGroup, Design, ReadLevel } from '#domain/evidence/records.ts';

export const GROUPS: Readonly<Record<ConditionGroup, string>> = {
  'labelled-use': 'Labelled use',
  'acute-pain': 'Acute pain',
  headache: 'Headache',
  'chronic-pain': 'Chronic pain',
  'other-use': 'Other use',
  'tested-not-supported': 'Tested and not supported',
};
export const GROUP_ORDER: readonly ConditionGroup[] = [
  'labelled-use',
  'acute-pain',
  'headache',
  'chronic-pain',
  'other-use',
  'tested-not-supported',
];

export const LEVELS: Readonly<Record<ReadLevel, string>> = {
  'primary-fulltext': 'full text',
  'primary-abstract': 'abstract',
  secondary: 'secondary source',
  label: 'product label',
  guideline: 'guideline',
};

export const DESIGNS: Readonly<Record<Design, string>> = {
  rct: 'Randomised trial',
  'meta-analysis': 'Meta-analysis',
  'systematic-review': 'Systematic review',
  cohort: 'Cohort',
  'case-series': 'Case series',
  guideline: 'Guideline',
  label: 'Product label',
  'narrative-review': 'Narrative review',
  'pk-study': 'Pharmacokinetic study',
  news: 'News item',
};

export const LABEL_STATUSES: Readonly<Record<Condition['labelStatus']['kind'], string>> = {
  labelled: 'Labelled use',
  'off-label': 'Off label',
  'label-dosing-only': 'Dosing on the label only',
  'not-for-injection': 'Not a use of the injection',
};

export const DOMAINS = {
  riskOfBias: 'Risk of bias',
  inconsistency: 'Inconsistency',
  indirectness: 'Indirectness',
  imprecision: 'Imprecision',
  publicationBias: 'Publication bias',
} as const;
/** The order in which GRADE asks. Kept here and not imported: the record shapes would bring the parser into the page. */
export const DOMAIN_ORDER = [
  'riskOfBias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publicationBias',
] as const satisfies readonly (keyof typeof DOMAINS)[];
