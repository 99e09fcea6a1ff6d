import { type Rng, seededRng } from '@gatehouse/foundation';
import type { LinkFacts } from '@gatehouse/ownership';
import type { TrueRecord } from './true-records.ts';

/** How a made set is mixed: parts of all records. */
const AGAIN = 0.08;
const RELATIVE = 0.05;
const AT_AGENT = 0.02;
const SYLLABLES = [
  'ba',
  'ko',
  'lin',
  'mu',
  'ner',
  'ro',
  'sa',
  'tiv',
  'vu',
  'zan',
  'der',
  'mi',
  'fel',
  'gor',
  'hu',
  'ja',
  'pet',
  'quin',
  'wes',
  'yor',
];
const HOSTS = ['gmail.com', 'mail.example', 'post.example', 'web.example', 'box.example'];
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2024, 0, 1);

interface Pools {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly streets: readonly string[];
  readonly cities: readonly string[];
}

/**
 * Made customers with the party that each is truly of, from a seed: people who sign up again with slips, moves, other telephones, mailboxes, cards and
 * sometimes another name; households that share address, surname and telephone; firms at the addresses and telephones of five formation agents.
 */
export function* madeCustomers(records: number, seed: string): Generator<TrueRecord> {
  const rng = seededRng(seed);
  const pools: Pools = {
    given: wordsOf(rng, 600, 2),
    family: wordsOf(rng, 6_000, 3),
    streets: wordsOf(rng, 3_000, 3),
    cities: wordsOf(rng, 300, 3),
  };
  // Whom later records come from: a window, so that a million records take no more memory than it.
  const recent: TrueRecord[] = [];
  for (let at = 0; at < records; at += 1) {
    const draw = rng.next();
    const source = recent.length === 0 ? undefined : rng.pick(recent);
    const own = newcomer(rng, pools, at);
    let record: TrueRecord = { id: `cus_${at}`, party: `party_${at}`, facts: own };
    if (source !== undefined && draw < AGAIN) record = { id: record.id, party: source.party, facts: again(rng, pools, source.facts, own) };
    else if (source !== undefined && draw < AGAIN + RELATIVE) record = { ...record, facts: relative(rng, source.facts, own) };
    else if (draw < AGAIN + RELATIVE + AT_AGENT) record = { ...record, facts: atAgent(rng, own, at) };
    if (recent.length < 5_000) recent.push(record);
    else recent[rng.below(recent.length)] = record;
    yield record;
  }
}

function newcomer(rng: Rng, pools: Pools, at: number): LinkFacts {
  const [given, family] = [common(rng, pools.given), common(rng, pools.family)];
  const country = rng.pick(['DE', 'FR', 'US', 'GB', 'IN', 'BR']);
  return {
    names: [`${given} ${family}`],
    ...(rng.next() < 0.5 ? { birthDate: dateIn(rng, 1950, 55) } : {}),
    emails: [`${given}.${family}${rng.below(1_000)}@${common(rng, HOSTS)}`],
    phones: [`+49${100_000_000 + rng.below(900_000_000)}`],
    payments: [`fp_${at}`],
    addresses: [address(rng, pools, country)],
    countries: [country],
    ips: [`10.${rng.below(256)}.${rng.below(256)}.${1 + rng.below(250)}`],
    signedUp: new Date(FIRST_DAY_MS + rng.below(900) * DAY_MS + rng.below(DAY_MS)).toISOString(),
  };
}

/** The same party again: each fact is kept, changed or mistyped by itself. */
function again(rng: Rng, pools: Pools, before: LinkFacts, own: LinkFacts): LinkFacts {
  const kept = <K extends keyof LinkFacts>(member: K, part: number): LinkFacts[K] => (rng.next() < part ? before[member] : own[member]);
  const other = rng.next() < 0.1;
  const name = before.names?.[0] ?? '';
  return {
    ...own,
    names: other ? own.names : [rng.next() < 0.25 ? slip(rng, name) : name],
    birthDate: rng.next() < 0.6 ? (rng.next() < 0.05 ? dateIn(rng, 1950, 55) : before.birthDate) : undefined,
    emails: kept('emails', 0.4),
    phones: kept('phones', 0.55),
    payments: kept('payments', 0.5),
    addresses: rng.next() < 0.65 ? before.addresses : [address(rng, pools, before.countries?.[0] ?? 'DE')],
    countries: kept('countries', 0.95),
    ips: kept('ips', 0.4),
  };
}

/** Somebody of the same household: another person, who shares what a household shares. */
function relative(rng: Rng, before: LinkFacts, own: LinkFacts): LinkFacts {
  const given = own.names?.[0]?.split(' ')[0] ?? '';
  return {
    ...own,
    names: [rng.next() < 0.7 ? `${given} ${before.names?.[0]?.split(' ')[1] ?? ''}` : (own.names?.[0] ?? '')],
    addresses: before.addresses,
    countries: before.countries,
    ...(rng.next() < 0.4 ? { phones: before.phones } : {}),
    ...(rng.next() < 0.1 ? { payments: before.payments } : {}),
    ips: before.ips,
  };
}

/** A firm at one of five agents: the address, the telephone and the mail domain are the agent's. */
function atAgent(rng: Rng, own: LinkFacts, at: number): LinkFacts {
  const agent = rng.below(5);
  return {
    ...own,
    names: [`${own.names?.[0]?.split(' ')[1] ?? ''} ${rng.pick(['systems', 'labs', 'capital', 'trading'])} ltd`],
    birthDate: undefined,
    emails: [`office${at}@agent${agent}.example`],
    phones: [`+4470000000${agent}`],
    addresses: [{ street: `${agent} Agent House`, city: 'Dover', postalCode: `A${agent}`, country: 'GB' }],
    countries: ['GB'],
  };
}

function address(rng: Rng, pools: Pools, country: string): NonNullable<LinkFacts['addresses']>[number] {
  const city = common(rng, pools.cities);
  return {
    street: `${rng.pick(pools.streets)} street ${1 + rng.below(200)}`,
    city,
    postalCode: String(10_000 + rng.below(9_000)),
    country,
  };
}

function dateIn(rng: Rng, from: number, years: number): string {
  return `${from + rng.below(years)}-${two(1 + rng.below(12))}-${two(1 + rng.below(28))}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** One letter more, less or changed with its neighbour. */
function slip(rng: Rng, text: string): string {
  const at = 1 + rng.below(Math.max(1, text.length - 2));
  const kind = rng.below(3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + (text[at - 1] ?? '') + text.slice(at);
  return text.slice(0, at - 1) + (text[at] ?? '') + (text[at - 1] ?? '') + text.slice(at + 1);
}

/** The first of a pool are the most frequent, as names are. */
function common(rng: Rng, pool: readonly string[]): string {
  return pool[Math.floor(pool.length * rng.next() ** 2)] ?? '';
}

function wordsOf(rng: Rng, count: number, syllables: number): string[] {
  return Array.from({ length: count }, () => Array.from({ length: syllables }, () => rng.pick(SYLLABLES)).join(''));
}
