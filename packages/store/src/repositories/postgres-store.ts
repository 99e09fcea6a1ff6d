import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, ProblemError, toInstant } from '@gatehouse/foundation';
import type { DecisionRecords, Records, Store } from '@gatehouse/program';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Vault } from '../vault/vault.ts';
import { accountsIn } from './accounts.ts';
import { answersIn } from './answers.ts';
import { assessmentsIn } from './assessments.ts';
import { casesIn } from './cases.ts';
import { customerLinksIn } from './customer-links.ts';
import { customersIn } from './customers.ts';
import { decisionRecords } from './decision-records.ts';
import { enforcementIn } from './enforcement.ts';
import { ledgerIn } from './ledger.ts';
import { listedMatchesIn } from './listed-matches.ts';
import { matchDecisionsIn } from './match-decisions.ts';
import { listVersionsIn } from './list-versions.ts';
import { matchesIn } from './matches.ts';
import { meterIn } from './meter.ts';
import { ownershipStatementsIn } from './ownership-statements.ts';
import { PeopleTable } from './people.ts';
import { screenedListsIn } from './screened-lists.ts';
import { sealerIn } from './sealer.ts';
import type { Tables } from './tables.ts';

export interface OnceOnlyCall {
  readonly principal: string;
  readonly key: string;
  /** The digest of what was asked. */
  readonly request: string;
  readonly at: string;
}

/** The system of record over PostgreSQL. */
export class PostgresStore implements Store {
  readonly db: Kysely<Tables>;
  readonly people: PeopleTable;
  readonly decisions: DecisionRecords;
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #running = new AsyncLocalStorage<Transaction<Tables>>();

  constructor(options: { readonly pool: Pool; readonly vault: Vault; readonly clock: Clock }) {
    this.db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: options.pool }) });
    this.people = new PeopleTable(this.db);
    this.decisions = decisionRecords(async (statement) => (await options.pool.query<never>(statement)).rows, options.vault);
    this.#vault = options.vault;
    this.#clock = options.clock;
  }

  /** Runs the work in one transaction. Work that begins inside another's transaction joins it: all of both, or nothing. */
  async transaction<T>(work: (records: Records) => Promise<T>): Promise<T> {
    const outer = this.#running.getStore();
    if (outer !== undefined) return work(this.#records(outer));
    return this.db.transaction().execute((db) => this.#running.run(db, () => work(this.#records(db))));
  }

  /** Runs the work on one snapshot of the database. Inside another's transaction it joins that one, and the locks there keep it whole. */
  async snapshot<T>(work: (records: Records) => Promise<T>): Promise<T> {
    const outer = this.#running.getStore();
    if (outer !== undefined) return work(this.#records(outer));
    const snapshot = this.db.transaction().setIsolationLevel('repeatable read');
    return snapshot.execute((db) => this.#running.run(db, () => work(this.#records(db))));
  }

  /** Does the work once for each key of a principal: key, change and answer commit together, a repetition gets the first answer. */
  async onceOnly(call: OnceOnlyCall, work: () => Promise<unknown>): Promise<{ response: unknown; repeated: boolean }> {
    return this.db.transaction().execute((db) =>
      this.#running.run(db, async () => {
        // A second call with the same key waits here until the first has ended.
        const claimed = await sql`
          insert into gatehouse.idempotency (principal, key, request_digest, recorded_at)
          values (${call.principal}, ${call.key}, ${call.request}, ${call.at}) on conflict do nothing`.execute(db);
        if ((claimed.numAffectedRows ?? 0n) === 0n) return { response: await this.#answered(db, call), repeated: true };
        const response = await work();
        const [sealed] = await sealerIn(db, this.#vault).seal([{ ...answerPlace(call), text: JSON.stringify(response ?? null) }]);
        await db
          .updateTable('gatehouse.idempotency')
          .set({ response_sealed: sealed ?? null })
          .where('principal', '=', call.principal)
          .where('key', '=', call.key)
          .execute();
        return { response, repeated: false };
      }),
    );
  }

  /** Forgets the answers of calls that nobody retries any more. */
  async forgetAnswers(olderThan: string): Promise<void> {
    await this.db.deleteFrom('gatehouse.idempotency').where('recorded_at', '<', olderThan).execute();
  }

  async #answered(db: Transaction<Tables>, call: OnceOnlyCall): Promise<unknown> {
    const row = await db
      .selectFrom('gatehouse.idempotency')
      .select(['request_digest', 'response_sealed'])
      .where('principal', '=', call.principal)
      .where('key', '=', call.key)
      .executeTakeFirstOrThrow();
    if (row.request_digest !== call.request) {
      throw new ProblemError(
        'idempotency-mismatch',
        'This idempotency key came with another request before.',
        'Use a fresh key for a new intent.',
      );
    }
    const sealed = row.response_sealed ?? Buffer.alloc(0);
    const [text] = await sealerIn(db, this.#vault).open([{ ...answerPlace(call), sealed }], {
      who: call.principal,
      why: 'repeat an answer',
    });
    return JSON.parse(text ?? 'null');
  }

  #records(db: Transaction<Tables>): Records {
    const scope = { db, sealer: sealerIn(db, this.#vault), now: toInstant(this.#clock.now()) };
    return {
      ...customersIn(scope),
      ...customerLinksIn(scope),
      ...accountsIn(scope),
      ...assessmentsIn(scope),
      ...matchesIn(scope),
      ...listVersionsIn(scope),
      ...listedMatchesIn(scope),
      ...matchDecisionsIn(scope),
      ...screenedListsIn(scope),
      ...ownershipStatementsIn(scope),
      ...meterIn(scope),
      ...enforcementIn(scope),
      ...casesIn(scope),
      ...answersIn(scope),
      ...ledgerIn(scope),
    };
  }
}

/** Where a kept answer lies: under a key of the caller's own. */
function answerPlace(call: OnceOnlyCall): { subject: string; table: string; column: string } {
  return { subject: `answers:${call.principal}`, table: 'gatehouse.idempotency', column: 'response_sealed' };
}
