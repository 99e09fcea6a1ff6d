import { LAW_STATUS_WORDS, LawStatus, type ReportField, type ReportRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import type { ReportBody } from '@gatehouse/program';
import { printableText, ROMANISED_NOTE } from './printable-text.ts';

/** What a document says of the report besides its body. */
export interface ReportDocumentFacts {
  readonly id: string;
  /** The day, `YYYY-MM-DD`, or the instant as of which the report speaks: also the document's time of creation. */
  readonly asOf: string;
  readonly state: ReportRow['state'];
  /** The digest of the report's body, which its ledger entry holds too. */
  readonly digest: string;
}

/** The data of the page, each text in characters that its fonts show: what report.typ reads. */
export interface ReportPage {
  readonly id: string;
  readonly asOf: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly title: string;
  readonly state: string;
  readonly lawLine: string;
  readonly notice: string;
  readonly footer: string;
  readonly digest: string;
  readonly readings: readonly string[];
  readonly sections: readonly { readonly title: string; readonly clause: string; readonly fields: readonly PageField[] }[];
}

interface PageField {
  readonly clause: string;
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly missing: string | null;
}

const STATES: Readonly<Record<ReportRow['state'], string>> = {
  draft: 'DRAFT: nothing is filed',
  proposed: 'DRAFT: waits for the approval of a second person',
  approved: 'APPROVED by a second person',
  rejected: 'REJECTED: not to be filed',
};

/**
 * The page of a report. Where a field has no value the page says who must be asked; nothing is filled in.
 * Throws a ProblemError `invalid-field` when `asOf` is no date.
 */
export function reportPage(body: ReportBody, facts: ReportDocumentFacts): ReportPage {
  const at = new Date(asOfMillis(facts.asOf));
  const { law } = body;
  const status = LawStatus.safeParse(law.status);
  const confirm = law.confirm ? ' (to be confirmed by a person)' : '';
  return {
    id: shown(facts.id),
    asOf: `as of ${shown(facts.asOf)}`,
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    title: shown(body.title),
    state: STATES[facts.state],
    lawLine: shown(
      `${law.regime}: ${law.clause}, ${law.citation}. Status: ${status.success ? LAW_STATUS_WORDS[status.data] : law.status}${confirm}. Not legal advice.`,
    ),
    notice: shown(body.notice),
    footer: 'The same report as data is embedded in this file as report.json.',
    digest: shown(facts.digest),
    readings: law.readings.map((reading) => shown(`Reading taken: ${reading}`)),
    sections: body.sections.map(({ title, clause, fields }) => ({
      title: shown(title),
      clause: shown(clause),
      fields: fields.map(pageField),
    })),
  };
}

/** The instant, in milliseconds, that a day or an instant begins at. */
export function asOfMillis(asOf: string): number {
  const millis = Date.parse(asOf);
  if (Number.isFinite(millis)) return millis;
  throw new ProblemError('invalid-field', `"${asOf}" is no date.`, 'Write a day as YYYY-MM-DD or an instant in ISO 8601 with a zone.', {
    field: 'asOf',
  });
}

function pageField({ clause, label, value, unit, source, at, checkedBy, missing }: ReportField): PageField {
  const known = missing === null && value !== null;
  const origin = [source, at ?? undefined, checkedBy === null ? undefined : `checked by ${checkedBy}`].filter((part) => part !== undefined);
  return {
    clause: shown(clause),
    label: shown(label),
    value: known ? `${shown(value)}${unit === null ? '' : ` ${shown(`(${unit})`)}`}` : '',
    source: shown(origin.join(', ')),
    missing: known ? null : shown(missing ?? 'missing'),
  };
}

function shown(original: string): string {
  const { text, romanised } = printableText(original);
  return romanised ? `${text} [${ROMANISED_NOTE}]` : text;
}
