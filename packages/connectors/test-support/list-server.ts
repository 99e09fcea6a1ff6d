import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface ListServer {
  readonly url: string;
  /** Every request that came, as `METHOD path` with the headers that matter for refreshing. */
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, string | undefined>> }[];
  close(): Promise<void>;
}

/** A server on this machine that answers as the test says, breaking off included. */
export async function listServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<ListServer> {
  const asked: ListServer['asked'] = [];
  const server: Server = createServer((request, response) => {
    const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = request.headers;
    asked.push({ path: request.url ?? '', headers: { range, ifRange: String(ifRange ?? ''), ifNoneMatch, ifModifiedSince } });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Served {
  readonly body: Uint8Array;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Breaks off after so many bytes of each answer. */
  readonly breakAfter_bytes?: number;
}

/** A well-behaved file server (RFC 9110), but that it may break off. */
export function serveFile(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const { body, etag, lastModified, breakAfter_bytes = Number.POSITIVE_INFINITY } = served;
  if (etag !== undefined) response.setHeader('etag', etag);
  if (lastModified !== undefined) response.setHeader('last-modified', lastModified);
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const mayResume = range !== undefined && [etag, lastModified].includes(String(request.headers['if-range']));
  const start = mayResume ? Number(range) : 0;
  if (start > body.byteLength) {
    response.writeHead(416).end();
    return;
  }
  if (mayResume) response.setHeader('content-range', `bytes ${start}-${body.byteLength - 1}/${body.byteLength}`);
  response.writeHead(mayResume ? 206 : 200, { 'content-length': body.byteLength - start });
  const piece = body.subarray(start, start + breakAfter_bytes);
  if (start + piece.byteLength === body.byteLength) response.end(piece);
  else response.write(piece, () => response.destroy());
}
