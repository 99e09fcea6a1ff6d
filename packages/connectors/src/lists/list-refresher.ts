import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefreshOutcome, RefreshView } from '@gatehouse/contracts';
import { type Clock, ProblemError, type Rng, toInstant, toUtcDate } from '@gatehouse/foundation';
import { FetchFailed } from './fetch-failed.ts';
import { drop, type Fetched, fetchList } from './fetch-list.ts';
import type { ListShelf, Offered } from './list-shelf.ts';
import { type ListSource, readSources } from './list-sources.ts';
import { readRefreshState, type SourceState, writeRefreshState } from './refresh-state.ts';
import { withShelfLock } from './shelf-lock.ts';

/** The pauses after failures: twice as long each time, up to the source's own interval. */
const FIRST_PAUSE_MS = 300_000;
/** How far a time is moved by chance, so that not every installation asks its publisher in the same second. */
const JITTER_SHARE = 0.1;
const RETRY_AFTER_MS_MAX = 86_400_000;
const HOUR_MS = 3_600_000;
const BYTES_A_MIB = 1_048_576;

export interface RefreshLimits {
  readonly idle_ms: number;
  readonly total_ms: number;
}
const LIMITS: RefreshLimits = { idle_ms: 30_000, total_ms: 1_800_000 };

/** Offers of one publisher that are remembered. */
const OFFERS_MAX = 8;

interface Refreshed {
  readonly outcome: RefreshOutcome;
  readonly detail: string;
  readonly lists?: readonly string[];
  readonly validators?: { readonly etag: string | null; readonly lastModified: string | null };
  readonly retryAfter_ms?: number | null;
  /** The digest of what the publisher offers now, where it was heard. */
  readonly sha256?: string | undefined;
}

/**
 * Fetches lists by their addresses when they are due, and offers them to the shelf, which guards what is live.
 * A refresh that fails changes nothing but its own record: it never throws for what a server does, and never touches the last good list.
 */
export class ListRefresher {
  readonly #shelf: ListShelf;
  readonly #clock: Clock;
  readonly #rng: Rng;
  readonly #limits: RefreshLimits;

  constructor(options: { readonly shelf: ListShelf; readonly clock: Clock; readonly rng: Rng; readonly limits?: RefreshLimits }) {
    this.#shelf = options.shelf;
    this.#clock = options.clock;
    this.#rng = options.rng;
    this.#limits = options.limits ?? LIMITS;
  }

