import { catalogue, counted } from './catalogue.ts';

/** Rail, top bar, footer, and what stands when a page or the evidence cannot be shown. */
export const shell = catalogue({
  program: 'Bedside Magnesium',
  skipToPage: 'Skip to the page',
  mainNavigation: 'Main',
  places: {
    conditions: 'Conditions',
    calculator: 'Calculator',
    evidence: 'Evidence',
    safety: 'Safety',
    worksheets: 'Worksheets',
    about: 'About',
  },
  searchPrompt: 'Search conditions, claims, regimens, products, commands',
  toxicity: 'Toxicity',
  closeMessage: 'Close this message',
  undo: 'Undo',
  noSuchPage: 'No such page',
  noSuchPageLead: 'The address does not belong to a page of this program. Choose a screen at the left.',
  toConditions: 'Go to Conditions',
  screenFailed: 'This screen could not be opened.',

  evidence: (version: string) => `Evidence **${version}**`,
  reviewDue: (month: string) => `Review due **${month}**`,
  selfTest: (passed: number, total: number) => `Self-test ${passed} of ${total}`,
  referenceCalculations: 'reference calculations passed',
  problems: (count: number) => counted(count, 'problem', 'problems'),
  testBuild: 'Test build, not for care',
  checking: 'Checking the evidence store and the reference calculations',
  offline: 'Works offline, no network used',

  faultTitle: 'The evidence cannot be trusted',
  fault: 'The evidence on this computer cannot be trusted. Nothing is shown from it.',
  whatToDo: 'What to do now',
  forPatient:
    'For a patient: use the ward’s own protocol, or another computer. For magnesium sulfate toxicity: stop the infusion, support breathing, and follow the local emergency protocol.',
  forComputer:
    'For this computer: install the program again from the hospital’s own copy, or call the person who looks after it and read out the lines below.',
  programLine: 'Program',
  evidenceVersion: 'Evidence version',
  hashExpected: 'Hash expected',
  dataFolder: 'Data folder',
  aboutProgram: 'About this program',
});
