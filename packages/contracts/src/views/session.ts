import { z } from 'zod';

export const ROLES = ['analyst', 'officer', 'engineer', 'auditor', 'administrator'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A signed-in person, as the console shows them. */
export const Person = z.object({ id: z.string(), name: z.string(), email: z.string(), roles: z.array(Role) });
export type Person = z.infer<typeof Person>;

/** `GET /v1/session`: who is signed in; in the sample, whom a visitor may sign in as. */
export const SessionView = z.object({
  person: Person.nullable(),
  /** Only in the sample: the demo persons, who sign in without a password on this machine. */
  demo: z.array(Person),
});
export type SessionView = z.infer<typeof SessionView>;

export const SignInRequest = z.object({ email: z.string().max(320), password: z.string().max(1024) });

/** `GET /v1/overview`: the bar at the top of every screen, and the counts of the rail. */
export const OverviewView = z.object({
  provider: z.object({ name: z.string(), asOf: z.string(), sample: z.boolean() }),
  lists: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      date: z.string().nullable(),
      entries: z.number().int(),
      age_days: z.number().int().nullable(),
      stale: z.boolean(),
    }),
  ),
  rules: z.array(z.object({ id: z.string(), title: z.string(), status: z.string(), since: z.string().nullable(), confirm: z.boolean() })),
  /** What waits for the signed-in person. */
  counts: z.object({
    today: z.number().int(),
    queue: z.number().int(),
    /** Matches that nobody has judged, whose judgement lapsed, or that wait for a second person. */
    matches: z.number().int(),
    runs: z.number().int(),
    reports: z.number().int(),
  }),
});
export type OverviewView = z.infer<typeof OverviewView>;
