import data from '../../data/name-words.json' with { type: 'json' };
import { otherSpellingsOf } from './other-spellings.ts';

/** Articles, prepositions and the particles of names: they join, they name nobody. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'al el ul ad as ash an ar at bin ibn ben bint ould wuld de del della da das do dos di du la le les los van von der den ter ten zu of the and for und et y e i in on a o u'.split(
    ' ',
  ),
);

/** Titles before or after a person's name. Those that are also given names (king, prince, sheikh) stay. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  'mr mister mrs ms miss mx madam madame mme monsieur frau fraulein herr senor senora senorita dr doctor prof professor dott dottore president prasident predsjednik presedintele presiden ambassador admiral general colonel captain brigadier commodore lieutenant sergeant capt col gen lt sgt maj chairman chairwoman sir lord dame reverend rev honourable honorable hon excellency hrh esq esquire jr junior snr phd'.split(
    ' ',
  ),
);

export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['first', '1'],
  ['second', '2'],
  ['third', '3'],
  ['fourth', '4'],
  ['fifth', '5'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['vi', '6'],
  ['vii', '7'],
  ['viii', '8'],
  ['ix', '9'],
  ['xi', '11'],
  ['xii', '12'],
  ['xiii', '13'],
  ['xiv', '14'],
  ['xv', '15'],
  ['xvi', '16'],
  ['xx', '20'],
]);

const ORGANISATION_SYMBOL: ReadonlyMap<string, string> = organisationSymbols();
const NICKNAMES: ReadonlyMap<string, ReadonlySet<string>> = nicknames();

/** The common word behind a word of a company's name in any language (`banque`, `банк` → `bank`); undefined for a word of its own. */
export function organisationSymbol(word: string): string | undefined {
  return ORGANISATION_SYMBOL.get(word);
}

/** Words under which the same name may stand in a list: what it is short for or is shortened to, and its other romanisations. */
export function nicknamesOf(name: string): Iterable<string> {
  return [...(NICKNAMES.get(name) ?? []), ...(otherSpellingsOf(name)?.keys() ?? [])];
}

/** Whether two given names are one, shortened (Bob, Robert). */
export function areNicknames(a: string, b: string): boolean {
  return NICKNAMES.get(a)?.has(b) ?? false;
}

function organisationSymbols(): Map<string, string> {
  const symbols = new Map<string, string>();
  for (const [symbol, spellings] of Object.entries(data.organisation)) {
    for (const spelling of spellings) if (!symbols.has(spelling)) symbols.set(spelling, symbol);
  }
  return symbols;
}

function nicknames(): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const group of data.nicknames) {
    for (const name of group) {
      const others = known.get(name) ?? new Set<string>();
      for (const other of group) others.add(other);
      known.set(name, others);
    }
  }
  return known;
}
