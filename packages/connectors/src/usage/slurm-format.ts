import type { UsageRecord } from '@gatehouse/contracts';
import { hoursBetween, instantInRow } from './instant-in-row.ts';
import { knownAccelerator } from './known-accelerator.ts';
import { OutOfScope, problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

/** The fields of a `sacct --noheader` dump for jobinfo, in order. */
const JOBINFO_FIELDS =
  'JobID,JobName,User,Partition,NodeList,NNodes,NCPUs,NTasks,State,Submit,Start,End,Timelimit,Elapsed,TotalCPU,CPUTime,UserCPU,SystemCPU,ReqMem,MaxRSS,MaxVMSize,ReqTRES,AllocTRES,TRESUsageInMax,TRESUsageInTot,TRESUsageOutTot,MaxDiskRead,MaxDiskWrite,MaxRSSNode,MaxRSSTask,MaxVMSizeNode,MaxVMSizeTask,MaxDiskReadNode,MaxDiskReadTask,MaxDiskWriteNode,MaxDiskWriteTask,Comment'
    .toLowerCase()
    .split(',');
const DELIMITERS = ['☃', '|', '\u001f', '\t'];
const STARTED_NEVER = new Set(['', 'none', 'unknown', 'n/a']);

/**
 * Accounting of Slurm: `sacct --parsable2` with its header, or the header-less snowman-delimited dump of jobinfo.
 * The account is the column `Account`, or `User` where that is absent. Times without a zone are taken as UTC: run sacct with TZ=UTC.
 */
export const slurmFormat: UsageFormat = {
  name: 'Slurm sacct',
  recognises: ([first = '']) => first.includes('☃') || DELIMITERS.some((delimiter) => first.split(delimiter).includes('JobID')),
  read: readSlurm,
};

async function* readSlurm(file: UsageFile): AsyncGenerator<UsageItem> {
  const skipped = new OutOfScope();
  let header: readonly string[] | null = null;
  let delimiter = '|';
  let line = 0;
  for await (const text of file.lines()) {
    line += 1;
    if (text.trim() === '') continue;
    if (header === null) {
      delimiter = DELIMITERS.find((candidate) => text.includes(candidate)) ?? '|';
      const isHeader = text.split(delimiter).includes('JobID');
      header = isHeader ? text.split(delimiter).map((name) => name.trim().toLowerCase()) : JOBINFO_FIELDS;
      if (isHeader) continue;
    }
    const cells = text.split(delimiter);
    const wanted = header.length;
    // With --parsable every row ends in one more delimiter; with --parsable2 it does not.
    const extra = cells.length === wanted + 1 && cells.at(-1) === '' ? 1 : 0;
    if (cells.length - extra !== wanted) {
      yield problemItem(
        file.name,
        line,
        '',
        `The row has ${cells.length - extra} fields, ${wanted} are expected.`,
        'Choose a delimiter that no job name contains: sacct --parsable2 --delimiter=☃.',
      );
      continue;
    }
    const names = header;
    const outcome = readJob(new Map(names.map((name, index) => [name, cells[index] ?? ''])), file.name, line);
    if (typeof outcome === 'string') skipped.add(outcome);
    else yield outcome;
  }
  yield* skipped.items(file.name);
}

/** A row as an item, or the reason why it holds no accelerator time. */
function readJob(row: ReadonlyMap<string, string>, file: string, line: number): UsageItem | string {
  const id = row.get('jobid') ?? '';
  if (id === '') return problemItem(file, line, 'JobID', 'The row has no job.', 'Include JobID in sacct --format.');
  if (id.includes('.')) return 'a step of a job: counted with its job';
  const start = row.get('start') ?? '';
  if (STARTED_NEVER.has(start.toLowerCase())) return 'a job that never started';
  const started = instantInRow(start);
  if (started === null)
    return problemItem(file, line, 'Start', 'The start is no time.', 'Unset SLURM_TIME_FORMAT and export again with TZ=UTC.');
  const allocated = gresIn(row.get('alloctres') ?? '');
  if (allocated === null) return withoutAccelerators(row, file, line);
  const accelerator = allocated.type ?? chipInNodeName(row.get('nodelist') ?? '');
  if (accelerator === null) {
    return problemItem(
      file,
      line,
      'AllocTRES',
      'Accelerators are counted, but not their kind.',
      'Add typed GRES (gres/gpu:TYPE) to AccountingStorageTRES.',
    );
  }
  const known = knownAccelerator(accelerator);
  if ('problem' in known) return problemItem(file, line, 'AllocTRES', known.problem, known.fix);
  const account = (row.get('account') ?? '') || (row.get('user') ?? '');
  if (account === '') return problemItem(file, line, 'Account', 'The row has no account.', 'Include Account in sacct --format.');
  const elapsed_h = elapsedHours(row.get('elapsed') ?? '');
  const ended =
    instantInRow(row.get('end')) ?? (elapsed_h === null ? null : new Date(Date.parse(started) + elapsed_h * 3_600_000).toISOString());
  const hours = elapsed_h ?? (ended === null ? null : hoursBetween(started, ended));
  if (ended === null || hours === null || hours < 0) {
    return problemItem(file, line, 'End', 'Neither an end nor an elapsed time can be read.', 'Include End and Elapsed in sacct --format.');
  }
  const cluster = row.get('cluster') ?? '';
  const record: UsageRecord = {
    id: `${file}:${line}`,
    account,
    job: id,
    accelerator,
    count: allocated.count,
    start: started,
    end: ended,
    chip_hours: allocated.count * hours,
    state: (row.get('state') ?? '').split(' ')[0] ?? '',
    source: { file, line },
    ...(cluster === '' ? {} : { datacentre: cluster }),
  };
  return { kind: 'record', record, rows: 1 };
}

function withoutAccelerators(row: ReadonlyMap<string, string>, file: string, line: number): UsageItem | string {
  const asked = gresIn(row.get('reqtres') ?? '');
  const onAccelerators = /gpu/i.test(row.get('partition') ?? '') || chipInNodeName(row.get('nodelist') ?? '') !== null;
  if (asked === null && !onAccelerators) return 'a job without accelerators';
  return problemItem(
    file,
    line,
    'AllocTRES',
    'The job ran on machines with accelerators, and how many it held is not recorded: unknown, not zero.',
    'Add gres/gpu to AccountingStorageTRES, and give the count of this job in a plain usage file.',
  );
}

/** `gres/gpu:a100=2` wins over the untyped total beside it. */
function gresIn(tres: string): { type: string | null; count: number } | null {
  let untyped: number | null = null;
  for (const part of tres.split(',')) {
    const found = /^gres\/gpu(?::([^=]+))?=(\d+)$/.exec(part.trim());
    if (found === null) continue;
    const count = Number(found[2]);
    if (found[1] !== undefined && count > 0) return { type: found[1], count };
    untyped = count;
  }
  return untyped === null || untyped === 0 ? null : { type: null, count: untyped };
}

function chipInNodeName(nodes: string): string | null {
  return (
    /(?:^|[^a-z0-9])(v100|p100|a100|a40|h100|h200|b200|b300|gb200|gb300|l4|l40s|mi250x?|mi300x)(?=gpu|node|-|\d*$|\[)/i
      .exec(nodes)?.[1]
      ?.toLowerCase() ?? null
  );
}

/** `[DAYS-]HH:MM:SS[.mmm]` in hours; `null` where it is none. */
function elapsedHours(text: string): number | null {
  const found = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (found === null) return null;
  return Number(found[1] ?? 0) * 24 + Number(found[2] ?? 0) + Number(found[3]) / 60 + Number(found[4]) / 3600;
}
