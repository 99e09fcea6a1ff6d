import { clustersOf } from '@gatehouse/ownership';

/** Two customers who may be the same, linked and never merged. */
export interface CustomerLink {
  /** In the order of their ids. */
  readonly customers: readonly [string, string];
  /** How likely they are one, 0 to 1. */
  readonly probability: number;
  /** What agrees, what speaks against it and what is not known of both, each with its weight; kinds only, never a value. */
  readonly because: readonly string[];
}

/** Customers who are taken for one where what they do together counts, and the least likely link that holds them together. */
export interface CustomerGroup {
  readonly customers: readonly string[];
  readonly weakest: CustomerLink;
}

/** From here on a link is kept and shown. */
export const LINK_MIN = 0.5;
/** From here on linked customers are one group for the meter: their runs are summed beside each, and a link counts among the signs of one run. */
export const GROUP_MIN = 0.9;

/** The groups that links make, guarded against chaining: two groups are not joined over one link where their other members are not linked. */
export function customerGroups(links: readonly CustomerLink[]): CustomerGroup[] {
  const ids = [...new Set(links.flatMap(({ customers }) => customers))].toSorted();
  const places = new Map(ids.map((id, at) => [id, at]));
  const keyed = new Map(links.map((link) => [link.customers.join('\u0000'), link]));
  const between = (a: number, b: number): CustomerLink | undefined =>
    keyed.get(`${ids[Math.min(a, b)] ?? ''}\u0000${ids[Math.max(a, b)] ?? ''}`);
  const pairs = links.map(({ customers: [first, second], probability }) => ({
    a: places.get(first) ?? 0,
    b: places.get(second) ?? 0,
    probability,
  }));
  const { clusters } = clustersOf(pairs, { probability_min: GROUP_MIN, probabilityOf: (a, b) => between(a, b)?.probability ?? 0 });
  return clusters.flatMap(({ members, weakest }) => {
    const link = between(weakest.a, weakest.b);
    return link === undefined ? [] : [{ customers: members.flatMap((member) => ids[member] ?? []), weakest: link }];
  });
}

/** The group of each customer that has one. */
export function groupOfCustomer(groups: readonly CustomerGroup[]): ReadonlyMap<string, CustomerGroup> {
  return new Map(groups.flatMap((group) => group.customers.map((customer) => [customer, group] as const)));
}
