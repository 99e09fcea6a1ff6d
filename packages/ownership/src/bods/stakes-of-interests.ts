import type { BodsInterest } from '@gatehouse/contracts';
import type { Interval } from '@gatehouse/foundation';
import { intervalOfShare } from './bods-share.ts';
import { type ControlKind, isControlKind } from '../facts/control-kind.ts';
import { dayOf, heldOn } from '../facts/facts-on.ts';
import { ALL } from '../facts/share-line.ts';
import { type OtherInterest, type Stake, stakeOf } from '../facts/stake.ts';

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

/** Those of them that are rights to profit, income or surplus assets. */
const PROFIT_TYPES = ['rightsToProfitOrIncome', 'rightsToSurplusAssetsOnDissolution', 'rightToProfitOrIncomeFromAssets'] as const;

const UNKNOWN = 'unknownInterest';

export interface RelationshipContext {
  readonly common: Pick<Stake, 'ownerId' | 'ownedId' | 'basis' | 'origin' | 'source' | 'recordedOn' | 'evidence'>;
  readonly asOf: string;
  /** The relationship names the records that it is made of, so it is a summary of a chain. */
  readonly hasComponents: boolean;
}

type Route = Stake['route'];

/** The stakes of one relationship, one a route. Interests that had not begun or had ended on the date are left out; one of which nothing is said may be anything. */
export function stakesOfInterests(interests: readonly BodsInterest[], context: RelationshipContext): Stake[] {
  // An interest is held from its first day until the day before it ceased.
  const active = interests.filter((interest) => heldOn(interest.startDate, interest.endDate, context));
  // A nominee holds every share of the relationship for somebody else, whichever line of it says so.
  const nominee = active.some((interest) => interest.type === 'nominee');
  const byRoute = Map.groupBy(active, (interest) => routeOf(interest, context));
  return [...byRoute].map(([route, group]) => stakeOfRoute(group, route, context, nominee));
}

function stakeOfRoute(interests: readonly BodsInterest[], route: Route, context: RelationshipContext, nominee = false): Stake {
  const sums = new Map<string, Interval>();
  const controls = new Set<ControlKind>();
  const others = new Set<OtherInterest>();
  for (const interest of interests) {
    const type = interest.type ?? UNKNOWN;
    if (isControlKind(type)) controls.add(type);
    if (isOtherInterest(type)) others.add(type);
    const counted = countedType(interest, type);
    if (counted !== undefined) sums.set(counted, capped(sums.get(counted), shareOf(counted, interest)));
  }
  const equityType = EQUITY_TYPES.find((type) => sums.has(type)) ?? UNKNOWN;
  const profitType = PROFIT_TYPES.find((type) => sums.has(type));
  return stakeOf({
    ...context.common,
    route: route === 'unknown' && context.hasComponents ? 'indirect' : route,
    equity: sums.get(equityType) ?? null,
    votes: sums.get('votingRights') ?? null,
    profit: profitType === undefined ? null : (sums.get(profitType) ?? null),
    controls: [...controls],
    others: [...others],
    nominee,
    declared: interests.some((interest) => interest.beneficialOwnershipOrControl === true),
    // Together they hold from when the last began until the first ends.
    validFrom: latest(interests.map((interest) => dayOf(interest.startDate))),
    validUntil: earliest(interests.map((interest) => dayOf(interest.endDate))),
  });
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}

function isOtherInterest(type: string): type is OtherInterest {
  return type === 'boardMember' || type === 'enjoymentAndUseOfAssets';
}

function countedType(interest: BodsInterest, type: string): string | undefined {
  // A nominee's title is a share only where the source gives its size.
  if (type === 'nominee') return interest.share === undefined ? undefined : type;
  if (type === 'votingRights' || EQUITY_TYPES.some((known) => known === type)) return type;
  return isControlKind(type) || isOtherInterest(type) ? undefined : UNKNOWN;
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
