/**
 * The client of perf/decisions.ts, a process of its own so that its work is not the server's.
 * Arguments: PORT RATE SECONDS CONNECTIONS ACCOUNTS; a RATE of 0 asks again as soon as it is answered. Prints one JSON line: latencies in ms.
 */
import { connect, type Socket } from 'node:net';
import { seededRng } from '@gatehouse/foundation';

const [port = 0, rate = 0, seconds = 1, connections = 1, accounts = 1] = process.argv.slice(2).map(Number);
const SEED = 11;
const HEAD_END = Buffer.from('\r\n\r\n');
const WARM_UP_MS = 2_000;

interface Line {
  readonly socket: Socket;
  received: Buffer;
  due_ms: number;
  sent_ms: number;
}

const rng = seededRng(SEED);
const idle: Line[] = [];
const waiting: number[] = [];
const fromSent: number[] = [];
const fromDue: number[] = [];
let errors = 0;
let open = 0;

const started_ms = performance.now() + WARM_UP_MS;
const end_ms = started_ms + seconds * 1000;
for (let count = 0; count < connections; count += 1) idle.push(await openLine());
if (rate === 0) for (const line of idle.splice(0)) send(line, performance.now());
else pace();

/** Open loop: each request has its moment, whether or not the earlier ones were answered; none is left out. */
function pace(): void {
  let next_ms = performance.now();
  const timer = setInterval(() => {
    const now_ms = performance.now();
    for (; next_ms <= now_ms; next_ms += 1000 / rate) {
      const line = idle.pop();
      if (line === undefined) waiting.push(next_ms);
      else send(line, next_ms);
    }
    if (now_ms < end_ms) return;
    clearInterval(timer);
    waiting.length = 0;
    finishWhenQuiet();
  }, 1);
}

function send(line: Line, due_ms: number): void {
  line.due_ms = due_ms;
  line.sent_ms = performance.now();
  open += 1;
  const body = JSON.stringify({
    subject: { type: 'account', id: `acc_${String(1 + rng.below(accounts)).padStart(5, '0')}` },
    action: { name: 'provision' },
    resource: { type: 'accelerator', id: 'h100', properties: { count: 8, hours: 24 } },
  });
  line.socket.write(
    `POST /access/v1/evaluation HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
}

function answered(line: Line, status: number): void {
  const now_ms = performance.now();
  open -= 1;
  if (status !== 200) errors += 1;
  else if (line.sent_ms >= started_ms && line.sent_ms < end_ms) {
    fromSent.push(now_ms - line.sent_ms);
    fromDue.push(now_ms - line.due_ms);
  }
  const next_ms = rate === 0 ? now_ms : waiting.shift();
  if (next_ms !== undefined && now_ms < end_ms) send(line, next_ms);
  else {
    idle.push(line);
    if (now_ms >= end_ms) finishWhenQuiet();
  }
}

function finishWhenQuiet(): void {
  if (open > 0) return;
  for (const line of idle) line.socket.destroy();
  process.stdout.write(`${JSON.stringify({ fromSent, fromDue, errors })}\n`);
}

async function openLine(): Promise<Line> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  const line: Line = { socket, received: Buffer.alloc(0), due_ms: 0, sent_ms: 0 };
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('data', (chunk) => {
    line.received = line.received.length === 0 ? chunk : Buffer.concat([line.received, chunk]);
    const head_bytes = line.received.indexOf(HEAD_END);
    if (head_bytes < 0) return;
    const head = line.received.toString('latin1', 0, head_bytes);
    const whole_bytes = head_bytes + HEAD_END.length + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (line.received.length < whole_bytes) return;
    line.received = Buffer.alloc(0);
    answered(line, Number(head.slice(9, 12)));
  });
  return line;
}
