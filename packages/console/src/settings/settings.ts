import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const KEY = 'gatehouse.settings';
/** What a browser remembers of its user: how the console behaves, and nothing about anybody. */
const Settings = z.object({ singleLetterKeys: z.boolean().default(true) });
export type Settings = z.infer<typeof Settings>;

const listeners = new Set<() => void>();
let current = read();

function read(): Settings {
  try {
    return Settings.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // Storage may be forbidden or hold something else: the defaults always work.
    return Settings.parse({});
  }
}

/** The settings of this browser. */
export function getSettings(): Settings {
  return current;
}

/** Changes settings of this browser and remembers them where storage is allowed. */
export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // They hold until the page is left.
  }
  for (const listener of listeners) listener();
}

/** The settings, followed as they change. */
export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
