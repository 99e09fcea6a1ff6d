import type { CountryGroup, MembershipRow, ReadingChoices } from '@gatehouse/contracts';
import { type AsOf, entryOn } from '../pack/dated.ts';
import { choiceOf, readingOf } from '../pack/reading-choice.ts';
import type { RulePack } from '../pack/rule-pack.ts';
import { type RulePacks, unknownName } from '../pack/rule-packs.ts';
import { countryCode } from './country-code.ts';

/**
 * Does a country belong to a dated group on a day, as known on another, under the readings taken?
 * The row carries the group and country as they were asked for. `confirm` says that the membership was written from memory.
 * Throws a ProblemError `unknown-name` for a group or country that is not known: neither passes for "not a member".
 *
 * @example
 * isMember(packs, 'D5', 'KH', { on: '2026-03-01' }).member // false: Cambodia left in November 2025
 */
export function isMember(packs: RulePacks, group: string, country: string, asOf: AsOf, readings?: ReadingChoices): MembershipRow {
  const groups = packs.packs.flatMap((pack) => pack.countryGroups.map((candidate) => ({ pack, group: candidate })));
  const found = groups.find((candidate) => answersTo(candidate.group, group));
  if (found === undefined)
    throw unknownName(
      'country group',
      group,
      groups.map((candidate) => candidate.group.id),
    );
  const code = countryCode(
    country,
    groups.map((candidate) => candidate.group),
  );
  return { group, country, ...membership(found.pack, found.group, code, asOf, readings) };
}

function membership(
  pack: RulePack,
  group: CountryGroup,
  code: string,
  asOf: AsOf,
  readings: ReadingChoices | undefined,
): Pick<MembershipRow, 'member' | 'confirm'> {
  const entries = group.members.filter(
    ({ country, under }) =>
      country === code && (under === undefined || choiceOf(readingOf(pack, under.reading), readings) === under.choice),
  );
  const entry = entryOn(entries, asOf);
  if (entry?.member === true) return { member: true, confirm: entry.confirm };
  for (const included of pack.countryGroups.filter(({ id }) => group.includes.includes(id))) {
    const inner = membership(pack, included, code, asOf, readings);
    if (inner.member) return inner;
  }
  // That a country is absent from a list written from memory is itself from memory.
  return { member: false, confirm: entry?.confirm ?? group.members.some((member) => member.confirm) };
}

function answersTo(group: CountryGroup, written: string): boolean {
  const wanted = written.trim().toLowerCase();
  return [group.id, ...group.aliases].some((name) => name.toLowerCase() === wanted);
}
