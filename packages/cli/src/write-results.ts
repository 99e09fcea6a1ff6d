import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderReportPdf, renderSummaryHtml } from '@gatehouse/connectors';
import type { Provider, Summary } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import { writeBundle } from '@gatehouse/ledger';
import type { Judgement, World } from '@gatehouse/program';
import { type Installation, sealEvidence } from '@gatehouse/server';
import { LogReader } from '@gatehouse/store';

export interface Results {
  readonly installation: Installation;
  readonly world: World;
  readonly out: string;
  readonly provider: Provider;
  readonly summary: Summary;
  readonly judgement: Judgement;
}

interface ResultFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Writes what a main job leaves behind: the summary, the page for people, the drafts, and the evidence that proves them. */
export async function writeResults(results: Results): Promise<void> {
  const { installation, world, out, provider, summary } = results;
  const files: ResultFile[] = [
    { name: 'summary.json', mediaType: 'application/json', content: Buffer.from(`${JSON.stringify(summary, undefined, 1)}\n`) },
    {
      name: 'report.html',
      mediaType: 'text/html',
      content: Buffer.from(renderSummaryHtml(summary, { provider: provider.name, sample: provider.sample })),
    },
    ...(await drafts(results)),
  ];
  for (const file of files) await writeWhole(join(out, file.name), file.content);
  const subjects = results.judgement.started.flatMap(({ clock, report }) => [clock.subject, report.customer]);
  const entries = await new LogReader(installation.store.db).entriesAbout(['job', 'lists', 'rulepacks', 'usage', ...subjects], 500);
  const bundle = await sealEvidence(installation, world, { title: `Main job of ${summary.asOf}`, subject: 'job', files, entries });
  await writeWhole(join(out, 'evidence.json'), writeBundle(bundle));
}

async function drafts({ judgement, world }: Results): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (const { report, clock } of judgement.started) {
    const json = canonicalJson({
      id: report.id,
      kind: report.kind,
      run: report.run,
      customer: report.customer,
      state: report.state,
      clock: clock.row,
      body: report.body,
    });
    const pdf = await renderReportPdf(
      report.body,
      { id: report.id, asOf: world.today(), state: report.state, digest: report.bodyDigest },
      json,
    );
    files.push(
      { name: `${report.id}.json`, mediaType: 'application/json', content: Buffer.from(`${json}\n`) },
      { name: `${report.id}.pdf`, mediaType: 'application/pdf', content: pdf },
    );
  }
  return files;
}

/** A reader sees the old file or the new one, never a half. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.tmp`, content);
  await rename(`${path}.tmp`, path);
}
