/** Order of the questions authorities are compared on. */
import type { Comparison } from '#domain/evidence/safety-records.ts';

export const TOPICS: readonly Comparison['topic'][] = [
  'monitoring',
  'target-level',
  'limits',
  'renal',
  'contraindications',
  'interactions',
  'incompatibilities',
  'stability',
  'first-regimen',
  'pregnancy',
  'breastfeeding',
  'pharmacokinetics',
];
