import { randomBytes } from 'node:crypto';
import { type Person, Role } from '@gatehouse/contracts';
import { type Clock, type Ids, ProblemError, sha256Hex, toInstant } from '@gatehouse/foundation';
import type { PeopleTable } from '@gatehouse/store';
import type { Caller } from '../call.ts';
import { hashPassword, isPassword } from './password.ts';

const TOKEN_BYTES = 32;
const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly password?: string;
  readonly demo?: boolean;
}

/** People and programs: who they are, how they prove it, what they may do. Only digests of secrets are kept. */
export class People {
  readonly #table: PeopleTable;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(table: PeopleTable, clock: Clock, ids: Ids) {
    this.#table = table;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Adds a person, or leaves the one with this address as it is. */
  async add(person: NewPerson): Promise<void> {
    await this.#table.addPerson({
      id: this.#ids.next('per'),
      name: person.name,
      email: person.email.toLowerCase(),
      roles: [...person.roles],
      passwordHash: person.password === undefined ? null : await hashPassword(person.password),
      demo: person.demo ?? false,
      recordedAt: toInstant(this.#clock.now()),
    });
  }

  /** The persons that a visitor of the sample may sign in as. */
  async demoPersons(): Promise<Person[]> {
    return (await this.#table.demoPersons()).map(toPerson);
  }

  /** Signs a person in; resolves to the secret of the session's cookie. */
  async signIn(email: string, password: string): Promise<{ person: Person; secret: string }> {
    const found = await this.#table.personByEmail(email.toLowerCase());
    // An unknown address costs the same time as a wrong password.
    const right = await isPassword(password, found?.passwordHash ?? (await decoyHash()));
    if (found === null || !right)
      throw new ProblemError(
        'not-signed-in',
        'E-mail address or password are wrong.',
        'Try again, or ask an administrator for a new password.',
      );
    return this.#openSession(toPerson(found));
  }

  /** Signs in as a demo person: only persons marked as demo, which only the sample has. */
  async signInDemo(id: string): Promise<{ person: Person; secret: string }> {
    const found = (await this.demoPersons()).find((person) => person.id === id);
    if (found === undefined)
      throw new ProblemError('not-signed-in', 'There is no such demo person.', 'Choose one of those that GET /v1/session lists.');
    return this.#openSession(found);
  }

  async signOut(secret: string): Promise<void> {
    await this.#table.endSession(sha256Hex(secret));
  }

  async bySession(secret: string): Promise<Caller | null> {
    const found = await this.#table.personBySession(sha256Hex(secret), toInstant(this.#clock.now()));
    if (found === null) return null;
    const person = toPerson(found);
    return { id: person.id, name: person.name, roles: person.roles, how: 'session' };
  }

  async person(id: string): Promise<Person | null> {
    const found = await this.#table.person(id);
    return found === null ? null : toPerson(found);
  }

  /** A token for a program. The secret is shown once and kept as a digest. */
  async createToken(
    by: Caller,
    name: string,
    roles: readonly Role[],
    expires_days: number,
  ): Promise<{ id: string; token: string; expiresAt: string }> {
    const id = this.#ids.next('tok');
    const token = `gh_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const now_ms = this.#clock.now();
    const expiresAt = toInstant(now_ms + expires_days * DAY_MS);
    await this.#table.addToken({
      id,
      digest: sha256Hex(token),
      name,
      roles: [...roles],
      createdBy: by.id,
      createdAt: toInstant(now_ms),
      expiresAt,
    });
    return { id, token, expiresAt };
  }

  async revokeToken(id: string): Promise<boolean> {
    return this.#table.revokeToken(id, toInstant(this.#clock.now()));
  }

  async byToken(token: string): Promise<Caller | null> {
    const found = await this.#table.tokenByDigest(sha256Hex(token), toInstant(this.#clock.now()));
    return found === null ? null : { id: found.id, name: found.name, roles: toRoles(found.roles), how: 'token' };
  }

  async #openSession(person: Person): Promise<{ person: Person; secret: string }> {
    const secret = randomBytes(TOKEN_BYTES).toString('base64url');
    const now_ms = this.#clock.now();
    await this.#table.addSession({
      digest: sha256Hex(secret),
      person: person.id,
      createdAt: toInstant(now_ms),
      expiresAt: toInstant(now_ms + SESSION_HOURS * HOUR_MS),
    });
    return { person, secret };
  }
}

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(TOKEN_BYTES).toString('base64url'));
  return decoy;
}

function toPerson(row: { id: string; name: string; email: string; roles: readonly string[] }): Person {
  return { id: row.id, name: row.name, email: row.email, roles: toRoles(row.roles) };
}

function toRoles(roles: readonly string[]): Role[] {
  return roles.flatMap((role) => {
    const known = Role.safeParse(role);
    return known.success ? [known.data] : [];
  });
}
