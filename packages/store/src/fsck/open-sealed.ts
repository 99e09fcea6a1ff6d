import type { PoolClient } from 'pg';
import type { Reading, ToOpen, Vault } from '../vault/vault.ts';

const READING: Reading = { who: 'gatehouse', why: 'fsck' };

/** What a sealed value turned out to be: its text, `shredded`, or `damaged`. The texts are compared and go nowhere. */
export type Opened = { readonly text: string } | 'shredded' | 'damaged';

/** Opens a batch of sealed values and logs the reading, as every reading is; one that was changed does not hide the others. */
export async function openSealed(client: PoolClient, vault: Vault, items: readonly ToOpen[]): Promise<Opened[]> {
  try {
    return (await vault.openMany(client, items, READING)).map(asOpened);
  } catch (error) {
    if (items.length > 1) return (await inTurn(items, (item) => openSealed(client, vault, [item]))).flat();
    if (error instanceof Error && 'severity' in error) throw error;
    return ['damaged'];
  }
}

function asOpened(text: string | null): Opened {
  return text === null ? 'shredded' : { text };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
