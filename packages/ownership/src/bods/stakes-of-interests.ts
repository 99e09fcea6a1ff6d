import type { BodsInterest } from '@gatehouse/contracts';
import type { Interval } from '@gatehouse/foundation';
import { intervalOfShare } from './bods-share.ts';
import { type ControlKind, isControlKind } from '../facts/control-kind.ts';
import { ALL } from '../facts/share-line.ts';
import type { Stake } from '../facts/stake.ts';

/** Interest types that are ownership interests, the one that says most first: where several are stated, the first speaks. */
const EQUITY_TYPES = [
  'shareholding',
  'rightsToProfitOrIncome',
  'rightsToSurplusAssetsOnDissolution',
  'rightToProfitOrIncomeFromAssets',
  'beneficiaryOfLegalArrangement',
  'nominator',
  'nominee',
] as const;

const UNKNOWN = 'unknownInterest';

/** Types that say something else than a share: they neither give one nor leave one open. */
const WITHOUT_SHARE = new Set(['boardMember', 'enjoymentAndUseOfAssets']);

export interface RelationshipContext {
  readonly common: Pick<Stake, 'ownerId' | 'ownedId' | 'source' | 'statedOn'>;
  readonly asOf: string;
  /** The relationship names the records that it is made of, so it is a summary of a chain. */
  readonly hasComponents: boolean;
}

type Route = Stake['route'];

/** The stakes of one relationship, one a route. Interests that had not begun or had ended on the date are left out. */
export function stakesOfInterests(interests: readonly BodsInterest[], context: RelationshipContext): Stake[] {
  if (interests.length === 0) {
    return [stakeOf([{}], 'unknown', context)];
  }
  const active = interests.filter((interest) => isActive(interest, context.asOf));
  // A nominee holds every share of the relationship for somebody else, whichever line of it says so.
  const nominee = active.some((interest) => interest.type === 'nominee');
  const byRoute = Map.groupBy(active, (interest) => routeOf(interest, context));
  return [...byRoute].map(([route, group]) => stakeOf(group, route, context, nominee));
}

function stakeOf(interests: readonly BodsInterest[], route: Route, context: RelationshipContext, nominee = false): Stake {
  const sums = new Map<string, Interval>();
  const controls = new Set<ControlKind>();
  for (const interest of interests) {
    const type = interest.type ?? UNKNOWN;
    if (isControlKind(type)) controls.add(type);
    const counted = countedType(interest, type);
    if (counted !== undefined) sums.set(counted, capped(sums.get(counted), shareOf(counted, interest)));
  }
  const equityType = EQUITY_TYPES.find((type) => sums.has(type)) ?? UNKNOWN;
  return {
    ...context.common,
    route: route === 'unknown' && context.hasComponents ? 'indirect' : route,
    equity: sums.get(equityType) ?? null,
    votes: sums.get('votingRights') ?? null,
    controls: [...controls],
    nominee,
    declared: interests.some((interest) => interest.beneficialOwnershipOrControl === true),
  };
}

function countedType(interest: BodsInterest, type: string): string | undefined {
  // A nominee's title is a share only where the source gives its size.
  if (type === 'nominee') return interest.share === undefined ? undefined : type;
  if (type === 'votingRights' || EQUITY_TYPES.some((known) => known === type)) return type;
  return isControlKind(type) || WITHOUT_SHARE.has(type) ? undefined : UNKNOWN;
}

// An interest of unknown kind may be no share at all, so only its upper end says something about shares.
function shareOf(type: string, interest: BodsInterest): Interval {
  const stated = intervalOfShare(interest.share);
  return type === UNKNOWN ? { min: 0, max: stated.max } : stated;
}

function capped(sum: Interval | undefined, next: Interval): Interval {
  if (sum === undefined) return next;
  return { min: Math.min(ALL.max, sum.min + next.min), max: Math.min(ALL.max, sum.max + next.max) };
}

function routeOf(interest: BodsInterest, context: RelationshipContext): Route {
  return interest.directOrIndirect ?? (context.hasComponents ? 'indirect' : 'unknown');
}

// An interest is held from its first day until the day before it ceased.
function isActive(interest: BodsInterest, asOf: string): boolean {
  const begun = interest.startDate === undefined || interest.startDate.slice(0, 10) <= asOf;
  const ended = interest.endDate !== undefined && interest.endDate.slice(0, 10) <= asOf;
  return begun && !ended;
}
