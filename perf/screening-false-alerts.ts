/**
 * S3 and S5: made-up innocent people by name alone against all lists. Share with an alert in `review` or above, and time a name.
 * `node perf/screening-false-alerts.ts [ROWS] [--show]`
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { indexAllLists, SHARED_DATA } from './screening-index-of-lists.ts';

const rows = Number(process.argv[2] ?? 50_000);
const show = process.argv.includes('--show');
const { index, lists, read_ms, build_ms } = await indexAllLists();
const customers: { full_name: string }[] = parse(readFileSync(new URL('customers/negatives_global.csv', SHARED_DATA)), {
  columns: true,
  to: rows,
});

const took_ms: number[] = [];
let alerts = 0;
for (const customer of customers) {
  const started_ms = performance.now();
  const [best] = index.screen({ schema: 'Person', properties: { name: [customer.full_name] } });
  took_ms.push(performance.now() - started_ms);
  if (best === undefined || best.band === 'none') continue;
  alerts += 1;
  if (show) console.error(best.score.toFixed(3), best.list, best.parts[0]?.detail);
}
took_ms.sort((a, b) => a - b);
const at = (share: number): number => Number((took_ms[Math.floor((took_ms.length - 1) * share)] ?? 0).toFixed(3));
console.log(
  JSON.stringify({
    customers: customers.length,
    entries: lists.entries.length,
    alerts,
    alertShare: alerts / customers.length,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    read_ms: Math.round(read_ms),
    build_ms: Math.round(build_ms),
  }),
);
