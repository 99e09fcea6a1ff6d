import { canonicalJson, type Clock, ProblemError, toInstant } from '@gatehouse/foundation';
import type { KeyRing } from './key-ring.ts';
import { openBox, sealBox } from './sealed-box.ts';
import type { SqlRunner } from './sql-runner.ts';
import { ensureSubjectKeys, readSubjectKeys, shredSubjectKey, type SubjectKeys } from './subject-keys.ts';

/** Where a value lies. All three are authenticated with it. */
export interface SealPlace {
  /** A pseudonym, such as `cus_…`: whose data it is, and whose key destroys it. */
  readonly subject: string;
  readonly table: string;
  readonly column: string;
}

export interface ToSeal extends SealPlace {
  readonly text: string;
}

export interface ToOpen extends SealPlace {
  readonly sealed: Buffer;
}

/** Why personal data is read. It is logged with the fields read, and never with their content. */
export interface Reading {
  /** The person or the part of the program that reads: `usr_…`, `job:screen`. */
  readonly who: string;
  readonly why: string;
  readonly case?: string;
}

/**
 * Personal data, encrypted under a key of each subject's own. Destroying that key is the deletion: every copy of the sealed values,
 * in tables and in back-ups, becomes noise.
 *
 * Subjects' keys are asked of the database each time and kept nowhere else, so a key that another process destroyed is gone here too;
 * the bulk forms ask once for the whole batch.
 */
export class Vault {
  readonly #keys: KeyRing;
  readonly #clock: Clock;

  constructor(keys: KeyRing, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Seals one text. Throws `conflict` when the subject was shredded, `key-missing` under a wrong key-encryption key. */
  async seal(tx: SqlRunner, item: ToSeal): Promise<Buffer> {
    const [sealed] = await this.sealMany(tx, [item]);
    if (sealed === undefined) throw new Error('sealing one text gave none');
    return sealed;
  }

  /** Seals many texts, in their order, making the keys of subjects that are new. */
  async sealMany(tx: SqlRunner, items: readonly ToSeal[]): Promise<Buffer[]> {
    const keys = await ensureSubjectKeys(tx, this.#keys, subjectsOf(items), toInstant(this.#clock.now()));
    return items.map((item) => sealBox(keyFor(keys, item.subject), Buffer.from(item.text), contextOf(item)));
  }

  /** Opens one text and logs the reading in the same transaction; null when the subject was shredded. */
  async open(tx: SqlRunner, item: ToOpen, reading: Reading): Promise<string | null> {
    const [plaintext] = await this.openMany(tx, [item], reading);
    return plaintext ?? null;
  }

  /**
   * Opens many texts, in their order; null where the subject was shredded. Logs one reading for each subject.
   * Throws `internal` when a value was changed or comes from another place, `key-missing` under a wrong key-encryption key.
   */
  async openMany(tx: SqlRunner, items: readonly ToOpen[], reading: Reading): Promise<(string | null)[]> {
    const keys = await readSubjectKeys(tx, this.#keys, subjectsOf(items));
    await this.#logReading(tx, items, reading);
    return items.map((item) => {
      const key = keys.get(item.subject);
      return key === undefined || key === 'shredded' ? null : openOrThrow(key, item);
    });
  }

  /** Destroys the subject's key. What was sealed for it can never be opened again. Does nothing the second time. */
  async shred(tx: SqlRunner, subject: string): Promise<void> {
    await shredSubjectKey(tx, this.#keys.id, subject, toInstant(this.#clock.now()));
  }

  /**
   * A keyed digest by which equal values are found and linked without being stored: `digest('card-fingerprint', …)`.
   * The caller brings values to one spelling first. Never a plain hash: names and birth dates are few enough to be tried out.
   */
  digest(kind: string, value: string): string {
    return this.#keys.digest(kind, value);
  }

  async #logReading(tx: SqlRunner, items: readonly ToOpen[], reading: Reading): Promise<void> {
    const bySubject = Map.groupBy(items, ({ subject }) => subject);
    const fields = [...bySubject.values()].map((own) => JSON.stringify([...new Set(own.map(({ table, column }) => `${table}.${column}`))]));
    await tx.query(
      `insert into gatehouse.personal_read (read_at, who, why, case_id, subject, fields)
       select $1, $2, $3, $4, subject, array(select jsonb_array_elements_text(fields::jsonb)) from unnest($5::text[], $6::text[]) as r (subject, fields)`,
      [toInstant(this.#clock.now()), reading.who, reading.why, reading.case ?? null, [...bySubject.keys()], fields],
    );
  }
}

function subjectsOf(items: readonly SealPlace[]): string[] {
  return [...new Set(items.map(({ subject }) => subject))];
}

function keyFor(keys: SubjectKeys, subject: string): Buffer {
  const key = keys.get(subject);
  if (key === undefined || key === 'shredded') {
    throw new ProblemError(
      'conflict',
      `The personal data of ${subject} was deleted: nothing can be added to it.`,
      'Register the person anew, under a new id.',
    );
  }
  return key;
}

function openOrThrow(key: Buffer, item: ToOpen): string {
  const plaintext = openBox(key, item.sealed, contextOf(item));
  if (plaintext === undefined) {
    throw new ProblemError(
      'internal',
      `A sealed value of ${item.table}.${item.column} for ${item.subject} was changed, or belongs elsewhere.`,
      'Run gatehouse fsck and restore the value from a backup.',
    );
  }
  return plaintext.toString('utf8');
}

function contextOf({ table, column, subject }: SealPlace): Buffer {
  return Buffer.from(canonicalJson([table, column, subject]));
}
