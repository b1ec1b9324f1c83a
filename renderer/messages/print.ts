/** Words around printing: the preview window, and what came of a page. */
import { catalogue, counted } from './catalogue.ts';

export const printWords = catalogue({
  previewTitle: 'Before it is printed',
  evidenceTable: 'Evidence table',
  notPrinted: (why: string) => `The page was not printed. ${why}`,
  paper: 'Paper',
  zoom: 'Size on the screen',
  wholePage: 'Whole page',
  realSize: 'Real size',
  page: (number: number, of: number) => `Page ${String(number)} of ${String(of)}`,
  stampPage: (number: number, of: number) => `page ${String(number)} of ${String(of)}`,
  previous: 'Page before',
  next: 'Next page',
  saveAsPdf: 'Save as PDF',
  print: 'Print',
  close: 'Close',
  thePage: 'The page as it will be printed',
  saving: 'The page is being made.',
  saved: (path: string, pages: number) => `Saved as ${path}, ${counted(pages, 'page', 'pages')}.`,
  closed: 'The preview was closed; no file was saved.',
  notSaved: 'Not saved: the dialog was closed.',
  outcome: {
    sent: 'Sent to the printer.',
    closed: 'Not printed: the dialog was closed.',
    'no-printer': 'There is no printer on this computer. Save the page as PDF and print it where there is one.',
    failed: 'The printer did not take the page. Look at the printer, or save the page as PDF.',
  },
});
