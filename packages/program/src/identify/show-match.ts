import type { MatchDecisionView, MatchReviewView, MatchRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { bandOf, closestRival, DEFAULT_PROFILE, explainComparison, type ScreeningIndex } from '@gatehouse/screening';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { changesOf, comparedEntry, comparedSubject } from './compared-sides.ts';
import type { OpenedDecision } from './match-decision.ts';
import { matchSides } from './match-sides.ts';
import type { ListedMatch, MatchFilter, Reading } from './records.ts';
import { romanise } from './romanise.ts';

const RIVALS_LOOKED_FOR = 20;
/** A rival that is no likeness at all tells nothing. */
const RIVAL_FROM = 0.3;

type Sides = Awaited<ReturnType<typeof matchSides>>;

/** A page of matches with the names of their customers; the reading is logged. */
export async function matchRows(
  records: Records,
  filter: MatchFilter,
  page: { after: string | null; limit: number },
  reading: Reading,
): Promise<{ items: MatchRow[]; total: number; next: string | null }> {
  const { items, total, next } = await records.matches(filter, page);
  const customers = await records.customers([...new Set(items.map((match) => match.customer))], reading);
  const names = new Map(customers.map(({ customer }) => [customer.id, customer.name]));
  return { items: items.map((match) => rowOf(match, names.get(match.customer) ?? null)), total, next };
}

/**
 * Both sides of a match with all that a person needs to judge it. The reading is logged with who and why. What is shown is one state: a match
 * that was read before a judgement and its decisions after would look as if nobody had judged.
 */
export function showMatch(world: World, actor: Actor, id: string): Promise<MatchReviewView> {
  return world.store.snapshot(async (records) => {
    const reading = { who: actor.id, why: 'review a match', case: id };
    const match = await records.match(id);
    if (match === null) throw new ProblemError('not-found', 'There is no such match, or not any more.', 'Look it up among the matches.');
    const sides = await matchSides(world, records, match, reading);
    const decisions = await records.openDecisions(match, reading);
    const { entry, subject } = sides;
    const { next, previous } = await records.openNeighbours(id);
    return {
      match: rowOf(match, sides.customer?.name ?? null),
      subject: subjectView(match, sides),
      entry: entryView(world, sides),
      explanation: subject === null || entry === null ? null : explainComparison(subject, entry.entity),
      rival: subject === null ? null : rivalOf(world.lists.index, subject, match),
      decision: decisionView(match, decisions, sides),
      bands: { profile: DEFAULT_PROFILE.name, review: DEFAULT_PROFILE.reviewFrom, match: DEFAULT_PROFILE.matchFrom },
      fourEyes: match.band === 'match' || decisions.some(({ state, verdict }) => state === 'standing' && verdict === 'same'),
      next,
      previous,
    };
  });
}

function rowOf(match: ListedMatch, customerName: string | null): MatchRow {
  const { state } = match.decision;
  return { ...match, decision: { ...match.decision }, customerName, open: state !== 'standing' };
}

function subjectView(match: ListedMatch, { as, subject }: Sides): MatchReviewView['subject'] {
  const name = subject?.properties['name']?.[0] ?? '';
  return {
    id: match.subject,
    customer: match.customer,
    as,
    name: subject === null ? 'The data of this party was shredded' : name,
    romanised: romanise(name),
    kind: subject?.schema === 'Person' ? 'individual' : 'entity',
    entity: subject ?? { schema: 'LegalEntity', properties: {} },
  };
}

function entryView(world: World, { entry }: Sides): MatchReviewView['entry'] {
  if (entry === null) return null;
  const version = world.lists.versions.find((candidate) => candidate.name === entry.list);
  return {
    list: entry.list,
    entryId: entry.entryId,
    caption: entry.entity.caption ?? entry.entryId,
    entity: entry.entity,
    aliases: entry.aliases,
    programmes: entry.programmes,
    remarks: entry.remarks ?? null,
    source: entry.source,
    listedOn: entry.listedOn ?? null,
    endsOn: entry.endsOn ?? null,
    version: version?.version ?? 'unknown',
    date: version === undefined || version.date === 'unknown' ? null : version.date,
  };
}

function rivalOf(index: ScreeningIndex, subject: NonNullable<Sides['subject']>, match: ListedMatch): MatchReviewView['rival'] {
  const found = index.screen(subject, { threshold: RIVAL_FROM, limit: RIVALS_LOOKED_FOR });
  const rival = closestRival(found, { ...match, parts: [] })?.match;
  if (rival === undefined) return null;
  const { list, entryId, caption, score } = rival;
  return { list, entryId, caption, score, band: bandOf(score) };
}

function decisionView(match: ListedMatch, decisions: readonly OpenedDecision[], sides: Sides): MatchDecisionView {
  const shown = decisions.find(({ state }) => state === match.decision.state);
  if (shown === undefined)
    return { state: 'none', verdict: null, first: null, second: null, basis: null, lapsedBecause: null, lapsedAt: null, changes: [] };
  const { verdict, by, byName, at, secondBy, secondByName, secondAt, listVersion, listDate, profile, band, score } = shown;
  const SHREDDED = 'The reason was shredded with its party.';
  return {
    state: match.decision.state,
    verdict,
    first: { by, byName, because: shown.because ?? SHREDDED, at },
    second:
      secondBy === null || secondAt === null
        ? null
        : { by: secondBy, byName: secondByName ?? secondBy, because: shown.secondBecause ?? SHREDDED, at: secondAt },
    basis: { listVersion, listDate, profile, band, score },
    lapsedBecause: shown.lapsedBecause,
    lapsedAt: shown.lapsedAt,
    changes: changesSince(shown, sides),
  };
}

function changesSince({ sides: seen }: OpenedDecision, { subject, entry }: Sides): MatchDecisionView['changes'] {
  if (seen === null || subject === null || entry === null) return [];
  return changesOf(seen, { subject: comparedSubject(subject), entry: comparedEntry(entry) });
}
