import type { ListEntry, YenteEntity } from '@gatehouse/contracts';
import type { WatchLists } from '@gatehouse/program';

/** The id under which yente's clients know an entry. */
export function yenteId({ list, entryId }: Pick<ListEntry, 'list' | 'entryId'>): string {
  return `${list}-${entryId}`;
}

/** The entry behind such an id; a list's own name may hold a hyphen too. */
export function entryByYenteId(lists: WatchLists, id: string): ListEntry | undefined {
  for (const { name } of lists.versions) {
    const entry = id.startsWith(`${name}-`) ? lists.entryOf(name, id.slice(name.length + 1)) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** An entry as yente shows an entity. Who is listed is a target; when it was last changed no publisher of ours says. */
export function listedEntity(lists: WatchLists, entry: ListEntry): YenteEntity {
  const { entity, aliases } = entry;
  const weak = aliases.filter((alias) => alias.strength === 'weak').map((alias) => alias.name);
  const { cryptoWallet: wallets, ...own } = entity.properties;
  const properties: Record<string, unknown[]> = { ...own };
  if (wallets !== undefined) properties['cryptoWallets'] = wallets.map((address) => walletOf(entry, address));
  if (weak.length > 0 && properties['weakAlias'] === undefined) properties['weakAlias'] = weak;
  if (entry.programmes.length > 0) properties['program'] = entry.programmes;
  const seen = lists.versions.find((version) => version.name === entry.list)?.date ?? 'unknown';
  return {
    id: yenteId(entry),
    caption: entity.caption ?? entry.entryId,
    schema: entity.schema,
    properties,
    datasets: [entry.list],
    referents: [],
    target: true,
    first_seen: instantOf(entry.listedOn),
    last_seen: instantOf(seen),
    last_change: null,
  };
}

/** A wallet as the model of FollowTheMoney has it: an entity of its own with its holder. */
function walletOf(entry: ListEntry, address: string): YenteEntity {
  return {
    id: `${yenteId(entry)}-wallet-${address}`,
    caption: address,
    schema: 'CryptoWallet',
    properties: { publicKey: [address], holder: [yenteId(entry)] },
    datasets: [entry.list],
    referents: [],
    target: false,
    first_seen: null,
    last_seen: null,
    last_change: null,
  };
}

/** A day as yente writes instants; null for what is no whole day. */
function instantOf(day: string | undefined): string | null {
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00` : null;
}
