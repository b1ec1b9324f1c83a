/** An address of every kind of screen, for tests that walk them all. */
export const SCREENS = [
  '#/conditions',
  '#/condition/crps',
  '#/condition/pre-eclampsia',
  '#/condition/postoperative-pain',
  '#/calculator',
  '#/evidence',
  '#/findings',
  '#/claims',
  '#/analyses',
  '#/analysis/acute-mi-early-death',
  '#/source/fischer-2013-crps',
  '#/safety',
  '#/worksheets',
  '#/about',
  '#/no-such-page',
] as const;
