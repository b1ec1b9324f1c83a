/** Screens other than the first, each in its own file of the bundle. Kept once loaded. */
export const screens = {
  condition: () => import('../condition/ConditionScreen.svelte'),
  source: () => import('../evidence/SourceScreen.svelte'),
  claims: () => import('../evidence/ClaimsScreen.svelte'),
  evidence: () => import('../evidence/EvidenceScreen.svelte'),
  findings: () => import('../evidence/FindingsScreen.svelte'),
  changes: () => import('../evidence/changes/ChangesScreen.svelte'),
  analyses: () => import('../analysis/AnalysesScreen.svelte'),
  analysis: () => import('../analysis/AnalysisScreen.svelte'),
  calculator: () => import('../calculator/CalculatorScreen.svelte'),
  safety: () => import('../safety/SafetyScreen.svelte'),
  worksheets: () => import('../worksheets/WorksheetsScreen.svelte'),
  about: () => import('../about/AboutScreen.svelte'),
} as const;

export function prefetch(): void {
  // A screen that fails to load says so when it is opened; there is nothing to say before.
  for (const load of Object.values(screens)) load().catch(() => undefined);
}
