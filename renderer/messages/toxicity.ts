/** Words of the toxicity card and of the ladder of signs. What to do is evidence and stands in the records. */
import { catalogue, counted } from './catalogue.ts';

export const toxicity = catalogue(
  {
    dialog: 'Magnesium sulfate toxicity, emergency card',
    title: 'Magnesium sulfate toxicity',
    signs: 'Reflexes lost, weakness, confusion, slow or stopped breathing',
    print: 'Print',
    close: 'Close',
    ladder: {
      title: 'Signs against serum magnesium',
      note: 'Ranges overlap and sources differ',
      caption: 'Signs against serum magnesium in three units',
      sign: 'Sign',
      range: (top: string, unit: string) => `Range drawn from 0 to ${top} ${unit}`,
      units: { mmolPerL: 'mmol per L', mEqPerL: 'mEq per L', mgPerDl: 'mg per dL' },
      source: 'Source',
      between: (low: string, high: string) => `${low} to ${high}`,
      above: (low: string) => `${low} and above`,
      traced: (sign: string, authority: string, printed: string) => `${sign}: ${authority}, printed as ${printed}`,
      wanted: 'usual or wanted',
      reflexes: 'reflexes fall',
      loss: 'loss and worse',
      fades: 'A bar that fades has no upper end.',
    },
    steps: {
      title: 'What the sources say to do',
      sources: (count: number) => counted(count, 'source', 'sources'),
      /** Said after the number of sources, for a screen reader. */
      of: (step: string) => ` for ${step}`,
    },
    calcium: {
      title: 'Calcium: sources side by side',
      caption: 'Calcium as each source gives it',
      amount: 'Salt and amount',
      over: 'Over',
      source: 'Source',
      differs: 'differs',
      perMinute: (low: string, high: string) => (low === high ? `${high} mg per min` : `${low} to ${high} mg per min`),
      toxicity: 'Toxicity',
      arrest: 'Cardiac or breathing arrest',
      child: 'Child',
    },
    call: '**Call** the emergency team by this hospital’s own number, and the anaesthetist. No number is stored here; the printed card leaves lines for them.',
    unread: {
      title: 'The stored card could not be read. Follow the local emergency protocol.',
      stop: 'Stop the infusion of magnesium sulfate.',
      breathing: 'Support breathing and call for help.',
      calcium: 'Intravenous calcium by the local protocol or the calcium label.',
    },
  },
  {
    call: '**Call** the emergency team by this hospital’s own number, and the anesthesiologist. No number is stored here; the printed card leaves lines for them.',
  },
);
