export interface ProcessStops {
  /** An orderly stop. */
  stop(): Promise<void>;
  /** What can still be done when the process is ending and nothing more is awaited. */
  stopNow(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ties something to the life of this process: stopped when the event loop runs dry, on `process.exit`, and on the signals that end it.
 * A program that handles a signal itself (to finish its requests first) stays in charge: then only its exit counts.
 * Returns the function that unties it.
 */
export function stopWithProcess(stops: ProcessStops): () => void {
  const beforeExit = (): void => void stops.stop();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    void stops.stop().finally(() => {
      untie();
      process.kill(process.pid, signal);
    });
  };
  const untie = (): void => {
    process.off('beforeExit', beforeExit).off('exit', stops.stopNow);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('beforeExit', beforeExit).on('exit', stops.stopNow);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return untie;
}
