import { identifierKey } from '../entity/identifiers.ts';
import type { PreparedEntity } from '../entity/prepare-entity.ts';

/** Which subjects bear a number. */
export class IdentifierTable {
  /** One subject mostly: it stands alone, without an array round it. */
  readonly #byKey = new Map<string, number | number[]>();

  add(subject: number, { identifiers }: PreparedEntity): void {
    for (const key of new Set(identifiers.map(identifierKey))) {
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, subject);
      else if (typeof known === 'number') this.#byKey.set(key, [known, subject]);
      else known.push(subject);
    }
  }

  /** Calls with the subjects that share a number with the entity. */
  find({ identifiers }: PreparedEntity, found: (subject: number) => void): void {
    for (const identifier of identifiers) {
      const known = this.#byKey.get(identifierKey(identifier));
      if (typeof known === 'number') found(known);
      else for (const subject of known ?? []) found(subject);
    }
  }
}
