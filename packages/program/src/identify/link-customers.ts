import type { AccessEvent, Account, Customer, Payment } from '@gatehouse/contracts';
import {
  type LinkIndex,
  linkExplainer,
  linkIndexOf,
  linkInWords,
  type LinkKey,
  type LinkModel,
  linkRecords,
  typicalHolders,
} from '@gatehouse/ownership';
import { type CustomerLink, LINK_MIN } from './customer-links.ts';
import { customerKeys, type Trace, type TraceDigest } from './traces.ts';

/** What comparisons of customers are worth, as it is kept for those who come later. */
export interface StoredLinkModel {
  readonly model: LinkModel;
  readonly customers: number;
  /** How many hold a key of a kind as a rule: taken where a key's own number of holders is not at hand. */
  readonly typicalHolders: Readonly<Record<string, number>>;
}

/** All customers linked with each other. */
export interface LinkedCustomers extends StoredLinkModel {
  readonly traces: readonly Trace[];
  readonly keys: readonly { readonly customer: string; readonly keys: readonly LinkKey[] }[];
  readonly index: LinkIndex;
  readonly links: readonly CustomerLink[];
}

export interface LinkingInput {
  readonly customers: readonly Customer[];
  readonly accounts: readonly Account[];
  readonly access: readonly AccessEvent[];
  readonly paymentsOf: ReadonlyMap<string, readonly Payment[]>;
}

/** Links the customers of an export by their keyed digests, with chances estimated from them. */
export function linkCustomers(input: LinkingInput, digest: TraceDigest): LinkedCustomers {
  const holder = new Map(input.accounts.map((account) => [account.id, account.customer]));
  const accessOf = Map.groupBy(input.access, (event) => holder.get(event.account) ?? '');
  const known = new Map<string, string>();
  const once: TraceDigest = (kind, value) => {
    const key = `${kind}\u0000${value}`;
    const made = known.get(key) ?? digest(kind, value);
    known.set(key, made);
    return made;
  };
  const found = input.customers.map((customer) =>
    customerKeys({ customer, payments: input.paymentsOf.get(customer.id) ?? [], access: accessOf.get(customer.id) ?? [] }, once),
  );
  const keys = input.customers.map((customer, at) => ({ customer: customer.id, keys: found[at]?.keys ?? [] }));
  const index = linkIndexOf(keys.map((row) => ({ id: row.customer, keys: row.keys })));
  const { model, pairs } = linkRecords(index, { probability_min: LINK_MIN });
  return {
    traces: found.flatMap(({ traces }) => traces),
    keys,
    index,
    model,
    customers: index.ids.length,
    typicalHolders: typicalHolders(index),
    links: explained(index, model, pairs),
  };
}

/** What is kept for those who come later. */
export function storedModel({ model, customers, typicalHolders: holders }: StoredLinkModel): StoredLinkModel {
  return { model, customers, typicalHolders: holders };
}

/** Pairs of an index as links between customers, with their reasons. */
export function explained(
  index: LinkIndex,
  model: LinkModel,
  pairs: readonly { readonly a: number; readonly b: number }[],
): CustomerLink[] {
  const explain = linkExplainer(index, model);
  return pairs.map(({ a, b }) => {
    const [first = '', second = ''] = [index.ids[a] ?? '', index.ids[b] ?? ''].toSorted();
    const explanation = explain(a, b);
    return { customers: [first, second], probability: explanation.probability, because: linkInWords(explanation) };
  });
}