  /** Each source with what became of its last refresh and when the next is due. Throws `bad-input` for sources that cannot be understood. */
  async status(): Promise<RefreshView[]> {
    const state = await readRefreshState(this.#shelf.folder);
    return (await readSources(this.#shelf.folder)).map((source) => viewOf(source, stateOf(source, state)));
  }

  /** Refreshes what is due, one after the other. Resolves to how many were tried. */
  async runDue(): Promise<number> {
    const now = toInstant(this.#clock.now());
    const state = await readRefreshState(this.#shelf.folder);
    const due = (await readSources(this.#shelf.folder)).filter((source) => (stateOf(source, state)?.nextAt ?? now) <= now);
    for (const source of due) await this.#refresh(source);
    return due.length;
  }

  /** Refreshes one source, or all, now. Throws `not-found` where there is none of that name. */
  async refresh(name?: string): Promise<RefreshView[]> {
    const asked = (await readSources(this.#shelf.folder)).filter((source) => name === undefined || source.name === name);
    if (name !== undefined && asked.length === 0)
      throw new ProblemError('not-found', `There is no source called "${name}".`, 'Write it into lists/sources.json of the data folder.');
    for (const source of asked) await this.#refresh(source);
    const state = await readRefreshState(this.#shelf.folder);
    return asked.map((source) => viewOf(source, stateOf(source, state)));
  }

  async #refresh(source: ListSource): Promise<void> {
    await mkdir(this.#shelf.folder, { recursive: true });
    await withShelfLock(join(this.#shelf.folder, `.fetch-${source.name}.lock`), async () => {
      const before = stateOf(source, await readRefreshState(this.#shelf.folder));
      const refreshed = await this.#tried(source, before);
      const present = await readRefreshState(this.#shelf.folder);
      await writeRefreshState(this.#shelf.folder, { ...present, [source.name]: this.#stateAfter(source, before, refreshed) });
    });
  }

  async #tried(source: ListSource, before: SourceState | null): Promise<Refreshed> {
    try {
      const fetched = await fetchList({
        url: source.url,
        path: join(this.#shelf.folder, `.fetch-${source.name}`),
        etag: before?.etag ?? null,
        lastModified: before?.lastModified ?? null,
        bytes_max: source.size_mib_max * BYTES_A_MIB,
        ...this.#limits,
        now_ms: this.#clock.now(),
      });
      return fetched.outcome === 'unchanged' ? this.#unchanged(before) : await this.#offered(source, fetched);
    } catch (error) {
      // One failed refresh is a line in the record; what is no word of ours is told without its inside.
      const detail = error instanceof FetchFailed ? error.message : 'The refresh failed inside Gatehouse.';
      return { outcome: 'failed', detail, retryAfter_ms: error instanceof FetchFailed ? error.retryAfter_ms : null };
    }
  }

  #unchanged(before: SourceState | null): Refreshed {
    // What was held back is held back still, although the publisher has nothing new.
    const isHeld = before?.last.outcome === 'held';
    return {
      sha256: before?.offered[0]?.sha256,
      outcome: isHeld ? 'held' : 'unchanged',
      detail: isHeld ? before.last.detail : 'The publisher says that nothing changed.',
      validators: { etag: before?.etag ?? null, lastModified: before?.lastModified ?? null },
    };
  }

  async #offered(source: ListSource, fetched: Extract<Fetched, { outcome: 'fetched' }>): Promise<Refreshed> {
    const validators = { etag: fetched.etag, lastModified: fetched.lastModified };
    try {
      const offered = await this.#shelf.offer({
        path: fetched.path,
        name: fileNameOf(source),
        by: 'refresh',
        url: source.url,
        date: this.#dateOf(source, fetched),
      });
      return { ...wordsOf(offered), validators, sha256: offered.sha256 };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // Broken: the next try asks for the whole again.
      return { outcome: 'refused', detail: error.problem.detail };
    } finally {
      await drop(fetched.path);
    }
  }

  #dateOf({ dated }: ListSource, { lastModified }: { readonly lastModified: string | null }): string | undefined {
    const said_ms = lastModified === null ? Number.NaN : Date.parse(lastModified);
    if (Number.isFinite(said_ms) && said_ms <= this.#clock.now()) return toUtcDate(said_ms);
    return dated === 'fetched' ? toUtcDate(this.#clock.now()) : undefined;
  }

  #stateAfter(source: ListSource, before: SourceState | null, refreshed: Refreshed): SourceState {
    const now_ms = this.#clock.now();
    const isFailure = refreshed.outcome === 'failed' || refreshed.outcome === 'refused';
    const failures = isFailure ? (before?.failures ?? 0) + 1 : 0;
    const isConfirmed = refreshed.outcome === 'taken' || refreshed.outcome === 'unchanged';
    // A server that did not answer said nothing against what it said before; a broken file takes its validators along.
    const kept = refreshed.outcome === 'failed' ? before : null;
    return {
      url: source.url,
      etag: refreshed.validators?.etag ?? kept?.etag ?? null,
      lastModified: refreshed.validators?.lastModified ?? kept?.lastModified ?? null,
      last: { at: toInstant(now_ms), outcome: refreshed.outcome, detail: refreshed.detail },
      confirmedAt: isConfirmed ? toInstant(now_ms) : (before?.confirmedAt ?? null),
      offered: offersAfter(before?.offered ?? [], refreshed.sha256, toInstant(now_ms)),
      failures,
      nextAt: toInstant(now_ms + this.#pause_ms(source, failures, refreshed.retryAfter_ms ?? null)),
      lists: refreshed.lists !== undefined && refreshed.lists.length > 0 ? [...refreshed.lists] : (before?.lists ?? []),
    };
  }

  #pause_ms({ every_hours }: ListSource, failures: number, retryAfter_ms: number | null): number {
    const every_ms = every_hours * HOUR_MS;
    const pause_ms = failures === 0 ? every_ms : Math.min(every_ms, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20));
    const jittered_ms = pause_ms * (1 + JITTER_SHARE * (2 * this.#rng.next() - 1));
    return Math.round(Math.max(jittered_ms, Math.min(retryAfter_ms ?? 0, RETRY_AFTER_MS_MAX)));
  }
}

function offersAfter(before: SourceState['offered'], sha256: string | undefined, at: string): SourceState['offered'] {
  return sha256 === undefined ? before : [{ sha256, at }, ...before.filter((offer) => offer.sha256 !== sha256)].slice(0, OFFERS_MAX);
}

function wordsOf(offered: Offered): { outcome: RefreshOutcome; detail: string; lists: readonly string[] } {
  if ('taken' in offered) {
    const { live } = offered.taken;
    const detail =
      offered.outcome === 'unchanged'
        ? 'The publisher has the version that is live.'
        : live.map(({ name, date, entries }) => `${name} of ${date}, ${entries} entries`).join('; ') || 'Taken.';
    return { outcome: offered.outcome, detail, lists: offered.lists };
  }
  const detail = offered.findings.map(({ list, text }) => `${list} ${text}`).join('; ');
  return {
    outcome: offered.outcome,
    detail: offered.outcome === 'held' ? detail : `Two persons refused these bytes before: ${detail}`,
    lists: offered.lists,
  };
}

/** The name under which a fetched file is stored: that of the source, without folders, and the ending of the address. */
function fileNameOf({ name, url }: ListSource): string {
  const ending = /\.(csv|tsv|txt|xml|json|jsonl)(\.gz)?$/i.exec(new URL(url).pathname)?.[0] ?? '';
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : `${name}${ending}`;
}

/** What is known of a source; nothing of one that has another address by now. */
function stateOf({ name, url }: ListSource, state: Readonly<Record<string, SourceState>>): SourceState | null {
  const known = Object.hasOwn(state, name) ? state[name] : undefined;
  return known?.url === url ? known : null;
}

function viewOf({ name, url, every_hours }: ListSource, state: SourceState | null): RefreshView {
  return {
    name,
    url,
    everyHours: every_hours,
    lists: state?.lists ?? [],
    last: state?.last ?? null,
    confirmedAt: state?.confirmedAt ?? null,
    failures: state?.failures ?? 0,
    nextAt: state?.nextAt ?? null,
  };
}
