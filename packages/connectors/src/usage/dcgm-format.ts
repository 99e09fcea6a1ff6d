import { resolveAccelerator } from '@gatehouse/compute';
import type { UsageRecord } from '@gatehouse/contracts';
import { knownAccelerator } from './known-accelerator.ts';
import { addSample, coverageOf, DeviceSeries, meanOf } from './device-series.ts';
import { OutOfScope, problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

type Field = 'activity' | 'power' | 'clock';

/** Field 1004 has two names; GPU utilisation is read and not used, for it counts no operations. */
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['DCGM_FI_PROF_PIPE_TENSOR_ACTIVE', 'activity'],
  ['DCGM_FI_PROF_TENSOR_UTIL_RATIO', 'activity'],
  ['DCGM_FI_DEV_POWER_USAGE', 'power'],
  ['DCGM_FI_DEV_SM_CLOCK', 'clock'],
]);
const ACCOUNT_LABELS = ['account', 'account_id', 'tenant', 'customer', 'namespace', 'exported_namespace'];
const JOB_LABELS = ['hpc_job', 'job_id', 'exported_job', 'slurm_job_id', 'job', 'pod', 'exported_pod'];
const MODEL_LABELS = ['modelName', 'model_name', 'model', 'gpu_name'];
const MACHINE_LABELS = ['Hostname', 'hostname', 'host', 'node', 'instance'];
const DEVICE_LABELS = ['UUID', 'uuid', 'gpu', 'device'];
const SAMPLE = /^([A-Za-z_:][\w:]*)\{(.*)\}\s+(\S+)(?:\s+(-?\d+(?:\.\d+)?))?\s*$/;
const BARE = /^[A-Za-z_:][\w:]*\s+\S+/;

interface Job {
  readonly account: string;
  readonly job: string;
  readonly model: string;
  readonly line: number;
  readonly devices: Map<string, Record<Field, DeviceSeries>>;
}

/** Prometheus text of dcgm-exporter with timestamps, aggregated per account, job and model of accelerator. */
export const dcgmFormat: UsageFormat = {
  name: 'DCGM',
  recognises: (head) => head.some((line) => /^(?:# (?:HELP|TYPE) )?DCGM_FI_/.test(line)),
  read: readDcgm,
};

async function* readDcgm(file: UsageFile): AsyncGenerator<UsageItem> {
  const skipped = new OutOfScope();
  const jobs = new Map<string, Job>();
  let line = 0;
  let used = 0;
  for await (const text of file.lines()) {
    line += 1;
    if (text === '' || text.startsWith('#')) continue;
    const outcome = readSample(text, line, file.name, jobs);
    if (outcome === null) used += 1;
    else if (typeof outcome === 'string') skipped.add(outcome);
    else yield outcome;
  }
  let rows = used;
  for (const job of jobs.values()) {
    yield jobItem(job, file.name, rows);
    // The samples stand once in the count of rows, with the first record.
    rows = 0;
  }
  yield* skipped.items(file.name);
}

/** Takes one sample into its job. `null`: taken; a text: why it does not matter; an item: what is wrong with it. */
function readSample(text: string, line: number, file: string, jobs: Map<string, Job>): UsageItem | string | null {
  const found = SAMPLE.exec(text);
  if (found === null) {
    if (BARE.test(text)) return 'a metric without labels';
    return problemItem(file, line, '', 'The line is no Prometheus sample.', 'Export the text exposition format with timestamps.');
  }
  const [, name = '', labelText = '', valueText = '', timeText] = found;
  const field = FIELDS.get(name);
  if (field === undefined)
    return name.startsWith('DCGM_FI_DEV_GPU_UTIL') ? 'GPU utilisation: it counts no operations' : 'a metric that the meter does not use';
  if (timeText === undefined)
    return problemItem(file, line, 'timestamp', 'The sample has no timestamp.', 'Export with timestamps in milliseconds.');
  const value = Number(valueText);
  if (!Number.isFinite(value) || value < 0) return 'a sample without a value';
  if (field === 'activity' && value > 1)
    return problemItem(
      file,
      line,
      name,
      'A ratio of cycles above 1 is no measurement.',
      'Check the exporter; percentages are divided by 100.',
    );
  const labels = labelsIn(labelText);
  const account = label(labels, ACCOUNT_LABELS);
  if (account === '') return problemItem(file, line, 'account', 'The sample names no account.', 'Add the label account by relabelling.');
  const model = label(labels, MODEL_LABELS);
  const job = label(labels, JOB_LABELS);
  const key = `${account}\u0000${job}\u0000${model}`;
  let member = jobs.get(key);
  if (member === undefined) {
    const known = knownAccelerator(model);
    if ('problem' in known) return problemItem(file, line, 'modelName', known.problem, known.fix);
    member = { account, job, model, line, devices: new Map() };
    jobs.set(key, member);
  }
  const device = `${label(labels, MACHINE_LABELS)}/${label(labels, DEVICE_LABELS)}`;
  let series = member.devices.get(device);
  if (series === undefined) {
    series = { activity: new DeviceSeries(), power: new DeviceSeries(), clock: new DeviceSeries() };
    member.devices.set(device, series);
  }
  addSample(series[field], Number(timeText) / 1000, value);
  return null;
}

const HOUR_S = 3600;

function jobItem(job: Job, file: string, rows: number): UsageItem {
  let first_s = Number.POSITIVE_INFINITY;
  let last_s = Number.NEGATIVE_INFINITY;
  let chip_s = 0;
  const all: Record<Field, DeviceSeries[]> = { activity: [], power: [], clock: [] };
  for (const device of job.devices.values()) {
    let from_s = Number.POSITIVE_INFINITY;
    let until_s = Number.NEGATIVE_INFINITY;
    for (const field of ['activity', 'power', 'clock'] as const) {
      if (device[field].count === 0) continue;
      all[field].push(device[field]);
      from_s = Math.min(from_s, device[field].first_s);
      until_s = Math.max(until_s, device[field].last_s + device[field].step_s);
    }
    chip_s += until_s - from_s;
    first_s = Math.min(first_s, from_s);
    last_s = Math.max(last_s, until_s);
  }
  const peakClock_mhz = resolveAccelerator(job.model).candidates[0].peak_clock_mhz;
  const clock_mhz = meanOf(all.clock);
  const clockRatio = clock_mhz === null || peakClock_mhz === null ? 1 : Math.min(1, clock_mhz / peakClock_mhz);
  const activity = meanOf(all.activity);
  const power_w = meanOf(all.power);
  const record: UsageRecord = {
    id: `${file}:${job.line}`,
    account: job.account,
    ...(job.job === '' ? {} : { job: job.job }),
    accelerator: job.model,
    count: job.devices.size,
    start: new Date(first_s * 1000).toISOString(),
    end: new Date(last_s * 1000).toISOString(),
    chip_hours: chip_s / HOUR_S,
    source: { file, line: job.line },
    ...(activity === null ? {} : { activity: { mean: activity * clockRatio, coverage: coverageOf(all.activity) } }),
    ...(power_w === null ? {} : { power_w }),
  };
  return { kind: 'record', record, rows };
}

const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

function labelsIn(text: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const found of text.matchAll(LABEL)) labels.set(found[1] ?? '', (found[2] ?? '').replaceAll(/\\(.)/g, '$1'));
  return labels;
}

function label(labels: ReadonlyMap<string, string>, names: readonly string[]): string {
  for (const name of names) {
    const value = labels.get(name);
    if (value !== undefined && value !== '') return value;
  }
  return '';
}
