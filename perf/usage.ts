/**
 * Usage samples a second: through the reader into records for each format, and through POST /v1/usage into PostgreSQL.
 * Run: node perf/usage.ts [SAMPLES 200000] [SAMPLES_A_POST 1000] [POSTS 5]
 * A post also derives the runs anew, over all usage that is stored.
 */

import { readUsageText } from '@gatehouse/connectors';
import { SessionView } from '@gatehouse/contracts';
import { printFigures, quantile, rounded } from './figures.ts';
import { freshFolder, removeFolder, startServer } from './running-server.ts';
import { systemClock, systemIds } from '@gatehouse/foundation';

const ids = systemIds(systemClock);

const [samples = 200_000, samplesAPost = 1_000, posts = 5] = process.argv.slice(2).map(Number);
const START_MS = Date.parse('2026-10-01T00:00:00Z');
const STEP_MS = 30_000;
const SAMPLES_A_JOB = 120;
const ACCOUNTS = 500;

const FORMATS: Readonly<Record<string, (from: number, count: number) => string>> = { 'DCGM text': dcgm, 'plain CSV': plain, sacct };

const rows: Record<string, object> = {};
for (const [name, make] of Object.entries(FORMATS)) {
  const text = make(0, samples);
  const started_ms = performance.now();
  let records = 0;
  for await (const item of readUsageText(text, name)) {
    if (item.kind === 'problem') throw new Error(item.problem.problem);
    if (item.kind === 'record') records += 1;
  }
  const took_s = (performance.now() - started_ms) / 1000;
  rows[`read ${name}`] = {
    samples,
    records,
    MB: rounded(text.length / 1e6),
    seconds: rounded(took_s),
    samples_per_s: Math.round(samples / took_s),
  };
}
rows['POST plain CSV'] = await posted();
printFigures(rows);

async function posted(): Promise<object> {
  const dataDir = await freshFolder();
  const server = await startServer(dataDir);
  try {
    const cookie = await signIn(server.url);
    const took_ms: number[] = [];
    for (let post = 0; post < posts; post += 1) {
      const body = plain(post * samplesAPost, samplesAPost);
      const started_ms = performance.now();
      const response = await fetch(`${server.url}/v1/usage`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/csv', cookie, 'idempotency-key': ids.next('key') },
      });
      const answer = (await response.json()) as { accepted?: number };
      if (answer.accepted !== samplesAPost) throw new Error(`${response.status}: ${JSON.stringify(answer).slice(0, 500)}`);
      took_ms.push(performance.now() - started_ms);
    }
    const whole_s = took_ms.reduce((sum, took) => sum + took, 0) / 1000;
    return {
      samples: samplesAPost * posts,
      records: samplesAPost * posts,
      seconds: rounded(whole_s),
      post_p50_s: rounded(quantile(took_ms, 0.5) / 1000),
      samples_per_s: Math.round((samplesAPost * posts) / whole_s),
    };
  } finally {
    await server.stop();
    await removeFolder(dataDir);
  }
}

/** Signs in as the demo person who feeds usage in. */
async function signIn(url: string): Promise<string> {
  const session = SessionView.parse(await (await fetch(`${url}/v1/session`)).json());
  const person = session.demo.find((candidate) => candidate.roles.includes('engineer'));
  if (person === undefined) throw new Error('The sample has no engineer.');
  const response = await fetch(`${url}/v1/session/demo`, {
    method: 'POST',
    body: JSON.stringify({ id: person.id }),
    headers: { 'content-type': 'application/json' },
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function account(job: number): string {
  return `acc_${String(1 + (job % ACCOUNTS)).padStart(5, '0')}`;
}

/** A sample is one power reading of one device; a job has as many as an hour holds. */
function dcgm(from: number, count: number): string {
  const lines = ['# HELP DCGM_FI_DEV_POWER_USAGE Power draw (in W).', '# TYPE DCGM_FI_DEV_POWER_USAGE gauge'];
  for (let sample = from; sample < from + count; sample += 1) {
    const job = Math.floor(sample / SAMPLES_A_JOB);
    const labels = `gpu="0",UUID="GPU-${job}",modelName="NVIDIA H100 80GB HBM3",Hostname="n${job % 64}",account="${account(job)}",job="p${job}"`;
    lines.push(`DCGM_FI_DEV_POWER_USAGE{${labels}} ${400 + (sample % 200)} ${START_MS + (sample % SAMPLES_A_JOB) * STEP_MS}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A sample is a job. */
function plain(from: number, count: number): string {
  const lines = ['account,job,accelerator,count,start,end,hours,region,datacentre,link_gbps,workload,precision,tensor_activity,power_w'];
  for (let job = from; job < from + count; job += 1) {
    const [start, end] = hourOf(job);
    lines.push(`${account(job)},p${job},H100 SXM,8,${start},${end},1,us-east,iad1,100,training,bf16,0.31,520`);
  }
  return `${lines.join('\n')}\n`;
}

function sacct(from: number, count: number): string {
  const lines = ['JobID|Account|State|Start|End|AllocTRES|Partition'];
  for (let job = from; job < from + count; job += 1) {
    const [start, end] = hourOf(job);
    lines.push(`${job}|${account(job)}|COMPLETED|${start.slice(0, 19)}|${end.slice(0, 19)}|cpu=96,gres/gpu:h100=8,mem=1T,node=1|us-east`);
  }
  return `${lines.join('\n')}\n`;
}

function hourOf(job: number): readonly [start: string, end: string] {
  const start_ms = START_MS + (job % 600) * 3_600_000;
  return [new Date(start_ms).toISOString(), new Date(start_ms + 3_600_000).toISOString()];
}
