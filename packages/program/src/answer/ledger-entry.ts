import type { LedgerEntry, LedgerEntryKind } from '@gatehouse/contracts';
import { type Clock, digestOf, type Ids, toInstant } from '@gatehouse/foundation';
import type { Actor } from '../actor.ts';

/**
 * An entry of the log before it is written: the leaf's content, and for the timeline who did it and a sentence.
 * Actor and sentence stay beside the leaf; what the leaf proves is the digest.
 */
export interface NewEntry {
  readonly id: string;
  readonly kind: LedgerEntryKind;
  readonly subject: string;
  readonly at: string;
  readonly actor: string;
  readonly text: string;
  /** SHA-256 of the canonical JSON of the record that the entry vouches for. */
  readonly digest: string;
  readonly refs?: LedgerEntry['refs'];
}

/** Makes the entry that goes with a change; `body` is the record as it is stored. */
export function entryFor(
  context: { readonly clock: Clock; readonly ids: Ids },
  actor: Actor,
  entry: { kind: LedgerEntryKind; subject: string; text: string; body: unknown; refs?: LedgerEntry['refs'] },
): NewEntry {
  return {
    id: context.ids.next('ent'),
    kind: entry.kind,
    subject: entry.subject,
    at: toInstant(context.clock.now()),
    actor: actor.id,
    text: entry.text,
    digest: digestOf(entry.body),
    refs: entry.refs,
  };
}
