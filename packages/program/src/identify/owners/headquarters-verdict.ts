import type { Headquarters, OwnershipVerdict } from '@gatehouse/contracts';
import { isMember, readingOf, packOf } from '@gatehouse/rules';
import type { LawOnDay } from './law-on-day.ts';

type Judged = Pick<OwnershipVerdict, 'verdict' | 'standing' | 'because' | 'reading' | 'path' | 'unknown'>;

const PACK = 'us-ear-country-groups';
const GROUP = 'D5-or-Macau';
const CHANGE = 'd5-change';

/** Whether the headquarters, or the ultimate parent's, lies in Country Group D:5 or Macau on the day, under each reading of the day of a change. */
export function headquartersVerdict(law: LawOnDay, subject: string, seats: Headquarters | null): Judged {
  const parent = seats?.ultimateParent ?? null;
  const places = [
    { whose: 'The headquarters', id: subject, seat: seats },
    { whose: 'The headquarters of the ultimate parent', id: parent?.id ?? subject, seat: parent },
  ].flatMap(({ whose, id, seat }) => (seat?.country == null ? [] : [{ whose, id, basis: seat.basis, country: seat.country.slice(0, 2) }]));
  const choices = readingOf(packOf(law.rules, PACK), CHANGE).choices;
  const judged = places.map((place) => ({
    ...place,
    members: choices.map(({ id }) => isMember(law.rules, GROUP, place.country, law.on, { [CHANGE]: id }).member),
  }));
  const inGroup = judged.find(({ members }) => members.every(Boolean));
  const split = judged.find(({ members }) => members.some(Boolean));
  const found = inGroup ?? split;
  const unknown = seats === null || seats.country === null ? ['where the headquarters is'] : [];
  const reading =
    split === undefined || inGroup !== undefined
      ? null
      : `${CHANGE}: ${choices.map(({ id, text }, index) => `${id} (${text}): ${split.members[index] === true ? 'in the group' : 'not in the group'}`).join('; ')}`;
  return {
    verdict:
      inGroup !== undefined
        ? 'in the group'
        : split !== undefined
          ? 'depends on the reading'
          : unknown.length > 0
            ? 'unknown'
            : 'not in the group',
    standing: found !== undefined || unknown.length > 0 ? 'open' : 'clear',
    because:
      found === undefined
        ? judged.length === 0
          ? 'No source says where the entity is run from.'
          : `${judged.map(({ whose, country, basis }) => `${whose}: ${country} (by ${basis.replaceAll('-', ' ')})`).join('; ')}.`
        : `${found.whose} is in ${found.country} (by ${found.basis.replaceAll('-', ' ')}), of Country Group D:5 or Macau on ${law.on.on}: inquire about end use.`,
    reading,
    path: found === undefined || found.id === subject ? [] : [found.id, subject],
    unknown,
  };
}
