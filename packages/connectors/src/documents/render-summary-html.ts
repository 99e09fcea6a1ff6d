import { FLAGS, LAW_STATUS_WORDS, LawStatus, type Summary } from '@gatehouse/contracts';
import { type Html, html } from './html.ts';
import { htmlTable } from './html-table.ts';
import { SUMMARY_STYLE } from './summary-style.ts';

/** What the page says of the job besides its summary. */
export interface SummaryDocumentFacts {
  /** The provider whose export was judged. */
  readonly provider: string;
  /** Whether it is the made-up sample. */
  readonly sample: boolean;
}

/** A summary may name a flag that this version does not know. */
const FLAGS_BY_CODE: Readonly<Record<string, { readonly title: string; readonly severity: string } | undefined>> = FLAGS;

/**
 * The summary of the main job as one page that stands alone: no script, nothing fetched, light or dark as the reader's system is, printable.
 * Every value is escaped. The page names what was found and never says that anybody meets the law.
 *
 * @example
 * await writeFile('report.html', renderSummaryHtml(summary, { provider: 'Cirrus', sample: true }));
 */
export function renderSummaryHtml(summary: Summary, facts: SummaryDocumentFacts): string {
  const title = `Gatehouse: ${facts.provider} as of ${summary.asOf}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${SUMMARY_STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${facts.sample ? html`<p class="banner">Sample data of a made-up provider, on its sample date, ${listsWords(summary)}.</p>` : ''}
          <p>
            What was judged: the export of ${facts.provider}, as it stood on ${summary.asOf}, ${listsWords(summary)}. What is unknown is
            counted as unknown, never as cleared. This is not legal advice.
          </p>
        </header>
        <main>
          ${[customers(summary), findings(summary), runs(summary), clocks(summary), flags(summary), injected(summary), errors(summary), sources(summary)]}
        </main>
      </body>
    </html>`.markup;
}

function customers({ customers: { total, us, foreign, unresolved, byState }, unverified }: Summary): Html {
  return html`<section>
    <h2>Customers</h2>
    ${htmlTable({
      caption: 'Customers by status',
      head: ['Status', 'Customers'],
      rows: [
        ['US persons', us],
        ['Foreign persons', foreign],
        ['Unresolved', unresolved],
        ['All', total],
        ['Not yet verified', unverified.total],
        ['Not verified and past the date', unverified.pastDate],
      ],
      empty: 'none',
    })}
    ${htmlTable({ caption: 'Customers by state of the account', head: ['State', 'Customers'], rows: Object.entries(byState), empty: 'no customer' })}
  </section>`;
}

function findings({ matches, ownership, reports }: Summary): Html {
  return html`<section>
    <h2>Matches, ownership and reports</h2>
    ${htmlTable({
      caption: 'What a person must look at',
      head: ['Finding', 'Count'],
      rows: [
        ['List matches in the band "match"', matches.match],
        ['List matches in the band "review"', matches.review],
        ['Blocked through ownership', ownership.blocked],
        ['Possibly blocked through ownership: a share is unknown', ownership.possibly],
        ['Reports drafted, not filed', reports.drafted],
      ],
      empty: 'none',
    })}
  </section>`;
}

function runs({ runs: { total, over } }: Summary): Html {
  return html`<section>
    <h2>Training runs</h2>
    <p>${total} runs were joined from the usage.</p>
    ${htmlTable({ caption: 'Runs over a threshold', head: ['Threshold', 'Runs'], rows: Object.entries(over), empty: 'no run is over a threshold' })}
  </section>`;
}

function clocks({ clocks: running }: Summary): Html {
  const rows = running
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ due, clock, subject, id }) => [due, clock, subject, id]);
  return html`<section>
    <h2>Clocks</h2>
    ${htmlTable({ caption: 'Deadlines that run, the next one first', head: ['Due', 'Clock', 'Subject', 'Id'], rows, empty: 'no clock runs' })}
  </section>`;
}

function flags({ flags: counts }: Summary): Html {
  const rows = Object.entries(counts).map(([code, count]) => [
    code,
    FLAGS_BY_CODE[code]?.title ?? '',
    FLAGS_BY_CODE[code]?.severity ?? '',
    count,
  ]);
  return html`<section>
    <h2>Flags</h2>
    ${htmlTable({ caption: 'Flags by code', head: ['Code', 'Meaning', 'Severity', 'Count'], rows, empty: 'no flag was raised' })}
  </section>`;
}

function injected({ injected: cases }: Summary): Html | '' {
  if (cases.length === 0) return '';
  const found = cases.filter((one) => one.found).length;
  const rows = cases
    .toSorted((a, b) => Number(a.found) - Number(b.found))
    .map((one) => [one.case, one.found ? 'found' : 'missed', one.expected, one.because]);
  return html`<section>
    <h2>Injected cases</h2>
    <p>
      ${found} of ${cases.length} cases that were put into the sample reached the outcome that its truth file expects. The file was read
      after the job was done.
    </p>
    ${htmlTable({ caption: 'Injected cases, those missed first', head: ['Case', 'Outcome', 'Expected', 'Because'], rows, empty: 'none' })}
  </section>`;
}

function errors({ errors: found }: Summary): Html {
  const rows = found.map(({ file, line, field, problem, fix }) => [file, line, field, problem, fix ?? '']);
  return html`<section>
    <h2>Errors in the input</h2>
    <p>${found.length} rows or fields could not be read; the rest was judged without them.</p>
    ${htmlTable({ caption: 'Errors by file and line', head: ['File', 'Line', 'Field', 'Problem', 'Remedy'], rows, empty: 'none' })}
  </section>`;
}

function sources({ lists, rulepacks }: Summary): Html {
  return html`<section>
    <h2>Lists and law</h2>
    ${htmlTable({
      caption: 'Watch lists',
      head: ['List', 'Date', 'Version', 'Entries', 'Age'],
      rows: Object.entries(lists).map(([name, list]) => [
        name,
        list.date ?? 'unknown',
        list.version,
        list.entries,
        list.stale ? 'stale: new clearances are held' : 'current',
      ]),
      empty: 'no list was loaded: nobody is cleared against any',
    })}
    ${htmlTable({
      caption: 'Rule packs and the status of their law on that date',
      head: ['Rule pack', 'Status'],
      rows: rulepacks.map(({ id, status }) => [id, statusWords(status)]),
      empty: 'no rule pack was loaded',
    })}
  </section>`;
}

function statusWords(status: string): string {
  const known = LawStatus.safeParse(status);
  return known.success ? LAW_STATUS_WORDS[known.data] : status;
}

/** The span of the lists' own dates; a list without a date is said to have none. */
function listsWords({ lists }: Summary): string {
  const dates = Object.values(lists)
    .flatMap(({ date }) => (date === null ? [] : [date]))
    .toSorted();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  if (oldest === undefined || newest === undefined) return 'without a dated watch list';
  return oldest === newest ? `with lists of ${oldest}` : `with lists of ${oldest} to ${newest}`;
}
