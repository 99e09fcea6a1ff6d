import type { CountryGroup } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { nearestNames } from '../nearest-names.ts';

const CODE = /^[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$/;

/**
 * ISO 3166-1 alpha-2 for a country's code or English name, or a name that a country group gives it; of a subdivision the country's code.
 * Throws a ProblemError `unknown-name` that names the nearest: a country that is not understood must not pass for one outside the group.
 */
export function countryCode(written: string, groups: readonly CountryGroup[]): string {
  const trimmed = written.trim();
  const names = countryNames();
  if (CODE.test(trimmed)) {
    const code = trimmed.slice(0, 2).toUpperCase();
    if ([...names.values()].includes(code)) return code;
  }
  const wanted = plain(trimmed);
  for (const group of groups) {
    const member = group.members.find((candidate) => candidate.names.some((name) => plain(name) === wanted));
    if (member !== undefined) return member.country;
  }
  const code = names.get(wanted);
  if (code !== undefined) return code;
  throw new ProblemError(
    'unknown-name',
    `"${written}" is no country known here.`,
    `Write ISO 3166-1 alpha-2; near is ${nearestNames(wanted, names.keys()).join(', ')}.`,
    { field: 'country' },
  );
}

// Codes of unions and placeholders, which have names but are no countries.
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

let cached: ReadonlyMap<string, string> | undefined;

/** Each country's English name, plain, to its code. */
function countryNames(): ReadonlyMap<string, string> {
  if (cached !== undefined) return cached;
  const names = new Map<string, string>();
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = NO_COUNTRIES.has(code) ? undefined : english.of(code);
      // A withdrawn code shows the name of the code that took its place: the one in use is kept.
      if (name !== undefined && new Intl.Locale('und', { region: code }).region === code) names.set(plain(name), code);
    }
  }
  cached = names;
  return names;
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
