import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly passwordHash: string | null;
  readonly demo: boolean;
}

export interface NewPersonRow extends PersonRow {
  readonly recordedAt: string;
}

export interface NewTokenRow {
  readonly id: string;
  readonly digest: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** People, their sessions, and the tokens of programs. */
export class PeopleTable {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async addPerson(person: NewPersonRow): Promise<void> {
    const { id, name, email, roles, passwordHash, demo, recordedAt } = person;
    await this.#db
      .insertInto('gatehouse.person')
      .values({ id, name, email, roles: [...roles], password_hash: passwordHash, demo, recorded_at: recordedAt })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute();
  }

  async demoPersons(): Promise<PersonRow[]> {
    return (await this.#db.selectFrom('gatehouse.person').selectAll().where('demo', '=', true).orderBy('name').execute()).map(toPerson);
  }

  async person(id: string): Promise<PersonRow | null> {
    return orNull(await this.#db.selectFrom('gatehouse.person').selectAll().where('id', '=', id).executeTakeFirst());
  }

  async personByEmail(email: string): Promise<PersonRow | null> {
    return orNull(await this.#db.selectFrom('gatehouse.person').selectAll().where('email', '=', email).executeTakeFirst());
  }

  async addSession(session: { digest: string; person: string; createdAt: string; expiresAt: string }): Promise<void> {
    await this.#db
      .insertInto('gatehouse.session')
      .values({ token_digest: session.digest, person_id: session.person, created_at: session.createdAt, expires_at: session.expiresAt })
      .execute();
  }

  async endSession(digest: string): Promise<void> {
    await this.#db.deleteFrom('gatehouse.session').where('token_digest', '=', digest).execute();
  }

  async personBySession(digest: string, now: string): Promise<PersonRow | null> {
    const row = await this.#db
      .selectFrom('gatehouse.session')
      .innerJoin('gatehouse.person', 'gatehouse.person.id', 'gatehouse.session.person_id')
      .selectAll('gatehouse.person')
      .where('token_digest', '=', digest)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return orNull(row);
  }

  async addToken(token: NewTokenRow): Promise<void> {
    const { id, digest, name, roles, createdBy, createdAt, expiresAt } = token;
    await this.#db
      .insertInto('gatehouse.api_token')
      .values({
        id,
        token_digest: digest,
        name,
        roles: [...roles],
        created_by: createdBy,
        created_at: createdAt,
        expires_at: expiresAt,
        revoked_at: null,
      })
      .execute();
  }

  async tokenByDigest(digest: string, now: string): Promise<{ id: string; name: string; roles: readonly string[] } | null> {
    const row = await this.#db
      .selectFrom('gatehouse.api_token')
      .select(['id', 'name', 'roles'])
      .where('token_digest', '=', digest)
      .where('expires_at', '>', now)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return row ?? null;
  }

  async revokeToken(id: string, at: string): Promise<boolean> {
    const result = await this.#db
      .updateTable('gatehouse.api_token')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

function orNull(row: Parameters<typeof toPerson>[0] | undefined): PersonRow | null {
  return row === undefined ? null : toPerson(row);
}

function toPerson(row: {
  id: string;
  name: string;
  email: string;
  roles: string[];
  password_hash: string | null;
  demo: boolean;
}): PersonRow {
  return { id: row.id, name: row.name, email: row.email, roles: row.roles, passwordHash: row.password_hash, demo: row.demo };
}
