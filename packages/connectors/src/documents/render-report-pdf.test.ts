import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReportField } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import type { ReportBody } from '@gatehouse/program';
import { embeddedText, pageContents } from './pdf-content.test-support.ts';
import { SHOWN_RANGES } from './printable-text.ts';
import { renderReportPdf } from './render-report-pdf.ts';
import { reportPage, type ReportDocumentFacts } from './report-page.ts';

function field(label: string, value: string | null, missing: string | null = null): ReportField {
  return { clause: '7.308(d)(1)(i)(A)', label, value, unit: null, source: 'customer record', at: '2026-03-01', checkedBy: null, missing };
}

function bodyWith(fields: readonly ReportField[], title = 'Initial report on a training run: run_1'): ReportBody {
  return {
    title,
    law: {
      pack: 'us-iaas-nprm-2024',
      regime: 'US IaaS customer identification',
      clause: '7.308(d)(1)',
      clauseId: 'sha256:0',
      citation: '89 FR 5698',
      status: 'withdrawn',
      confirm: true,
      readings: ['D-17: all natural persons'],
    },
    notice: 'A knowingly false statement is punishable.',
    sections: [{ title: 'The foreign customer', clause: '7.308(d)(1)(i)', fields }],
  };
}

const FACTS: ReportDocumentFacts = { id: 'rep_1', asOf: '2026-03-03', state: 'draft', digest: digestOf({ a: 1 }) };
const PLAIN = bodyWith([field('Business name', 'Aurora Compute Ltd'), field('Telephone', null, 'missing: ask the customer')]);
const original = (body: ReportBody): string => JSON.stringify(body);

async function render(body: ReportBody, facts = FACTS): Promise<Buffer> {
  return Buffer.from(await renderReportPdf(body, facts, original(body)));
}

describe('renderReportPdf()', () => {
  it('gives the same bytes for the same report, and others for another day', async () => {
    const first = await render(PLAIN);
    assert.deepEqual(await render(PLAIN), first);
    assert.notDeepEqual(await render(PLAIN, { ...FACTS, asOf: '2026-03-04' }), first);
  });

  it('declares PDF/A-3a with tags, a language and the time of the report', async () => {
    const text = (await render(PLAIN)).toString('latin1');
    assert.match(text, /<pdfaid:part>3<\/pdfaid:part>/);
    assert.match(text, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
    assert.match(text, /\/MarkInfo\s*<<\s*\/Marked true/);
    assert.match(text, /\/Lang\s*\(en\)/);
    assert.match(text, /<xmp:CreateDate>2026-03-03T00:00:00/);
  });

  it('embeds the JSON byte for byte', async () => {
    const body = bodyWith([field('Business name', '上海极光计算有限公司')]);
    assert.equal(embeddedText(await render(body)), original(body));
  });

  it('prints names in scripts that the fonts lack, hostile markup and marks of direction', async () => {
    for (const value of [
      '上海极光计算有限公司',
      'شركة الفجر للحوسبة',
      'ООО «Аврора»',
      '오로라 컴퓨팅',
      'Aurora 🚀 Ltd 👩‍💻',
      '#panic("x") $ * _ ` [ ] \\ < > @ref // /* */',
      'abc\u202Edcba\u2066x\u2069',
      'a\u0000b\u0007c\u00ADd\nline',
      'e\u0301 x\u0359 \uD83D lone',
      '\uFFFF\u{10FFFF}\u{E000}',
      '',
    ]) {
      const pdf = await render(bodyWith([field(value, value)], `Report: ${value}`));
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', value);
    }
  });

  it('shows every character of its own list, upright and bold', async () => {
    const all = SHOWN_RANGES.map(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => `a${String.fromCodePoint(first + index)}`).join(' '),
    ).join(' ');
    assert.ok((await render(bodyWith([field('all', all), field('all', null, all)], all))).length > 0);
  });

  it('prints a header and a footer on every page of a long report', async () => {
    const body = bodyWith(Array.from({ length: 120 }, (_, index) => field(`Field ${index}`, `value ${index}`)));
    const pages = pageContents(await render(body));
    assert.ok(pages.length > 2);
    for (const page of pages) assert.match(page, /\/Subtype \/Header[\s\S]*\/Subtype \/Footer/);
  });

  it('refuses a date that is none', async () => {
    await assert.rejects(render(PLAIN, { ...FACTS, asOf: 'yesterday' }), { name: 'ProblemError' });
  });
});

describe('reportPage()', () => {
  it('says what is missing and whom to ask, and never shows a value beside it', () => {
    const [section] = reportPage(PLAIN, FACTS).sections;
    assert.deepEqual(
      section?.fields.map(({ value, missing }) => [value, missing]),
      [
        ['Aurora Compute Ltd', null],
        ['', 'missing: ask the customer'],
      ],
    );
  });

  it('marks a field without value and without reason as missing', () => {
    assert.equal(reportPage(bodyWith([field('Telephone', null)]), FACTS).sections[0]?.fields[0]?.missing, 'missing');
  });

  it('names the regime, the clause, the status of the law and that this is no legal advice in the line of every page', () => {
    assert.equal(
      reportPage(PLAIN, FACTS).lawLine,
      'US IaaS customer identification: 7.308(d)(1), 89 FR 5698. Status: proposal reported withdrawn, not in force (to be confirmed by a person). Not legal advice.',
    );
  });

  it('names each state, and calls only an approved report approved', () => {
    const states = (['draft', 'proposed', 'approved', 'rejected'] as const).map((state) => reportPage(PLAIN, { ...FACTS, state }).state);
    assert.deepEqual(
      states.map((state) => state.split(/[: ]/)[0]),
      ['DRAFT', 'DRAFT', 'APPROVED', 'REJECTED'],
    );
  });
});
