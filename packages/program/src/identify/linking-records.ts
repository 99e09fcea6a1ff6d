import type { LinkKey } from '@gatehouse/ownership';
import type { CustomerLink } from './customer-links.ts';
import type { StoredLinkModel } from './link-customers.ts';
import type { Trace } from './traces.ts';

export interface StoredLink extends CustomerLink {
  /** Since when it is believed: an instant. */
  readonly recordedAt: string;
}

/** Who else holds some keys. */
export interface SharedTraces {
  /** How many customers hold each of the keys that were asked about, by `kind digest`. */
  readonly holders: ReadonlyMap<string, number>;
  /** The holders of those that few hold, besides the one who asks. */
  readonly shared: readonly Trace[];
}

/** What the linking of customers reads and writes. */
export interface LinkingRecords {
  /** Takes the place of the keys that were stored for these customers. */
  saveLinkKeys(rows: readonly { readonly customer: string; readonly keys: readonly LinkKey[] }[]): Promise<void>;
  linkKeys(customers: readonly string[]): Promise<Map<string, readonly LinkKey[]>>;
  /** Traces of some kinds that a customer has left. */
  tracesOf(customer: string, kinds: readonly string[]): Promise<Trace[]>;
  /** Who shares traces with a customer; keys that more than `holders_max` hold are counted and not followed. */
  sharedTraces(traces: readonly Trace[], holders_max: number): Promise<SharedTraces>;
  saveLinkModel(model: StoredLinkModel): Promise<void>;
  /** The model of the last time when all customers were linked; null before. */
  linkModel(): Promise<StoredLinkModel | null>;
  /** Puts links in the place of those that stand: of all customers, or of one. What no longer holds is kept as what was believed until now. */
  replaceLinks(customer: string | null, links: readonly CustomerLink[]): Promise<void>;
  /** The links that stand, of some customers with anybody. */
  links(customers: readonly string[]): Promise<StoredLink[]>;
  /** Those of the customers who failed verification and lost their accounts. */
  refusedAmong(customers: readonly string[]): Promise<string[]>;
  customersKnown(): Promise<number>;
}
