import { ProblemError } from '@gatehouse/foundation';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a foreign web page might send from a person's browser: a changing call from another origin,
 * and any call that reaches a loopback server under another name (DNS rebinding).
 */
export function refuseForeignPages(request: FastifyRequest, hosts: ReadonlySet<string>): void {
  const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
  if (hosts.size > 0 && !hosts.has(host)) {
    throw new ProblemError(
      'not-allowed',
      `This server does not answer to the name "${host.slice(0, 100)}".`,
      `Call it by ${[...hosts].join(' or ')}, or set GATEHOUSE_HOSTS.`,
    );
  }
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.origin;
  if (origin === undefined) return;
  // A browser hides the origin of our own pages under their referrer policy, and that of sandboxed frames of anybody: only the browser's word parts them.
  if (origin === 'null' && request.headers['sec-fetch-site'] === 'same-origin') return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) {
    throw new ProblemError(
      'not-allowed',
      'A page of another origin may not change anything here.',
      'Send the call from the console or from a program.',
    );
  }
}
