import type { ListVersion } from '@gatehouse/contracts';

/** What happened to a list file on the shelf. */
export interface ShelfEvent {
  readonly id: string;
  readonly at: string;
  readonly kind: 'taken' | 'held' | 'asked' | 'approved' | 'refused';
  readonly actor: string;
  readonly actorName: string;
  readonly text: string;
  readonly because?: string | undefined;
  readonly sha256: string;
  readonly lists: readonly string[];
}

/** A list's version as a set of lists names it. */
export type SetVersion = Pick<ListVersion, 'name' | 'version' | 'date' | 'entries'>;

/** What the flow of lists reads and writes. */
export interface ListRecords {
  /** Notes which versions a digest stands for; resolves to whether it is new. */
  saveListSet(digest: string, versions: readonly SetVersion[]): Promise<boolean>;
  /** The versions that a decision or a judgement with this digest was made by; null for a digest that was never in use. */
  listSet(digest: string): Promise<readonly SetVersion[] | null>;
  /** Those of the events that are not recorded yet. */
  newListEvents(ids: readonly string[]): Promise<ReadonlySet<string>>;
  saveListEvents(events: readonly (ShelfEvent & { readonly entry: string })[]): Promise<void>;
}
