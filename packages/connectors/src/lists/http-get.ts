import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { PassThrough } from 'node:stream';
import { FetchFailed } from './fetch-failed.ts';

const REDIRECTS_MAX = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface GetOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** The longest silence of the server, before its answer and within it. */
  readonly idle_ms: number;
  readonly signal: AbortSignal;
}

export interface Got {
  readonly response: IncomingMessage;
  /** The bytes as they came, to the last that came: it ends quietly also where the server broke off, which `response.complete` tells. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * A GET whose body comes as the bytes that were sent, so that they can be counted and gone on with. Follows a few redirects, each to an address
 * that would be allowed by itself: https, or this machine. Throws FetchFailed.
 */
export async function get(url: string, options: GetOptions): Promise<Got> {
  let address = allowed(url);
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const got = await once(address, options);
    const { response } = got;
    if (!REDIRECTS.has(response.statusCode ?? 0) || response.headers.location === undefined) return got;
    response.destroy();
    const next = URL.parse(response.headers.location, address.href);
    if (next === null) throw new FetchFailed('The server points to an address that is none.');
    address = allowed(next.href);
  }
  throw new FetchFailed(`The server sends from address to address, more than ${REDIRECTS_MAX} times.`);
}

/** An address that lists may be fetched from. Throws FetchFailed: a list that anybody on the way could change clears nobody. */
export function allowed(url: string): URL {
  const address = URL.parse(url);
  if (address === null) throw new FetchFailed('The address of the list is none.');
  const isSafe = address.protocol === 'https:' || (address.protocol === 'http:' && LOOPBACK.has(address.hostname));
  if (!isSafe) throw new FetchFailed('Lists are fetched by https only, or from this machine.');
  if (address.username !== '' || address.password !== '') throw new FetchFailed('The address of a list holds no password: it is shown.');
  return address;
}

function once(address: URL, { headers, idle_ms, signal }: GetOptions): Promise<Got> {
  return new Promise((resolve, reject) => {
    const taken = (response: IncomingMessage): void => resolve({ response, body: keptBody(response) });
    const asked = { headers, signal, agent: false } as const;
    const request = address.protocol === 'https:' ? getSecure(address.href, asked, taken) : getPlain(address.href, asked, taken);
    request.setTimeout(idle_ms, () => request.destroy(new FetchFailed(`The server was silent for ${idle_ms / 1_000} s.`)));
    request.on('error', (error) =>
      reject(
        error instanceof FetchFailed ? error : new FetchFailed('The server cannot be reached, or it broke off.', null, { cause: error }),
      ),
    );
  });
}

/** A connection that breaks takes along what nobody has read yet: the body is read at once, as far as there is room. */
function keptBody(response: IncomingMessage): PassThrough {
  const body = new PassThrough();
  const end = (): void => void body.end();
  response.on('error', end).on('close', end).pipe(body);
  return body;
}
