import type { BodyOf, OperationId, QueryOf, ResponseOf, Role } from '@gatehouse/contracts';
import type { Actor } from '@gatehouse/program';

/** Who calls: a signed-in person, a program with a token, or a visitor of the sample. */
export interface Caller extends Actor {
  readonly roles: readonly Role[];
  readonly how: 'session' | 'token' | 'visitor';
}

/** One validated call of an operation. */
export interface Call<Id extends OperationId> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
  /** Null only where the route is public. */
  readonly caller: Caller | null;
}

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<ResponseOf<Id>>;

/** A handler for every operation of the route table: the compiler sees to it that none is missing. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
