import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseForTelemetry, writeDcgm } from './usage/dcgm.ts';
import { writeFocus } from './usage/focus.ts';
import { lines, writePlainCsv } from './usage/plain-csv.ts';
import { writeSlurm } from './usage/slurm.ts';
import type { UsageFormat, UsageRow } from './usage/usage-row.ts';
import type { World } from './world.ts';

/** The files of an export, by their path in its folder. */
export type ExportText = ReadonlyMap<string, string>;

/** Writes a world as the texts of its files: rows in the order of their ids or times. */
export function renderExport(world: World, provider: object): ExportText {
  chooseForTelemetry(world);
  const rows = world.usage.toSorted((a, b) => a.start_ms - b.start_ms || compare(a.job, b.job));
  const of = (format: UsageFormat): UsageRow[] => rows.filter((row) => row.format === format);
  return new Map([
    ['provider.json', `${JSON.stringify(provider)}\n`],
    ['customers.jsonl', jsonLines(world.customers.toSorted((a, b) => compare(a.id, b.id)))],
    ['accounts.jsonl', jsonLines(world.accounts.toSorted((a, b) => compare(a.id, b.id)))],
    ['access.jsonl', jsonLines(world.access.toSorted((a, b) => compare(a.at, b.at) || compare(a.account, b.account)))],
    ['payments.jsonl', jsonLines(world.payments.toSorted((a, b) => compare(a.account, b.account)))],
    ['resellers.jsonl', jsonLines(world.resellers)],
    ['measures.jsonl', jsonLines(world.measures)],
    // One statement a line: an error names the line on which its statement stands.
    ['ownership.json', `[\n${world.bods.statements.map((statement) => JSON.stringify(statement)).join(',\n')}\n]\n`],
    ['usage/jobs.csv', writePlainCsv(of('plain'))],
    ['usage/sacct.txt', writeSlurm(world.chance('slurm states'), of('slurm'))],
    ['usage/focus.csv', writeFocus(of('focus'))],
    ['usage/dcgm.prom', writeDcgm(world.chance('telemetry'), of('dcgm'))],
    ['usage/power.jsonl', jsonLines(world.power.toSorted((a, b) => compare(a.account, b.account)))],
  ]);
}

/** Puts the files in a folder, which is made where it is missing. */
export async function writeFiles(folder: string, files: ExportText): Promise<void> {
  await mkdir(join(folder, 'usage'), { recursive: true });
  for (const [path, text] of files) await writeFile(join(folder, path), text);
}

function jsonLines(rows: readonly object[]): string {
  return lines(rows.map((row) => JSON.stringify(row)));
}

// By code units, so that the order is the same in every locale.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
