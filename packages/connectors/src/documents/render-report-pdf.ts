import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportBody } from '@gatehouse/program';
import { asOfMillis, reportPage, type ReportDocumentFacts } from './report-page.ts';

const TEMPLATE = fileURLToPath(new URL('./report.typ', import.meta.url));

/** ISO 19005-3 with tags: it keeps for decades, a screen reader can read it, and it may carry its own data. */
const PDF_STANDARD = 'a-3a';

/**
 * The report as PDF/A-3a with its JSON embedded as `report.json`. Equal input gives equal bytes: the time of creation is that of `asOf`,
 * and only the fonts inside the compiler are used.
 *
 * A text in a script that those fonts lack is romanised and says so; the embedded JSON holds it as it was.
 * Throws a ProblemError `invalid-field` when `asOf` is no date.
 *
 * @example
 * const pdf = await renderReportPdf(body, { id: 'rep_1', asOf: '2026-03-03', state: 'draft', digest }, canonicalJson(body));
 */
export async function renderReportPdf(body: ReportBody, facts: ReportDocumentFacts, json: string): Promise<Uint8Array> {
  const inputs = { report: JSON.stringify(reportPage(body, facts)), original: json };
  // Fifty megabytes of native code: loaded when the first document is made, not with this package.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: dirname(TEMPLATE) });
  const pdf = compiler.pdf(
    { mainFilePath: TEMPLATE, inputs },
    { pdfStandard: PDF_STANDARD, creationTimestamp: Math.floor(asOfMillis(facts.asOf) / 1000) },
  );
  // The compiler keeps what it memorised for all documents of the process, personal data included.
  compiler.evictCache(0);
  return new Uint8Array(pdf);
}
