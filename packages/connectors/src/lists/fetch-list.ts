import { type FileHandle, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { FetchFailed } from './fetch-failed.ts';
import { get, type Got } from './http-get.ts';
import { partOf, type PartialFile } from './partial-file.ts';

export interface FetchRequest {
  readonly url: string;
  /** Where the bytes are gathered; a part that stays here is gone on with the next time. */
  readonly path: string;
  /** What the publisher said of the version that we have: it answers shortly where nothing changed. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The largest body. */
  readonly bytes_max: number;
  /** The longest silence, and the longest time for the whole. */
  readonly idle_ms: number;
  readonly total_ms: number;
  /** Tells the time, for `Retry-After` with a date. Milliseconds since the epoch. */
  readonly now_ms: number;
}

export type Fetched =
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'fetched'; readonly path: string; readonly etag: string | null; readonly lastModified: string | null };

/** How often a download that broke off is gone on with in one run, as long as each time brings more. */
const RESUMES_MAX = 40;
const IDLE_RESUMES_MAX = 2;

/**
 * Downloads a list: conditionally, to a file, in as many pieces as the server's breaking off makes necessary (RFC 9110, sections 13 and 14).
 * Nothing counts as fetched before its announced length is there. Throws FetchFailed; a part that can be gone on with stays for the next time.
 */
export async function fetchList(request: FetchRequest): Promise<Fetched> {
  const signal = AbortSignal.timeout(request.total_ms);
  let [most, without] = [0, 0];
  for (let turn = 0; turn <= RESUMES_MAX && without <= IDLE_RESUMES_MAX; turn += 1) {
    const part = await partOf(request.path, request.url);
    const { response, body } = await get(request.url, { headers: headersOf(request, part), idle_ms: request.idle_ms, signal });
    if (response.statusCode === 304 && part === null) {
      response.destroy();
      return { outcome: 'unchanged' };
    }
    const start = startOf(response, part);
    if (start === 'anew') {
      response.destroy();
      await drop(request.path);
      without += 1;
      continue;
    }
    refuseUnfit(response, request);
    const { size, isWhole } = await gather({ response, body }, request, start);
    if (isWhole) return finished(request.path, response);
    without = size > most ? 0 : without + 1;
    most = Math.max(most, size);
  }
  throw new FetchFailed('The download broke off again and again; what came is kept, and the next try goes on from there.');
}

/** Forgets what was gathered of a file. */
export async function drop(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}

function headersOf({ etag, lastModified }: FetchRequest, part: PartialFile | null): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'gzip', 'user-agent': 'gatehouse' };
  if (part !== null) return { ...headers, range: `bytes=${part.size}-`, 'if-range': part.validator };
  if (etag !== null) headers['if-none-match'] = etag;
  if (lastModified !== null) headers['if-modified-since'] = lastModified;
  return headers;
}

/** At which byte the body begins; `anew` where what we have does not go together with what the server has. */
function startOf(response: IncomingMessage, part: PartialFile | null): number | 'anew' {
  const { statusCode = 0, headers } = response;
  if (statusCode === 416) return 'anew';
  if (statusCode !== 206) return 0;
  const start = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(headers['content-range'] ?? '')?.[1];
  return part !== null && Number(start) === part.size ? part.size : 'anew';
}

function refuseUnfit(response: IncomingMessage, { now_ms }: FetchRequest): void {
  const { statusCode = 0, headers } = response;
  const fail = (sentence: string): never => {
    response.destroy();
    throw new FetchFailed(sentence, retryAfter_ms(headers['retry-after'], now_ms));
  };
  if (statusCode !== 200 && statusCode !== 206) fail(`The server answered with status ${statusCode}.`);
  if (/^text\/html\b/i.test(headers['content-type'] ?? '')) fail('The server answered with a web page in the place of the list.');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (!['identity', 'gzip', 'x-gzip'].includes(encoding))
    fail(`The server answered in the encoding "${encoding}", which was not asked for.`);
}

/** Writes the body from a byte on; resolves to what stands in the file and whether that is all. */
async function gather({ response, body }: Got, request: FetchRequest, start: number): Promise<{ size: number; isWhole: boolean }> {
  const file = await open(request.path, start === 0 ? 'w' : 'r+');
  let size = start;
  try {
    if (start === 0) await noteValidator(request, response);
    for await (const chunk of body) {
      if (size + chunk.byteLength > request.bytes_max)
        throw new FetchFailed(`The list is larger than the limit of ${request.bytes_max} bytes.`);
      await writeAt(file, chunk, size);
      size += chunk.byteLength;
    }
  } catch (error) {
    response.destroy();
    if (error instanceof FetchFailed) await drop(request.path);
    throw error;
  } finally {
    await file.close();
  }
  // Broken off or silent: what came stands in the file.
  const announced = announcedSize(response, start);
  return { size, isWhole: response.complete && (announced === null || announced === size) };
}

async function writeAt(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength;)
    written += (await file.write(chunk, written, chunk.byteLength - written, position + written)).bytesWritten;
}

/** Only with a validator can a part be gone on with: another version's second half would make a file that nobody published. */
async function noteValidator({ path, url }: FetchRequest, { headers }: IncomingMessage): Promise<void> {
  const strong = headers.etag !== undefined && !headers.etag.startsWith('W/') ? headers.etag : undefined;
  const validator = strong ?? headers['last-modified'];
  await rm(`${path}.json`, { force: true });
  if (validator === undefined) return;
  const file = await open(`${path}.json`, 'w');
  try {
    await file.writeFile(JSON.stringify({ url, validator }));
  } finally {
    await file.close();
  }
}

function announcedSize({ headers }: IncomingMessage, start: number): number | null {
  const total = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1];
  if (total !== undefined) return Number(total);
  return headers['content-length'] === undefined ? null : start + Number(headers['content-length']);
}

async function finished(path: string, { headers }: IncomingMessage): Promise<Fetched> {
  await rm(`${path}.json`, { force: true });
  return { outcome: 'fetched', path, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

/** `Retry-After` in seconds or as a date. */
function retryAfter_ms(header: string | undefined, now_ms: number): number | null {
  if (header === undefined) return null;
  const wait_ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now_ms;
  return Number.isFinite(wait_ms) ? Math.max(0, wait_ms) : null;
}
