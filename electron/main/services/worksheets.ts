/**
 * Saved worksheets: kept as calculated, found again, recalculated with the present evidence, exported and imported.
 * What is saved is calculated here from the order, so that a page can never save numbers the engine did not give.
 */
import type { AuditQueries } from '#db/queries/audit.ts';
import {
  NotCurrentError,
  type NewWorksheet,
  type WorksheetHead,
  type WorksheetQueries,
  type WorksheetRow,
} from '#db/queries/worksheets.ts';
import {
  calculation as calculationSchema,
  order as orderSchema,
  type Calculation,
  type Order,
} from '#domain/dosing/order.ts';
import { words } from '#domain/evidence/search-text.ts';
import type { DosingCatalogue } from '#domain/evidence/views.ts';
import { compareCalculations, fieldsOf } from '#domain/worksheet/comparison.ts';
import { differences, verdict } from '#domain/worksheet/differences.ts';
import type { IdentifierContext } from '#domain/worksheet/identifiers.ts';
import type {
  WorksheetContent,
  WorksheetEnd,
  WorksheetFilterInput,
  WorksheetList,
  WorksheetPage,
  WorksheetRecalculation,
  WorksheetSaved,
  WorksheetSummary,
} from '#domain/worksheet/records.ts';
import { RequestError } from '#ipc/result.ts';
import { startOfLocalDay } from './local-day.ts';
import { needWard, writing } from './ward-writing.ts';
import { headline, hashOf, identifierIn, knownWords, searchText, whyNotSaved } from './worksheet-content.ts';

export interface WorksheetsInputs {
  /** Null: the ward file is not open. */
  readonly queries: WorksheetQueries | null;
  readonly audit: AuditQueries | null;
  /** A function, because it throws a sentence when the evidence cannot be used. */
  readonly dosing: () => {
    calculate(order: Order): Calculation;
    catalogue(): DosingCatalogue;
    /** With what this hospital sets for every order: a kept order gives the same figures on another PC. */
    asSetHere(order: Order): Order;
  };
  /** What is open now; null when the evidence cannot be used. */
  readonly evidence: () => WorksheetContent['evidence'] | null;
  readonly now: () => Date;
  readonly newId: () => string;
  /** After a save: makes the day's backup when it is due. */
  readonly afterSave: () => void;
}

const feature = 'Worksheets';

export function contentOf(row: WorksheetRow, overrides: WorksheetContent['overrides']): WorksheetContent {
  return {
    id: row.id,
    madeAt: row.madeAt,
    evidence: { version: row.evidenceVersion, hash: row.evidenceHash },
    title: row.title,
    productName: row.productName,
    headline: row.headline,
    label: row.label,
    // Written by `toRow` from objects; the hash below proves that they are still the same.
    order: JSON.parse(row.orderJson) as WorksheetContent['order'],
    calculation: JSON.parse(row.calculationJson) as WorksheetContent['calculation'],
    overrides,
    supersedes: row.supersedes,
  };
}

export function toRow(
  content: WorksheetContent,
  order: Order,
  status: NewWorksheet['status'],
  origin: NewWorksheet['origin'],
): NewWorksheet {
  return {
    id: content.id,
    madeAt: content.madeAt,
    evidenceVersion: content.evidence.version,
    evidenceHash: content.evidence.hash,
    regimenId: order.regimen,
    productId: order.product,
    indication: order.indication,
    title: content.title,
    productName: content.productName,
    headline: content.headline,
    label: content.label,
    searchText: searchText(content, order),
    orderJson: JSON.stringify(content.order),
    calculationJson: JSON.stringify(content.calculation),
    overrides: content.overrides,
    supersedes: content.supersedes,
    status,
    origin,
    contentHash: hashOf(content),
  };
}

