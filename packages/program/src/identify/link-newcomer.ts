import { defaultModel, isLinkKind, type LinkIndex, linkIndexOf, linkRecords, type LinkKey } from '@gatehouse/ownership';
import { type CustomerLink, LINK_MIN } from './customer-links.ts';
import { explained } from './link-customers.ts';
import type { LinkingRecords, SharedTraces } from './linking-records.ts';
import { ACCESS_KINDS, comparedDigest, type CustomerKeys } from './traces.ts';

/** Customers that one newcomer is compared with, those who share the rarest keys first. */
const COMPARED_MAX = 200;
/** A key that more hold leads to nobody by itself; it still counts once two are compared. */
const FOLLOWED_HOLDERS_MAX = 500;

/**
 * Links a customer that was recorded or changed with those who are stored, by the model of the last time when all were linked. Looks only at customers
 * who share a key that few hold. Writes keys, traces and links; nobody else's links change.
 */
export async function linkNewcomer(records: LinkingRecords & TraceRecords, id: string, found: CustomerKeys): Promise<Newcomer> {
  const kept = await records.tracesOf(id, ACCESS_KINDS);
  const traces = [...found.traces, ...kept];
  const keys = [...found.keys, ...kept.map(({ kind, digest }): LinkKey => ({ kind, part: 0, digest: comparedDigest(digest) }))];
  await records.saveTraces(found.traces);
  await records.saveLinkKeys([{ customer: id, keys }]);
  const shared = await records.sharedTraces(traces, FOLLOWED_HOLDERS_MAX);
  const links = await linksWith(records, { id, keys }, shared);
  await records.replaceLinks(id, links);
  return { links, shared };
}

export interface Newcomer {
  readonly links: readonly CustomerLink[];
  readonly shared: SharedTraces;
}

/** Where traces are saved: part of what the identify flow writes. */
interface TraceRecords {
  saveTraces(traces: CustomerKeys['traces']): Promise<void>;
}

async function linksWith(
  records: LinkingRecords,
  newcomer: { readonly id: string; readonly keys: readonly LinkKey[] },
  { holders, shared }: SharedTraces,
): Promise<CustomerLink[]> {
  const rarity = new Map<string, number>();
  for (const { customer, kind, digest } of shared) {
    if (customer === newcomer.id) continue;
    rarity.set(customer, (rarity.get(customer) ?? 0) + 1 / (holders.get(`${kind} ${digest}`) ?? 1));
  }
  const candidates = [...rarity].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, COMPARED_MAX);
  if (candidates.length === 0) return [];
  const keysOf = await records.linkKeys(candidates.map(([customer]) => customer));
  const stored = await records.linkModel();
  const population = await records.customersKnown();
  const counted = new Map([...holders].map(([key, count]) => [comparedKey(key), count]));
  const index: LinkIndex = linkIndexOf([{ id: newcomer.id, keys: newcomer.keys }, ...[...keysOf].map(([id, keys]) => ({ id, keys }))], {
    population,
    holdersOf: (kind, digest) => counted.get(`${kind} ${digest}`) ?? stored?.typicalHolders[kind],
  });
  const model = stored?.model ?? defaultModel(population);
  const { pairs } = linkRecords(index, { model, probability_min: LINK_MIN });
  return explained(
    index,
    model,
    pairs.filter(({ a }) => a === 0),
  );
}

function comparedKey(key: string): string {
  const [kind = '', digest = ''] = key.split(' ', 2);
  return isLinkKind(kind) ? `${kind} ${comparedDigest(digest)}` : key;
}
