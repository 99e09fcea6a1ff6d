import { z } from 'zod';
import type { Role } from '../views/session.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One call of the API: what it takes, what it gives, who may make it. Types, validation and OpenAPI come from here. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  /** Who may call: any of these roles; `any` for whoever is signed in; `public` without credentials. */
  readonly roles: readonly Role[] | 'any' | 'public';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** True where a repeated call must have one effect: it takes an Idempotency-Key. */
  readonly mutates?: true;
  readonly status?: 200 | 201 | 202 | 204;
}

export const Page = z.object({ cursor: z.string().max(256).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) });
export const READERS = ['analyst', 'officer', 'engineer', 'auditor', 'administrator'] as const;
export const CASEWORKERS = ['analyst', 'officer'] as const;
/** Who feeds customers, accounts and usage in. */
export const FEEDERS = ['engineer', 'administrator'] as const;
export const Accepted = z.object({
  accepted: z.number().int(),
  errors: z.array(z.object({ line: z.number().int(), field: z.string(), problem: z.string(), fix: z.string() })),
});
/** Bodies with many rows are JSON Lines or a format of the meter: they are read as text. */
export const Text = z.string();
