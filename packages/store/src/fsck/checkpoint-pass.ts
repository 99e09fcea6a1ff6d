import {
  decodeBundle,
  leafHash,
  type LogState,
  openCheckpoint,
  rootOfState,
  type TreeHasher,
  VerificationError,
  type VerifierKey,
} from '@gatehouse/ledger';
import type { PoolClient } from 'pg';
import { LogStateShape } from '../repositories/log-state.ts';
import type { Finding } from './finding.ts';
import { Tally } from './tally.ts';

interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
  readonly state: unknown;
}

/** A state holds the log's right edge, some hundred kilobytes at most: so many at a time are no burden. */
const ROWS_PER_PAGE = 50;

/** Holds each checkpoint against the tree at the moment when the tree has its size, and against its own signed note. */
export class CheckpointPass {
  readonly #client: PoolClient;
  readonly #key: VerifierKey;
  readonly #roots = new Tally('ledger-roots', 'checkpoint has the root of its leaves, so all are consistent with each other');
  readonly #notes = new Tally('ledger-checkpoints', 'checkpoint is signed by the log’s key and says what stands beside it');
  readonly #rows: AsyncGenerator<CheckpointRow>;
  #next: CheckpointRow | null | undefined;

  constructor(client: PoolClient, key: VerifierKey) {
    this.#client = client;
    this.#key = key;
    this.#rows = this.#read();
  }

  /** The tree has grown by one leaf. */
  async after(tree: TreeHasher): Promise<void> {
    if (this.#next === undefined) await this.#advance();
    while (this.#next != null && Number(this.#next.size) <= tree.size) {
      this.#look(this.#next, tree);
      await this.#advance();
    }
  }

  findings(): Finding[] {
    return [this.#roots.finding(), this.#notes.finding()];
  }

  #look(row: CheckpointRow, tree: TreeHasher): void {
    const name = `checkpoint ${row.size}`;
    const fits = Number(row.size) === tree.size && row.root.equals(tree.root());
    this.#roots.look(name, fits ? null : 'has another root than its leaves');
    this.#notes.look(name, noteFault(row, this.#key) ?? stateFault(row));
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#rows.next();
    this.#next = done === true ? null : value;
  }

  async *#read(): AsyncGenerator<CheckpointRow> {
    for (let last = '-1'; ;) {
      const { rows } = await this.#client.query<CheckpointRow>(
        'select size, root, note, state from gatehouse.ledger_checkpoint where size > $1 order by size limit $2',
        [last, ROWS_PER_PAGE],
      );
      yield* rows;
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.size;
    }
  }
}

function noteFault(row: CheckpointRow, key: VerifierKey): string | null {
  try {
    const opened = openCheckpoint(row.note, [key]);
    return opened.size === Number(row.size) && row.root.equals(opened.root) ? null : 'signs another size or root';
  } catch (error) {
    return `does not verify (${error instanceof VerificationError ? error.code : 'malformed'})`;
  }
}

/** The sequencer goes on from the state: one that differs from what was signed would fork the log. */
function stateFault(row: CheckpointRow): string | null {
  const parsed = LogStateShape.safeParse(row.state);
  const fits = parsed.success && parsed.data.size === Number(row.size) && continues(parsed.data, row.root);
  return fits ? null : 'carries a state with other leaves';
}

/** The hashes at the right edge have that root, and the partial bundle's leaves are those of the last hashes. */
function continues(state: LogState, root: Buffer): boolean {
  try {
    const hashes = decodeBundle(Buffer.from(state.bundle, 'base64')).map(leafHash);
    return root.equals(rootOfState(state)) && Buffer.concat(hashes).toString('base64') === (state.edge[0] ?? '');
  } catch {
    return false;
  }
}
