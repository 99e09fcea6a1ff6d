import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Summary } from '@gatehouse/contracts';
import { renderSummaryHtml } from './render-summary-html.ts';

const FACTS = { provider: 'Cirrus', sample: true };

function summaryWith(parts: Partial<Summary> = {}): Summary {
  return {
    asOf: '2026-03-03',
    lists: {
      SDN: { version: 'v1', date: '2026-03-01', entries: 18_000, stale: false },
      EL: { version: 'v2', date: '2026-01-01', entries: 3_000, stale: true },
      OWN: { version: 'v3', date: null, entries: 1, stale: false },
    },
    rulepacks: [
      { id: 'us-iaas-nprm-2024', status: 'withdrawn' },
      { id: 'eu-ai-act', status: 'some-new-status' },
    ],
    customers: { total: 12, us: 7, foreign: 4, unresolved: 1, byState: { verified: 11, restricted: 1 } },
    unverified: { total: 2, pastDate: 1 },
    matches: { match: 3, review: 5 },
    ownership: { blocked: 1, possibly: 2 },
    runs: { total: 40, over: { 'us-iaas-1e26': 2 } },
    clocks: [
      { id: 'clk_2', clock: 'initial-report', subject: 'run_2', due: '2026-03-09' },
      { id: 'clk_1', clock: 'initial-report', subject: 'run_1', due: '2026-03-05' },
    ],
    reports: { drafted: 2 },
    flags: { 'list-match': 1, 'a-new-one': 2 },
    injected: [
      { case: 'split-run', expected: 'joined', found: true, because: 'one run' },
      { case: 'name-sake', expected: 'not flagged', found: false, because: 'flagged' },
    ],
    errors: [{ file: 'customers.jsonl', line: 7, field: 'country', problem: 'no country', fix: 'Write ISO 3166' }],
    ...parts,
  };
}

/** The page as a reader sees it: without its style and its tags. */
function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('renderSummaryHtml()', () => {
  it('tells what was judged, as of when, with which lists and under which law', () => {
    const text = textOf(renderSummaryHtml(summaryWith(), FACTS));
    assert.match(text, /Cirrus as of 2026-03-03/);
    assert.match(text, /with lists of 2026-01-01 to 2026-03-01/);
    assert.match(text, /us-iaas-nprm-2024 proposal reported withdrawn, not in force/);
    assert.match(text, /eu-ai-act some-new-status/);
    assert.match(text, /EL 2026-01-01 v2 3,000 stale: new clearances are held/);
    assert.match(text, /OWN unknown v3/);
    assert.match(text, /Sample data/);
    assert.doesNotMatch(textOf(renderSummaryHtml(summaryWith(), { provider: 'Cirrus', sample: false })), /Sample data/);
  });

  it('tells every count, the next clock first, and the missed cases before the found', () => {
    const text = textOf(renderSummaryHtml(summaryWith(), FACTS));
    for (const part of [
      'US persons 7',
      'Foreign persons 4',
      'Unresolved 1',
      'past the date 1',
      'restricted 1',
      '&quot;match&quot; 3',
      'us-iaas-1e26 2',
      'list-match Matches a listed party high 1',
      'a-new-one 2',
      'customers.jsonl 7 country no country Write ISO 3166',
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(text.indexOf('run_1') < text.indexOf('run_2'));
    assert.match(text, /1 of 2 cases/);
    assert.ok(text.indexOf('name-sake missed') < text.indexOf('split-run found'));
  });

  it('escapes every value', () => {
    const hostile = `<script>alert(1)</script>"'&\u202E`;
    const page = renderSummaryHtml(
      summaryWith({
        asOf: hostile,
        lists: { [hostile]: { version: hostile, date: hostile, entries: 1, stale: false } },
        rulepacks: [{ id: hostile, status: hostile }],
        customers: { total: 1, us: 1, foreign: 0, unresolved: 0, byState: { [hostile]: 1 } },
        runs: { total: 1, over: { [hostile]: 1 } },
        clocks: [{ id: hostile, clock: hostile, subject: hostile, due: hostile }],
        flags: { [hostile]: 1 },
        injected: [{ case: hostile, expected: hostile, found: true, because: hostile }],
        errors: [{ file: hostile, line: 1, field: hostile, problem: hostile, fix: hostile }],
      }),
      { provider: hostile, sample: true },
    );
    assert.doesNotMatch(page, /<script|\u202E/);
    assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;'));
  });

  it('stands alone: no script, nothing fetched', () => {
    const page = renderSummaryHtml(summaryWith(), FACTS);
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import/);
    assert.match(page, /default-src 'none'/);
  });

  it('gives every table a caption and headed columns and rows', () => {
    const page = renderSummaryHtml(summaryWith(), FACTS);
    const tables = page.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    assert.equal(tables.length, 10);
    for (const table of tables) assert.match(table, /<caption>[^<]+<\/caption>[\s\S]*<th scope="col"[\s\S]*<th scope="row">/);
  });

  it('prints 500 errors and counts the rest', () => {
    const many = Array.from({ length: 620 }, (_, index) => ({ file: 'a.jsonl', line: index + 1, field: 'x', problem: 'bad' }));
    const page = renderSummaryHtml(summaryWith({ errors: many }), FACTS);
    assert.equal(page.match(/a\.jsonl/g)?.length, 500);
    assert.match(textOf(page), /620 rows or fields.*120 more rows are in summary\.json/);
  });

  it('never says that anybody meets the law, and says once that it is not legal advice', () => {
    const text = textOf(renderSummaryHtml(summaryWith(), FACTS));
    assert.doesNotMatch(text, /complian/i);
    assert.equal(text.match(/not legal advice/gi)?.length, 1);
  });

  it('says what is absent instead of an empty table, and holds no injected cases where there is no truth file', () => {
    const text = textOf(renderSummaryHtml(summaryWith({ lists: {}, clocks: [], injected: [], errors: [] }), FACTS));
    assert.match(text, /no list was loaded: nobody is cleared against any/);
    assert.match(text, /no clock runs/);
    assert.doesNotMatch(text, /Injected/);
  });

  it('gives the same page for the same summary', () => {
    assert.equal(renderSummaryHtml(summaryWith(), FACTS), renderSummaryHtml(summaryWith(), FACTS));
  });
});
