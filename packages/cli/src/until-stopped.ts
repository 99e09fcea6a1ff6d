/** Waits until the process is told to stop. From then on the caller closes things in its own order: requests first, the database last. */
export function untilStopped(signal: AbortSignal): Promise<void> {
  // The listening socket keeps the process alive.
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
