/** Who does something: a person, a program with a token, or Gatehouse itself. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Gatehouse acting by its own rules. */
export const GATEHOUSE: Actor = { id: 'gatehouse', name: 'Gatehouse' };
