import { catalogue } from './catalogue.ts';

/** Codes of the evidence records as the words a clinician reads. */
export const recordWords = catalogue(
  {
    groups: {
      'labelled-use': 'Labelled use',
      'acute-pain': 'Acute pain',
      headache: 'Headache',
      'chronic-pain': 'Chronic pain',
      'other-use': 'Other use',
      'tested-not-supported': 'Tested and not supported',
    },
    levels: {
      'primary-fulltext': 'full text',
      'primary-abstract': 'abstract',
      secondary: 'secondary source',
      label: 'product label',
      guideline: 'guideline',
    },
    designs: {
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
    },
    labelStatuses: {
      labelled: 'Labelled use',
      'off-label': 'Off label',
      'label-dosing-only': 'Dosing on the label only',
      'not-for-injection': 'Not a use of the injection',
    },
    domains: {
      riskOfBias: 'Risk of bias',
      inconsistency: 'Inconsistency',
      indirectness: 'Indirectness',
      imprecision: 'Imprecision',
      publicationBias: 'Publication bias',
    },
  },
  {
    groups: { 'labelled-use': 'Labeled use' },
    designs: { rct: 'Randomized trial' },
    labelStatuses: { labelled: 'Labeled use' },
  },
);
