import type { Transaction } from 'kysely';
import { kyselyRunner } from '../vault/kysely-runner.ts';
import type { Vault } from '../vault/vault.ts';
import type { Sealer } from './scope.ts';
import type { Tables } from './tables.ts';

/** The vault at work in one transaction. */
export function sealerIn(db: Transaction<Tables>, vault: Vault): Sealer {
  const runner = kyselyRunner(db);
  return {
    seal: async (items) => (items.length === 0 ? [] : vault.sealMany(runner, items)),
    open: async (items, { who, why, case: caseId }) =>
      items.length === 0 ? [] : vault.openMany(runner, items, { who, why, ...(caseId === undefined ? {} : { case: caseId }) }),
    digest: (kind, value) => vault.digest(kind, value),
  };
}
