import type { Clock } from '@gatehouse/foundation';

const REFRESH_MS = 200;

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** One more piece of work is done. */
  tick(): void;
  /** The work is over: the line is cleared. */
  end(): void;
}

/**
 * A line on the terminal with the count, the rate and, where the total is known, the time left.
 * Silent when the stream is no terminal.
 */
export function progressOn(terminal: Terminal, clock: Clock, unit: string, total?: number): Progress {
  if (terminal.isTTY !== true) return { tick() {}, end() {} };
  const started_ms = clock.now();
  let shown_ms = started_ms;
  let done = 0;
  return {
    tick() {
      done += 1;
      const now_ms = clock.now();
      if (now_ms - shown_ms < REFRESH_MS) return;
      shown_ms = now_ms;
      terminal.write(`\r\u001b[K${describe(done, total, now_ms - started_ms, unit)}`);
    },
    end() {
      if (shown_ms !== started_ms) terminal.write('\r\u001b[K');
    },
  };
}

function describe(done: number, total: number | undefined, elapsed_ms: number, unit: string): string {
  const perSecond = done / (elapsed_ms / 1000);
  const rate = `${done.toLocaleString('en')}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`} ${unit}, ${Math.round(perSecond).toLocaleString('en')} a second`;
  if (total === undefined || done >= total) return rate;
  return `${rate}, ${Math.ceil((total - done) / perSecond)} s left`;
}
