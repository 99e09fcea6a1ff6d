import type { Verb } from '../verb.ts';

/** Every verb, loaded when it is called: a word of the command line must not wait for the rooms of another. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  start: async () => (await import('./start.ts')).start,
  check: async () => (await import('./check.ts')).check,
  ownership: async () => (await import('./ownership.ts')).ownership,
  simulate: async () => (await import('./simulate.ts')).simulate,
  verify: async () => (await import('./verify.ts')).verify,
  clocks: async () => (await import('./clocks.ts')).clocks,
  rules: async () => (await import('./rules.ts')).rules,
  compare: async () => (await import('./compare.ts')).compare,
  profiles: async () => (await import('./profiles.ts')).profiles,
  screen: async () => (await import('./screen.ts')).screen,
  lists: async () => (await import('./lists.ts')).lists,
  estimate: async () => (await import('./estimate.ts')).estimate,
  classify: async () => (await import('./classify.ts')).classify,
  rejoin: async () => (await import('./rejoin.ts')).rejoin,
  forecast: async () => (await import('./forecast.ts')).forecast,
  decide: async () => (await import('./decide.ts')).decide,
  serve: async () => (await import('./serve.ts')).serve,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  fsck: async () => (await import('./fsck.ts')).fsck,
};
