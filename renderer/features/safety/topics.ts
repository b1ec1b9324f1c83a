/** Order and names of the questions authorities are compared on. */
import type { Comparison } from '#domain/evidence/safety-records.ts';

export const TOPICS: readonly { readonly key: Comparison['topic']; readonly name: string }[] = [
  { key: 'monitoring', name: 'Monitoring' },
  { key: 'target-level', name: 'Target level' },
  { key: 'limits', name: 'Limits' },
  { key: 'renal', name: 'Kidneys' },
  { key: 'contraindications', name: 'Contraindications' },
  { key: 'interactions', name: 'Interactions' },
  { key: 'incompatibilities', name: 'Incompatibilities' },
  { key: 'stability', name: 'Stability' },
  { key: 'first-regimen', name: 'First regimen' },
  { key: 'pregnancy', name: 'Pregnancy' },
  { key: 'breastfeeding', name: 'Breastfeeding' },
  { key: 'pharmacokinetics', name: 'Pharmacokinetics' },
];
