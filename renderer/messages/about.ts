/** Words of About: what the program is for, what it runs on, what it is built from. */
import { catalogue, counted } from './catalogue.ts';

export const about = catalogue(
  {
    title: 'About',
    lead: 'What this program is for, what it rests on, and what it cannot do.',
    notWorking: 'What does not work right now',
    noInfo: 'The program could not say what it runs on',
    tryAgain: 'Try again',
    recordsPart: 'Records of this ward',
    program: 'This program',
    facts: {
      evidence: 'Evidence',
      version: 'Version',
      reviewDue: 'Review due',
      state: 'State',
      usable: 'Checked at start, usable',
      notUsable: 'Not usable',
      holds: 'Holds',
      conditions: (count: number) => counted(count, 'condition', 'conditions'),
      sources: (count: number) => counted(count, 'source', 'sources'),
      results: (count: number) => counted(count, 'result', 'results'),
      statements: (count: number) => counted(count, 'statement', 'statements'),
      regimens: (count: number) => counted(count, 'regimen', 'regimens'),
      products: (count: number) => counted(count, 'product', 'products'),
      limits: (count: number) => counted(count, 'limit', 'limits'),
      hash: 'Hash',
      selfTest: 'Self-test',
      passed: (passed: string, total: string) => `${passed} of ${total} reference calculations passed`,
      runtime: 'Runtime',
      cameFrom: 'Came from',
      testBuild: (origin: string) => `${origin}; a test build, not for care`,
    },
    licences: {
      title: 'Licences of what it is built from',
      parts: (count: number) => counted(count, 'part', 'parts'),
      none: 'The list of licences is not part of this build.',
    },
    use: {
      title: 'Intended use and limits',
      intended: 'Intended use',
      reference:
        'A reference on intravenous magnesium sulfate for registered clinicians: what the evidence says for a condition, and how a stated order is made up and run.',
      supports:
        'It supports a decision and never makes one. It gives options with their basis, and shows the working so that it can be redone by hand.',
      forWhom: 'Who it is for',
      users:
        'Ward nurses, doctors, pharmacists, anaesthetists and obstetric teams who know their patient and the local protocol. It is not for patients or relatives.',
      how: 'How it works',
      figures:
        'Every figure shown from a study carries the place it was read, how much of the document was read, and whether a second look confirmed it.',
      doses:
        'Doses are worked out in exact decimals and rounded once, at the end, to what the syringe or pump can deliver. A second, separate method works out every dose; if the two differ, no dose is given.',
      selfTest:
        'Reference calculations run at every start. If one fails, the calculator locks and the text stays readable.',
      not: 'What it does not do',
      patient:
        'It does not know the patient, the drug chart, other infusions or the pump. It does not read a monitor or a laboratory.',
      read: 'Most sources were read as abstracts or tables, not in full. What was not seen is marked and not stated as fact.',
      proposals: 'Limits marked as proposals have no clinical owner yet. The local protocol stands above this program.',
      nothingSent:
        'No patient name or number is asked for or stored. Nothing is sent anywhere: the program opens no network.',
    },
  },
  {
    licences: { title: 'Licenses of what it is built from', none: 'The list of licenses is not part of this build.' },
    use: {
      users:
        'Ward nurses, doctors, pharmacists, anesthesiologists and obstetric teams who know their patient and the local protocol. It is not for patients or relatives.',
    },
  },
);
