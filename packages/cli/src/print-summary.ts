import type { Provider, Summary } from '@gatehouse/contracts';

const ERRORS_SHOWN = 10;

/** The summary as a person reads it on a terminal. */
export function printSummary(terminal: { write(text: string): unknown }, provider: Provider, summary: Summary): void {
  terminal.write(`${summaryLines(provider, summary).join('\n')}\n`);
}

function summaryLines(provider: Provider, summary: Summary): string[] {
  const { customers, unverified, matches, ownership, runs, clocks, reports, flags, injected, errors } = summary;
  const lists = Object.entries(summary.lists).map(([name, list]) => `${name} ${list.date ?? 'undated'}`);
  const found = injected.filter((row) => row.found).length;
  return [
    '',
    `${provider.name}, as of ${summary.asOf}${provider.sample ? ' — sample data, sample date' : ''}`,
    `  lists       ${lists.join(', ')}`,
    `  law         ${inWords(countBy(summary.rulepacks.map((pack) => pack.status)))}`,
    `  customers   ${customers.total} (US ${customers.us}, foreign ${customers.foreign}, unresolved ${customers.unresolved})`,
    `  states      ${inWords(customers.byState)}`,
    `  unverified  ${unverified.total} accounts, ${unverified.pastDate} past their date`,
    `  matches     ${matches.match} match, ${matches.review} to review`,
    `  ownership   ${ownership.blocked} blocked, ${ownership.possibly} possibly (OFAC 50 percent)`,
    `  runs        ${runs.total}; certainly over: ${inWords(runs.over)}`,
    `  clocks      ${clocks.map((clock) => `${clock.clock} due ${clock.due}`).join(', ') || 'none'}`,
    `  reports     ${reports.drafted} drafted, none filed: a second person must approve`,
    `  flags       ${inWords(flags)}`,
    ...(injected.length === 0
      ? []
      : [
          `  injected    ${found} of ${injected.length} found`,
          ...injected.filter((row) => !row.found).map((row) => `    missed: ${row.case}: ${row.because}`),
        ]),
    ...(errors.length === 0
      ? []
      : [
          `  errors      ${errors.length} rows`,
          ...errors.slice(0, ERRORS_SHOWN).map((row) => `    ${row.file}:${row.line} ${row.field} ${row.problem}. ${row.fix ?? ''}`),
        ]),
    ...(errors.length > ERRORS_SHOWN ? [`    and ${errors.length - ERRORS_SHOWN} more in summary.json`] : []),
    '',
  ];
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function inWords(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ') || 'none'
  );
}
