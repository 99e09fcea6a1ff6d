import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BodsStatement, EXPORT_FILES, Provider, Truth, type UsageRecord } from '@gatehouse/contracts';
import { LIMITS, ProblemError } from '@gatehouse/foundation';
import type { ProviderData } from '@gatehouse/program';
import { readBodsForJudging } from '../ownership/read-bods.ts';
import { readUsageFolder } from '../usage/read-usage-folder.ts';
import type { PowerSeries } from '../usage/usage-item.ts';
import { checkReferences } from './check-references.ts';
import { describeIssue } from './describe-issue.ts';
import { readRows } from './read-rows.ts';
import type { RowError } from './row-error.ts';

const EMPTY = { rows: [], errors: [], brokenIds: new Set<string>() };

/**
 * Reads a provider's export folder: each row against its schema, then the files against each other.
 * A bad row is reported with file, line, field and remedy, and the rest goes on; only a missing or unreadable `provider.json` stops.
 * Throws a ProblemError: `file-missing`, `bad-input`, `invalid-field`.
 */
export async function readExport(folder: string): Promise<ProviderData> {
  const provider = await readProvider(folder);
  const files = new Set(await readdir(folder));
  if (!files.has('customers.jsonl')) {
    throw new ProblemError(
      'file-missing',
      'The export has no customers.jsonl.',
      'Write one line for each customer; the schemas stand beside the example.',
      { file: 'customers.jsonl' },
    );
  }
  const rows = {
    resellers: files.has('resellers.jsonl')
      ? await readRows(join(folder, 'resellers.jsonl'), 'resellers.jsonl', EXPORT_FILES['resellers.jsonl'])
      : EMPTY,
    customers: files.has('customers.jsonl')
      ? await readRows(join(folder, 'customers.jsonl'), 'customers.jsonl', EXPORT_FILES['customers.jsonl'])
      : EMPTY,
    accounts: files.has('accounts.jsonl')
      ? await readRows(join(folder, 'accounts.jsonl'), 'accounts.jsonl', EXPORT_FILES['accounts.jsonl'])
      : EMPTY,
    access: files.has('access.jsonl') ? await readRows(join(folder, 'access.jsonl'), 'access.jsonl', EXPORT_FILES['access.jsonl']) : EMPTY,
    payments: files.has('payments.jsonl')
      ? await readRows(join(folder, 'payments.jsonl'), 'payments.jsonl', EXPORT_FILES['payments.jsonl'])
      : EMPTY,
    measures: files.has('measures.jsonl')
      ? await readRows(join(folder, 'measures.jsonl'), 'measures.jsonl', EXPORT_FILES['measures.jsonl'])
      : EMPTY,
  };
  const ownership = files.has('ownership.json') ? await readOwnership(join(folder, 'ownership.json')) : { statements: [], errors: [] };
  const { errors: referenceErrors, ...checked } = checkReferences(
    rows,
    provider.asOf,
    new Set(ownership.statements.map((statement) => statement.recordId)),
  );
  const usage = files.has('usage')
    ? await readUsage(join(folder, 'usage'), new Set(checked.accounts.map((account) => account.id)), provider.asOf)
    : { records: [], power: [], errors: [] };
  const errors = [...Object.values(rows).flatMap((file) => file.errors), ...referenceErrors, ...ownership.errors, ...usage.errors];
  return {
    provider,
    ...checked,
    statements: ownership.statements,
    usage: usage.records,
    power: usage.power,
    errors: errors.slice(0, LIMITS.errors_listed_max),
    digest: await digestFolder(folder),
  };
}

/** The truth about a made export, from beside its folder. Null where there is none. */
export async function readTruth(path: string): Promise<Truth | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = Truth.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid-field', 'The truth file is not what the simulator writes.', 'Make it again with gatehouse simulate.', {
    file: path,
  });
}

async function readProvider(folder: string): Promise<Provider> {
  const file = 'provider.json';
  const text = await readFile(join(folder, file), 'utf8').catch(() => null);
  if (text === null) {
    throw new ProblemError(
      'file-missing',
      'The folder holds no provider.json.',
      'Give the folder of an export; provider.json names the provider and the date (asOf).',
      { file },
    );
  }
  const parsed = Provider.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const { field, problem, fix } =
    issue === undefined ? { field: 'provider', problem: 'cannot be read', fix: 'Correct it.' } : describeIssue(issue);
  throw new ProblemError('invalid-field', `${field} ${problem}.`, fix, { file, field });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('bad-input', 'The file is not JSON.', 'Write one JSON object.', { file });
  }
}

async function readOwnership(path: string): Promise<{ statements: BodsStatement[]; errors: RowError[] }> {
  const file = 'ownership.json';
  const statements: BodsStatement[] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  for await (const result of readBodsForJudging(path)) {
    if ('problem' in result) {
      errors.push({
        file,
        line: result.problem.line ?? 0,
        field: result.problem.field ?? 'statement',
        problem: result.problem.detail,
        fix: result.problem.fix,
      });
      continue;
    }
    const { value, line } = result;
    const before = value.statementId === undefined ? undefined : seen.get(value.statementId);
    if (before !== undefined) {
      errors.push({
        file,
        line,
        field: 'statementId',
        problem: `stands in line ${before} already`,
        fix: 'Give each statement an id of its own; a newer statement about a record keeps the recordId.',
      });
      continue;
    }
    if (value.statementId !== undefined) seen.set(value.statementId, line);
    statements.push(value);
  }
  return { statements, errors };
}

async function readUsage(
  folder: string,
  accounts: ReadonlySet<string>,
  asOf: string,
): Promise<{ records: UsageRecord[]; power: PowerSeries[]; errors: RowError[] }> {
  const records = new Map<string, UsageRecord>();
  const power: PowerSeries[] = [];
  const errors: RowError[] = [];
  for await (const item of readUsageFolder(folder)) {
    if (item.kind === 'problem') errors.push({ ...item.problem, file: `usage/${item.problem.file}` });
    else if (item.kind === 'series') power.push(item.series);
    else if (item.kind === 'record') {
      const wrong = misfit(item.record, accounts, asOf);
      if (wrong === null) records.set(item.record.id, item.record);
      else errors.push({ file: `usage/${item.record.source.file}`, line: item.record.source.line, ...wrong });
    }
  }
  return { records: [...records.values()], power, errors };
}

function misfit(record: UsageRecord, accounts: ReadonlySet<string>, asOf: string): { field: string; problem: string; fix: string } | null {
  if (!accounts.has(record.account))
    return { field: 'account', problem: 'refers to no account of this export', fix: 'Correct the account, or add it to accounts.jsonl.' };
  if (record.start.slice(0, 10) > asOf)
    return {
      field: 'start',
      problem: `lies after the date of the export (${asOf})`,
      fix: 'Correct the time, or the asOf of provider.json.',
    };
  return null;
}

/** SHA-256 over names and bytes of every file of the folder, in the order of their names. */
async function digestFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) {
    hash.update(`${path.slice(folder.length)}\0${(await stat(path)).size}\0`);
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
