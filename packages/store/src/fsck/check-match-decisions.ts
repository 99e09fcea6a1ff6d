import { digestOf } from '@gatehouse/foundation';
import type { PoolClient } from 'pg';
import type { Vault } from '../vault/vault.ts';
import type { Finding } from './finding.ts';
import { hasEntry } from './has-entry.ts';
import { type Opened, openSealed } from './open-sealed.ts';
import { instantColumn, rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface DecisionRow {
  readonly id: string;
  readonly match_id: string;
  readonly customer_id: string;
  readonly subject: string;
  readonly list: string;
  readonly entry_id: string;
  readonly verdict: string;
  readonly state: string;
  readonly decided_by: string;
  readonly decided_at: string;
  readonly because_sealed: Buffer;
  readonly needs_second: boolean;
  readonly second_by: string | null;
  readonly second_at: string | null;
  readonly second_because_sealed: Buffer | null;
  readonly list_version: string;
  readonly list_date: string | null;
  readonly profile: string;
  readonly band: string;
  readonly score: number;
  readonly subject_digest: string;
  readonly entry_digest: string;
  readonly sides_sealed: Buffer;
  readonly lapsed_at: string | null;
  readonly lapsed_because: string | null;
  /** Everybody behind whom the party stood: a second person may have spoken at another customer's match. */
  readonly customers: readonly string[];
}

/** The reasons and what was seen, opened. */
interface OpenedTexts {
  readonly because: Opened;
  readonly second: Opened | null;
  readonly sides: Opened;
}

const TABLE = 'gatehouse.match_decision';
const DECISIONS = `
  select d.*, ${instantColumn('d.decided_at')} as decided_at, ${instantColumn('d.second_at')} as second_at, d.list_date::text as list_date,
    array(select distinct m.customer_id from gatehouse.match m
      where m.subject = d.subject and m.list = d.list and m.entry_id = d.entry_id) as customers
  from ${TABLE} d`;

/**
 * A judgement on a match is what its entry in the log vouches for, a second person's word on it too, and a lapse has its entry. It cannot see
 * that one which lapsed or was refused was put back with all that came after it erased: no entry says that nothing follows.
 */
export async function checkMatchDecisions(client: PoolClient, vault: Vault, nameOf: (id: string) => string): Promise<Finding[]> {
  const decisions = new Tally('match-decisions', 'judgement on a match is what its entries in the log vouch for');
  for await (const rows of rowStream<DecisionRow>(client, DECISIONS)) {
    const texts = await openedTexts(client, vault, rows);
    for (const [index, row] of rows.entries()) {
      const opened = texts[index];
      if (opened !== undefined) decisions.look(row.id, await faultOf({ client, vault, nameOf }, row, opened));
    }
  }
  return [decisions.finding()];
}

interface Tools {
  readonly client: PoolClient;
  readonly vault: Vault;
  readonly nameOf: (id: string) => string;
}

async function faultOf(tools: Tools, row: DecisionRow, opened: OpenedTexts): Promise<string | null> {
  if ([opened.because, opened.second, opened.sides].includes('damaged')) return 'has a text that cannot be opened';
  return stateFault(row) ?? (await judgementFault(tools, row, opened)) ?? (await secondFault(tools, row, opened)) ?? lapseFault(tools, row);
}

function stateFault({ state, needs_second, second_by, decided_by, lapsed_at }: DecisionRow): string | null {
  if (state === 'standing' && needs_second && (second_by === null || second_by === decided_by))
    return 'stands with one person where two are needed';
  if (state === 'awaiting-second' && second_by !== null) return 'waits for a second person, who has spoken';
  if (state === 'refused' && second_by === null) return 'was refused by nobody';
  if (state === 'lapsed' && lapsed_at === null) return 'lapsed without a cause';
  return (state === 'standing' || state === 'awaiting-second') && lapsed_at !== null ? 'holds, and has lapsed' : null;
}

/** The body that program/identify/decide-match.ts hashes, member for member, as the judgement was made. */
async function judgementFault({ client, vault, nameOf }: Tools, row: DecisionRow, { because }: OpenedTexts): Promise<string | null> {
  const text = textOf(because);
  // The log holds the digest of a reason that is no more: nothing is left to compare it with.
  if (text === null) return null;
  const digest = digestOf({
    id: row.id,
    match: row.match_id,
    customer: row.customer_id,
    subject: row.subject,
    list: row.list,
    entryId: row.entry_id,
    verdict: row.verdict,
    state: row.needs_second ? 'awaiting-second' : 'standing',
    by: row.decided_by,
    at: row.decided_at,
    needsSecond: row.needs_second,
    listVersion: row.list_version,
    listDate: row.list_date,
    profile: row.profile,
    band: row.band,
    score: row.score,
    subjectDigest: row.subject_digest,
    entryDigest: row.entry_digest,
    because: reasonDigest(vault, text),
  });
  return (await hasEntry(client, { kind: 'case', subject: nameOf(row.customer_id), digest })) ? null : 'is not what was logged';
}

async function secondFault({ client, vault, nameOf }: Tools, row: DecisionRow, { second }: OpenedTexts): Promise<string | null> {
  const text = second === null ? null : textOf(second);
  if (row.second_by === null || text === null) return null;
  const approve = row.state !== 'refused';
  const said = { decision: row.id, approve, by: row.second_by, at: row.second_at, because: reasonDigest(vault, text) };
  for (const customer of new Set([row.customer_id, ...row.customers]))
    if (await hasEntry(client, { kind: 'approval', subject: nameOf(customer), digest: digestOf(said) })) return null;
  return `has a second person’s word that the log does not know`;
}

async function lapseFault({ client, nameOf }: Tools, row: DecisionRow): Promise<string | null> {
  if (row.lapsed_because === null) return null;
  const digest = digestOf({ decision: row.id, lapsed: row.lapsed_because });
  return (await hasEntry(client, { kind: 'case', subject: nameOf(row.customer_id), digest }))
    ? null
    : 'lapsed for a cause that the log does not know';
}

function textOf(opened: Opened): string | null {
  return typeof opened === 'string' ? null : opened.text;
}

/** The keyed digest under which decide-match.ts logs a reason. */
function reasonDigest(vault: Vault, text: string): string {
  return vault.digest('trace:match-because', text);
}

async function openedTexts(client: PoolClient, vault: Vault, rows: readonly DecisionRow[]): Promise<OpenedTexts[]> {
  const open = (column: string, sealedOf: (row: DecisionRow) => Buffer | null): Promise<Opened[]> =>
    openSealed(
      client,
      vault,
      rows.flatMap((row) => {
        const sealed = sealedOf(row);
        return sealed === null ? [] : [{ subject: row.subject, table: TABLE, column, sealed }];
      }),
    );
  const because = await open('because_sealed', (row) => row.because_sealed);
  const sides = await open('sides_sealed', (row) => row.sides_sealed);
  const seconds = await open('second_because_sealed', (row) => row.second_because_sealed);
  const seconded = rows.filter((row) => row.second_because_sealed !== null);
  const secondOf = new Map(seconded.map((row, index) => [row, seconds[index] ?? 'damaged']));
  return rows.map((row, index) => ({
    because: because[index] ?? 'damaged',
    sides: sides[index] ?? 'damaged',
    second: secondOf.get(row) ?? null,
  }));
}
