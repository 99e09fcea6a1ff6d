/** An answer of the API: its body as JSON where it is JSON, else as text. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it stands where it is text. */
  readonly body?: unknown;
  /** The Idempotency-Key; a fresh one where it is left out, none where it is null. */
  readonly key?: string | null;
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

/** Calls a server over real HTTP. Keys are counted, so that no two calls of a process share one by accident. */
export function apiClient(url: string): Call {
  let calls = 0;
  return async (method, path, { headers = {}, body, key } = {}) => {
    calls += 1;
    const idempotency = method === 'GET' || key === null ? {} : { 'idempotency-key': key ?? `test-key-${calls}` };
    const content = body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...content, ...idempotency, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return { status: response.status, type, headers: response.headers, body: /json/.test(type) ? JSON.parse(text) : text };
  };
}
