import { Agent, request } from 'node:http';
import { EvaluationResponse } from '@gatehouse/contracts';
import { digestOf, type Rng } from '@gatehouse/foundation';
import { ACCOUNTS } from './small-provider.ts';

/** Each decision that was answered with 200, and the digest of the whole answer. */
export type Acknowledged = Map<string, string>;

export interface DecisionFire {
  readonly acknowledged: Acknowledged;
  /** Resolves when no connection is used any more. */
  stop(): Promise<void>;
}

const CONNECTIONS = 8;

/** Asks for decisions over several kept-alive connections at once until it is stopped or the server is gone. */
export function openFire(url: string, rng: Rng): DecisionFire {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const acknowledged: Acknowledged = new Map();
  const over = new AbortController();
  const shoot = async (lane: number): Promise<void> => {
    const own = rng.fork(String(lane));
    while (!over.signal.aborted) {
      const answer = await ask(agent, url, evaluationOf(own)).catch(() => null);
      // No answer: the outcome is unknown, and nothing was promised.
      if (answer === null) return;
      if (answer.status !== 200) continue;
      const response = EvaluationResponse.parse(JSON.parse(answer.body));
      acknowledged.set(response.context.decision_id, digestOf(response));
    }
  };
  const lanes = Array.from({ length: CONNECTIONS }, (_value, lane) => shoot(lane));
  return {
    acknowledged,
    async stop() {
      over.abort();
      await Promise.all(lanes);
      agent.destroy();
    },
  };
}

function evaluationOf(rng: Rng): object {
  const properties = { accelerator: 'H100', count: 1 + rng.below(64), hours: rng.below(1000), region: 'us-east-1' };
  return {
    subject: { type: 'account', id: rng.pick(ACCOUNTS) },
    action: { name: 'provision' },
    resource: { type: 'accelerator', id: `ask-${rng.below(1e9)}`, properties },
  };
}

function ask(agent: Agent, url: string, body: object): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}/access/v1/evaluation`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          response.complete ? resolve({ status: response.statusCode ?? 0, body: text }) : reject(new Error('cut off')),
        );
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}
