import type { Party, PartyIdentifier } from '../facts/party.ts';
import { linkExplainer, linkInWords } from './explain-link.ts';
import { linkIndexOf } from './link-index.ts';
import { type LinkFacts, linkKeys } from './link-keys.ts';
import { defaultModel } from './link-model.ts';
import { linkRecords } from './link-records.ts';

/** Another record that may be the same party: linked with its reasons, never merged. */
export interface SameParty {
  readonly id: string;
  /** How likely the two are one party, 0 to 1. */
  readonly probability: number;
  readonly because: readonly string[];
}

/** By record id, who else it may be, the likeliest first. Both sides of a link stand there. */
export type SameParties = ReadonlyMap<string, readonly SameParty[]>;

export interface SamePartiesOptions {
  /** Cuts a name into words as they are compared: in Latin letters, without case, marks and punctuation. */
  readonly wordsOf: (text: string) => readonly string[];
  /** Links less likely than this are passed over; 0.5 where nothing is said. */
  readonly probability_min?: number;
}

const PROBABILITY_MIN = 0.5;
/** Fewer parties tell nothing of how parties compare: the given chances are taken. */
const ESTIMATED_FROM = 1_000;
/** The LEI's scheme in org-id.guide's list; GLEIF and BODS publishers use it. */
const LEI = /^(XI-LEI|LEI)$/i;
const LEI_FORM = /^[A-Z0-9]{18}\d{2}$/;

/**
 * Links the parties of several sources that may be one: the same LEI or register number, or like names with jurisdiction, nationality, birth date and
 * address. A person is never linked with an entity, and whom nobody names with nobody. Near-linear.
 */
export function sameParties(parties: Iterable<Party>, options: SamePartiesOptions): SameParties {
  const known = [...new Map([...parties].map((party) => [party.id, party])).values()].filter((party) => party.identified);
  const index = linkIndexOf(
    known.map((party) => ({
      id: party.id,
      keys: linkKeys(factsOf(party), options.wordsOf).map(({ kind, value, part }) => ({ kind, digest: value, part })),
    })),
  );
  const given = known.length < ESTIMATED_FROM ? { model: defaultModel(known.length) } : {};
  const { model, pairs } = linkRecords(index, { ...given, probability_min: options.probability_min ?? PROBABILITY_MIN });
  const explain = linkExplainer(index, model);
  const same = new Map<string, SameParty[]>();
  const add = (id: string, other: SameParty): void => {
    const others = same.get(id);
    if (others === undefined) same.set(id, [other]);
    else others.push(other);
  };
  for (const { a, b, probability } of pairs) {
    const [one, other] = [known[a], known[b]];
    if (one === undefined || other === undefined || !mayBeOne(one, other)) continue;
    const because = linkInWords(explain(a, b));
    add(one.id, { id: other.id, probability, because });
    add(other.id, { id: one.id, probability, because });
  }
  for (const others of same.values()) others.sort((x, y) => y.probability - x.probability || (x.id < y.id ? -1 : 1));
  return same;
}

function mayBeOne(one: Party, other: Party): boolean {
  return one.kind === other.kind || one.kind === 'unknown' || other.kind === 'unknown';
}

function factsOf(party: Party): LinkFacts {
  const { name, birthDate, identifiers, addresses, jurisdiction, nationalities } = party;
  const leis = identifiers.filter(isLei).map(({ value }) => value);
  const countries = [...nationalities, ...(jurisdiction === null ? [] : [jurisdiction.slice(0, 2)])];
  return {
    names: name === null ? [] : [name],
    birthDate: birthDate ?? undefined,
    // GLEIF's own record ids are LEIs.
    leis: LEI_FORM.test(party.id) ? [party.id, ...leis] : leis,
    registrations: identifiers
      .filter((identifier) => !isLei(identifier))
      .flatMap((identifier) => registrationsOf(identifier, jurisdiction)),
    addresses: addresses.map(({ text, country }) => ({ street: text, country: country ?? undefined })),
    countries,
  };
}

function isLei({ scheme, value }: PartyIdentifier): boolean {
  return LEI.test(scheme) || (scheme === 'unknown' && LEI_FORM.test(value));
}

/** Registers go by several names in several lists: a number is compared under its register's name and under its country. */
function registrationsOf({ scheme, value }: PartyIdentifier, jurisdiction: string | null): string[] {
  const country = /^([A-Z]{2})-/.exec(scheme)?.[1] ?? jurisdiction?.slice(0, 2);
  return [...(scheme === 'unknown' ? [] : [`${scheme}:${value}`]), ...(country === undefined ? [] : [`${country}:${value}`])];
}
