/** What a page is called as a file and in the print log. */
import type { PrintAsked } from '#ipc/views.ts';

export interface PrintAbout {
  readonly kind: 'condition' | 'worksheet' | 'toxicity' | 'forest-plot' | 'evidence-table' | 'pump-chart';
  readonly subject: string;
  readonly worksheetId: string | null;
  readonly fileName: string;
}

export function aboutPage(asked: PrintAsked): PrintAbout {
  switch (asked.kind) {
    case 'condition':
      return { kind: 'condition', subject: asked.id, worksheetId: null, fileName: `${asked.id} summary` };
    case 'toxicity':
      return { kind: 'toxicity', subject: 'toxicity', worksheetId: null, fileName: 'magnesium sulfate toxicity' };
    case 'analysis':
      return { kind: 'forest-plot', subject: asked.id, worksheetId: null, fileName: `${asked.id} forest plot` };
    case 'evidence-table': {
      const subject = asked.asked.condition ?? 'findings';
      return { kind: 'evidence-table', subject, worksheetId: null, fileName: `${subject} evidence table` };
    }
    case 'worksheet': {
      const subject = asked.order.regimen ?? 'free-order';
      const fileName = `magnesium sulfate worksheet ${asked.order.regimen ?? 'free order'}`;
      return { kind: 'worksheet', subject, worksheetId: null, fileName };
    }
    case 'saved-worksheet':
      return { kind: 'worksheet', subject: asked.id, worksheetId: asked.id, fileName: 'magnesium sulfate worksheet' };
    case 'pump-chart': {
      const subject = asked.asked.order.regimen ?? 'free-order';
      return { kind: 'pump-chart', subject, worksheetId: null, fileName: `magnesium sulfate pump chart ${subject}` };
    }
  }
}
