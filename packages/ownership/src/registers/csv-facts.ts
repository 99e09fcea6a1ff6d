import type { OwnershipCsvRow } from '@gatehouse/contracts';
import { interval, type Interval } from '@gatehouse/foundation';
import type { OwnershipFacts } from '../facts/facts.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { ALL, NOTHING } from '../facts/share-line.ts';
import { type Stake, stakeOf } from '../facts/stake.ts';

/**
 * What rows of a plain ownership table say. An owner without a kind that nobody owns stays of unknown kind: it may be an individual.
 * Throws a RangeError where a share is no number, lies outside 0..100, or stands the wrong way round.
 */
export function factsFromCsv(rows: Iterable<OwnershipCsvRow>, { origin = 'table' }: { readonly origin?: string } = {}): OwnershipFacts {
  const parties = new Map<string, Party>();
  const stakes: Stake[] = [];
  const describe = (id: string, name: string | undefined, kind: Party['kind']): void => {
    const known = parties.get(id);
    const better = known === undefined || known.kind === 'unknown' ? kind : known.kind;
    parties.set(id, partyOf({ id, kind: better, name: name === undefined || name === '' ? (known?.name ?? null) : name }));
  };
  for (const row of rows) {
    describe(row.owner_id, row.owner_name, row.owner_kind === undefined || row.owner_kind === '' ? 'unknown' : row.owner_kind);
    describe(row.owned_id, row.owned_name, 'entity');
    stakes.push(stakeOfCsvRow(row, stakes.length + 1, origin));
  }
  return { parties: [...parties.values()], stakes, publishedParents: [] };
}

/** One row as a stake. Throws a RangeError as `factsFromCsv` does. */
export function stakeOfCsvRow(row: OwnershipCsvRow, number: number, origin: string): Stake {
  const share = shareOf(row);
  return stakeOf({
    ownerId: row.owner_id,
    ownedId: row.owned_id,
    equity: row.right === 'votes' ? NOTHING : share,
    votes: row.right === 'votes' ? share : null,
    profit: row.right === 'profit' ? share : null,
    origin,
    source: `row ${number}`,
  });
}

function shareOf(row: OwnershipCsvRow): Interval {
  if (filled(row.share) !== null) {
    const share = percentage(filled(row.share), 0);
    return interval(share, share);
  }
  return interval(percentage(filled(row.min), ALL.min), percentage(filled(row.max), ALL.max));
}

function filled(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim().replace(/\s*%$/, '');
}

function percentage(text: string | null, fallback: number): number {
  if (text === null) return fallback;
  const value = Number(text);
  if (!(value >= 0 && value <= 100)) throw new RangeError(`"${text}" is no percentage from 0 to 100`);
  return value;
}
