import { type RulePacks, unknownName } from '../pack/rule-packs.ts';
import { type BusinessCalendar, businessCalendarOf } from './business-calendar.ts';

type Calendars = (id: string | undefined) => BusinessCalendar;

// A calendar remembers the years it has worked out; packs never change, so theirs are worked out once.
const cache = new WeakMap<RulePacks, Calendars>();

/** The calendars of business days of a set of packs, by id; weekends alone without one. Throws a ProblemError `unknown-name`. */
export function calendarsOf(packs: RulePacks): Calendars {
  const cached = cache.get(packs);
  if (cached !== undefined) return cached;
  const rules = packs.packs.flatMap((pack) => pack.calendars);
  const byId = new Map(rules.map((rule) => [rule.id, businessCalendarOf(rule)]));
  const weekendsAlone = businessCalendarOf(undefined);
  const calendars: Calendars = (id) => {
    const calendar = id === undefined ? weekendsAlone : byId.get(id);
    if (calendar === undefined) throw unknownName('calendar of business days', id ?? '', byId.keys());
    return calendar;
  };
  cache.set(packs, calendars);
  return calendars;
}
