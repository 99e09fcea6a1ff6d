/** A bad line of a usage file, as it would be written. `account` is one that the export has. */
export interface UsageFault {
  readonly kind: string;
  readonly file: string;
  readonly field: string;
  readonly make: (account: string) => string;
}

const FROM = '2026-09-01T00:00:00Z';
const TO = '2026-09-01T05:00:00Z';
const H100 = 'NVIDIA H100 SXM5 80GB';
const PLACE = 'us-west,pdx1,100,training,bf16';

const job = (kind: string, field: string, make: (account: string) => string): UsageFault => ({ kind, file: 'usage/jobs.csv', field, make });
const slurm = (kind: string, field: string, make: (account: string) => string): UsageFault => ({
  kind,
  file: 'usage/sacct.txt',
  field,
  make,
});
const focus = (kind: string, field: string, make: (account: string) => string): UsageFault => ({
  kind,
  file: 'usage/focus.csv',
  field,
  make,
});
const sample = (kind: string, field: string, make: (account: string) => string): UsageFault => ({
  kind,
  file: 'usage/dcgm.prom',
  field,
  make,
});
const power = (kind: string, field: string, make: (account: string) => string): UsageFault => ({
  kind,
  file: 'usage/power.jsonl',
  field,
  make,
});

const charge = (account: string, start: string, end: string, quantity: string, unit: string): string =>
  `1.00,cus,USD,Usage,Accelerator time,${start},${end},${quantity},${unit},Cirrus Compute,us-west,900,Compute,Accelerators,gpu-h100-1,"{""x_Accelerator"":""${H100}"",""GpuCount"":1}",${account}`;
const labels = (account: string, model: string): string =>
  `{gpu="0",UUID="GPU-9-0",modelName="${model}",Hostname="n9",account="${account}",job="900"}`;

/** Faults of the usage files. */
export const USAGE_FAULTS: readonly UsageFault[] = [
  job('unknown-accelerator', 'accelerator', (account) => `${account},900,NVIDIA H9000,8,${FROM},${TO},5,${PLACE},0.4,600`),
  job('negative-count', 'count', (account) => `${account},900,${H100},-8,${FROM},${TO},5,${PLACE},0.4,600`),
  job('count-in-words', 'count', (account) => `${account},900,${H100},eight,${FROM},${TO},5,${PLACE},0.4,600`),
  job('end-before-start', 'end', (account) => `${account},900,${H100},8,${TO},${FROM},5,${PLACE},0.4,600`),
  job('start-in-words', 'start', (account) => `${account},900,${H100},8,yesterday,${TO},5,${PLACE},0.4,600`),
  job('activity-in-percent', 'tensor_activity', (account) => `${account},900,${H100},8,${FROM},${TO},5,${PLACE},42,600`),
  job('missing-column', '', (account) => `${account},900,${H100},8,${FROM},${TO},5,${PLACE},0.4`),
  job('extra-column', '', (account) => `${account},900,${H100},8,${FROM},${TO},5,${PLACE},0.4,600,extra`),
  job('usage-without-account', 'account', () => `,900,${H100},8,${FROM},${TO},5,${PLACE},0.4,600`),
  job('usage-of-absent-account', 'account', () => `acc_none,900,${H100},8,${FROM},${TO},5,${PLACE},0.4,600`),
  slurm('slurm-row-cut-off', '', (account) => `900|${account}|COMPLETED|2026-09-01T00:00:00`),
  slurm(
    'slurm-untyped-accelerator',
    'AllocTRES',
    (account) => `900|${account}|COMPLETED|2026-09-01T00:00:00|2026-09-01T05:00:00|cpu=8,gres/gpu=4|us-west`,
  ),
  slurm(
    'slurm-unknown-accelerator',
    'AllocTRES',
    (account) => `900|${account}|COMPLETED|2026-09-01T00:00:00|2026-09-01T05:00:00|cpu=8,gres/gpu:h9000=4|us-west`,
  ),
  slurm('slurm-bad-start', 'Start', (account) => `900|${account}|COMPLETED|1 Sep|2026-09-01T05:00:00|cpu=8,gres/gpu:h100=4|us-west`),
  slurm('slurm-unreadable-end', 'End', (account) => `900|${account}|COMPLETED|2026-09-01T00:00:00|Unknown|cpu=8,gres/gpu:h100=4|us-west`),
  focus('focus-unreadable-quantity', 'ConsumedQuantity', (account) => charge(account, FROM, TO, 'lots', 'GPU-Hours')),
  focus('focus-unit-is-no-time', 'ConsumedUnit', (account) => charge(account, FROM, TO, '5', 'Requests')),
  focus('focus-period-backwards', 'ChargePeriodStart', (account) => charge(account, TO, FROM, '5', 'GPU-Hours')),
  sample('sample-without-time', 'timestamp', (account) => `DCGM_FI_DEV_POWER_USAGE${labels(account, 'NVIDIA H100 80GB HBM3')} 500`),
  sample(
    'ratio-above-one',
    'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE',
    (account) => `DCGM_FI_PROF_PIPE_TENSOR_ACTIVE${labels(account, 'NVIDIA H100 80GB HBM3')} 44.1 1788220800000`,
  ),
  sample(
    'sample-of-unknown-accelerator',
    'modelName',
    (account) => `DCGM_FI_DEV_POWER_USAGE${labels(account, 'NVIDIA H9000')} 500 1788220800000`,
  ),
  sample('no-sample', '', () => 'DCGM_FI_DEV_POWER_USAGE{gpu="0" 500'),
  power('power-bad-json', '', (account) => `{"account":"${account}","job":"900","series":[[0,500]`),
  power('power-in-words', 'series.0.1', (account) => `{"account":"${account}","job":"900","series":[[0,"hot"]]}`),
];

/** Usage files that as a whole cannot be read. The fault is named at line 1. */
export const UNREADABLE_USAGE_FILES = [
  { kind: 'unknown-format', file: 'usage/notes.txt', text: 'Dear colleague,\nthe hours of September follow next week.\n' },
  { kind: 'wrong-header', file: 'usage/no-accelerator.csv', text: 'account,job,count\nacc_00001,900,8\n' },
] as const;
