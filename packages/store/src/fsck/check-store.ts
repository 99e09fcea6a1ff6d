import { parseVerifierKey } from '@gatehouse/ledger';
import type { Pool, PoolClient } from 'pg';
import type { Vault } from '../vault/vault.ts';
import { pseudonymOf } from '../repositories/ledger.ts';
import { checkAccountStates } from './check-account-states.ts';
import { checkCases } from './check-cases.ts';
import { checkClocks } from './check-clocks.ts';
import { checkCustomers } from './check-customers.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkLog } from './check-log.ts';
import { checkMatchDecisions } from './check-match-decisions.ts';
import { checkReports } from './check-reports.ts';
import type { Finding } from './finding.ts';

export interface CheckStoreOptions {
  readonly pool: Pool;
  readonly vault: Vault;
  /** The key that the log's checkpoints must be signed by: what a verifier is given, never what the database says. */
  readonly verifierKey: string;
}

/**
 * Holds the whole store against itself and against its log (I1, I2): read in one snapshot, beside a running server if need be, in
 * constant memory. Changes nothing but the log of readings, because sealed texts are opened to be compared.
 *
 * What it cannot see: a change that was made in a record and in everything that tells of it, the log's key included; and the actor and
 * the sentence beside an entry, which no leaf covers.
 */
export async function checkStore({ pool, vault, verifierKey }: CheckStoreOptions): Promise<Finding[]> {
  const key = parseVerifierKey(verifierKey);
  const nameOf = (id: string): string => pseudonymOf({ sealer: vault }, id);
  return inSnapshot(pool, async (client) => [
    ...(await checkLog(client, key)),
    ...(await checkDecisions(client)),
    ...(await checkAccountStates(client, nameOf)),
    ...(await checkClocks(client, nameOf)),
    ...(await checkReports(client, vault, nameOf)),
    ...(await checkCases(client, vault)),
    ...(await checkMatchDecisions(client, vault, nameOf)),
    ...(await checkCustomers(client, vault, nameOf)),
  ]);
}

async function inSnapshot<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // The connection is closed rather than given back: its transaction ends with it.
    client.release(true);
    throw error;
  }
}