export function worksheetsService({ queries, audit, dosing, evidence, now, newId, afterSave }: WorksheetsInputs) {
  let known: ReadonlySet<string> | null = null;

  function identifierContext(): IdentifierContext {
    known ??= knownWords(dosing().catalogue());
    return { today: now().toISOString().slice(0, 10), knownWords: known };
  }

  function summary(head: WorksheetHead): WorksheetSummary {
    return {
      id: head.id,
      number: head.number,
      madeAt: head.madeAt,
      evidence: { version: head.evidenceVersion, hash: head.evidenceHash },
      presentEvidence: head.evidenceHash === evidence()?.hash,
      regimen: head.regimenId,
      product: head.productId,
      indication: head.indication,
      title: head.title,
      productName: head.productName,
      headline: head.headline,
      label: head.label,
      status: head.status,
      supersedes: head.supersedes,
      origin: head.origin,
      overrides: head.overrides,
    };
  }

  /** The row with its reasons, proved to be what was saved. */
  function stored(id: string): {
    readonly row: WorksheetRow;
    readonly content: WorksheetContent;
    readonly ended: WorksheetEnd | null;
  } {
    const worksheets = needWard(queries, feature);
    const row = worksheets.get(id);
    if (row === null) throw new RequestError('not-found', 'There is no such worksheet on this PC.');
    const overrides = worksheets
      .overrides(id)
      .map(({ checkId, checkText, reason, text }) => ({ checkId, checkText, reason, text }));
    const content = contentOf(row, overrides);
    if (hashOf(content) !== row.contentHash) {
      throw new RequestError(
        'store-fault',
        `Worksheet ${row.number} is not as it was saved: its check code no longer matches, so it is not shown. Put back a backup, or make the worksheet again.`,
      );
    }
    return { row, content, ended: worksheets.endOf(row) };
  }

  function refuseIdentifiers(order: unknown, label: string, what: string): void {
    const sentence = identifierIn(order, label, identifierContext());
    if (sentence !== null) throw new RequestError('refused', `${what}: ${sentence}`);
  }

  function overridesOf(order: Order, calculation: Calculation): WorksheetContent['overrides'] {
    return order.confirmations.map(({ check: checkId, reason, text }) => ({
      checkId,
      checkText: calculation.checks.find((check) => check.id === checkId)?.text ?? '',
      reason,
      text,
    }));
  }

  function save(input: {
    readonly order: Order;
    readonly label: string;
    readonly supersedes: string | null;
  }): WorksheetSaved {
    const worksheets = needWard(queries, feature);
    const { supersedes } = input;
    const order = dosing().asSetHere(input.order);
    const label = input.label.trim();
    refuseIdentifiers(order, label, 'The worksheet was not saved');
    const calculation = dosing().calculate(order);
    const why = whyNotSaved(calculation);
    if (why !== null) throw new RequestError('refused', why);
    if (supersedes !== null && worksheets.get(supersedes) === null)
      throw new RequestError('not-found', 'The worksheet to be replaced is not on this PC.');
    const { regimens, products } = dosing().catalogue();
    const content: WorksheetContent = {
      id: newId(),
      madeAt: now().toISOString(),
      evidence: { ...calculation.evidence },
      title: regimens.find((item) => item.id === order.regimen)?.name ?? 'Order without a regimen',
      productName: products.find((item) => item.id === order.product)?.name ?? 'No product',
      headline: headline(calculation),
      label,
      order,
      calculation,
      overrides: overridesOf(order, calculation),
      supersedes,
    };
    try {
      writing('The worksheet', () => worksheets.save(toRow(content, order, 'current', 'here')));
    } catch (error) {
      if (error instanceof NotCurrentError)
        throw new RequestError(
          'refused',
          'The worksheet was not saved: the one it replaces was already replaced or withdrawn. Open the newest one and start from there.',
        );
      throw error;
    }
    afterSave();
    const notice =
      audit?.head()?.clock === 'set-back'
        ? 'The clock of this PC was set back since the last entry. The worksheet is saved and stands in the right order; its time may be wrong. Ask your IT department to set the clock.'
        : null;
    return { summary: summary(stored(content.id).row), notice };
  }

  return {
    save,
    list(filter: WorksheetFilterInput): WorksheetList {
      const worksheets = needWard(queries, feature);
      const { text, regimen, product, madeFrom, madeTo, ...rest } = filter;
      const found = worksheets.list({
        ...rest,
        words: words(text),
        regimenId: regimen,
        productId: product,
        madeFrom: madeFrom === null ? null : startOfLocalDay(madeFrom),
        madeBefore: madeTo === null ? null : startOfLocalDay(madeTo, 1),
      });
      return { worksheets: found.worksheets.map(summary), total: found.total };
    },
    /** As it was calculated that day, with the evidence of that day. */
    open(id: string): WorksheetPage {
      const worksheets = needWard(queries, feature);
      const { row, content, ended } = stored(id);
      const order = orderSchema.safeParse(content.order);
      const calculation = calculationSchema.safeParse(content.calculation);
      return {
        summary: summary(row),
        order: order.success ? order.data : null,
        calculation: calculation.success ? calculation.data : null,
        overrides: content.overrides,
        fields: [...fieldsOf({ order: content.order, calculation: content.calculation }).values()],
        prints: worksheets.prints(id).map(({ printedAt, paper, destination, pages, checkCode }) => ({
          printedAt,
          paper,
          destination,
          pages,
          checkCode,
        })),
        ended,
        replacedBy: worksheets.replacedBy(id),
      };
    },
    /** The same order with the evidence that is open now, and what differs. Nothing is saved. */
    recalculate(id: string): WorksheetRecalculation {
      const { content } = stored(id);
      const order = orderSchema.safeParse(content.order);
      if (!order.success)
        throw new RequestError(
          'refused',
          'This worksheet was written by another version of the app in a form that can be shown and not recalculated. Enter the order again in the calculator.',
        );
      const calculation = dosing().calculate(order.data);
      const changes = compareCalculations(content.calculation, calculation);
      const was = calculationSchema.safeParse(content.calculation);
      const found = differences(changes, was.success ? was.data.checks : [], calculation);
      return {
        id,
        before: content.evidence,
        now: calculation.evidence,
        calculation,
        changes,
        differences: found,
        sentence: verdict(
          found,
          content.evidence.version,
          calculation.evidence.version,
          content.evidence.hash === calculation.evidence.hash,
        ),
      };
    },
    withdraw(id: string, reason: string): WorksheetSummary {
      const worksheets = needWard(queries, feature);
      refuseIdentifiers({}, reason, 'The worksheet was not withdrawn');
      if (worksheets.get(id) === null) throw new RequestError('not-found', 'There is no such worksheet on this PC.');
      const done = writing('The withdrawal', () => worksheets.withdraw(id, reason.trim()));
      if (!done) throw new RequestError('refused', 'This worksheet was already replaced or withdrawn.');
      return summary(stored(id).row);
    },
    /** For export and import, which stand in a file of their own. */
    stored,
    summary,
    refuseIdentifiers,
  };
}

export type WorksheetsService = ReturnType<typeof worksheetsService>;
