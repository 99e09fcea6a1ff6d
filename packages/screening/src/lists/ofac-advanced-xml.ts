import type { ListEntry, ListRelation } from '@gatehouse/contracts';
import { advancedPoint } from './advanced-date.ts';
import { type AdvancedLocation, readAdvancedLocation } from './advanced-location.ts';
import { type AdvancedDocument, readAdvancedParty } from './advanced-party.ts';
import { AdvancedReferenceValues, REFERENCE_SETS } from './advanced-reference-values.ts';
import { ProblemError } from '@gatehouse/foundation';
import type { ListReader, ListReading } from './list-reader.ts';
import { childrenOf, readXmlRecords, textOf, type XmlNode } from './xml-records.ts';

/** OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (the UN 1204 "Sanctions" schema; OFAC, "Advanced Sanctions List Standard"). */
export const ofacAdvancedXml: ListReader = {
  family: 'ofac-advanced-xml',
  recognises: (head) => /<(?:\w+:)?Sanctions[\s>]/.test(head) && /<(?:\w+:)?(?:DateOfIssue|ReferenceValueSets)\b/.test(head),
  read: async (text, file) => {
    const reader = new AdvancedReader(file);
    await readXmlRecords(text, RECORD_TAGS, file, (node) => reader.take(node));
    return reader.reading();
  },
};

const RECORD_TAGS = new Set([
  ...REFERENCE_SETS,
  'DateOfIssue',
  'Location',
  'IDRegDocument',
  'DistinctParty',
  'ProfileRelationship',
  'SanctionsEntry',
]);
const TABLES_NEEDED = ['FeatureType', 'PartySubType'];
const PROGRAM = 'Program';
/** The number of "Program" among the types of sanctions, should its table be missing. */
const PROGRAM_ID = '1';

/** What the two sides of a relation are to each other, by OFAC's words for it. */
const KINDS: readonly (readonly [RegExp, ListRelation['kind'], ListRelation['kind']])[] = [
  [/own|control|property in the interest/i, 'owner', 'owned'],
  [/operat/i, 'operator', 'operated'],
  [/acting (?:directly or indirectly )?for|on behalf/i, 'principal', 'agent'],
  [/support/i, 'supported', 'supporter'],
  [/famil/i, 'family', 'family'],
  [/associate/i, 'associate', 'associate'],
  [/leader|official|officer|director/i, 'directed', 'director'],
];

/** What the end of the file says of a party. */
interface Sanctions {
  readonly lists: Set<string>;
  readonly programmes: Set<string>;
  readonly source: Map<string, Set<string>>;
  listedOn: string | undefined;
}

/** Joins the parts of the file, which refer to each other by number; of each only what entries need is held. */
class AdvancedReader {
  readonly #file: string;
  readonly #values = new AdvancedReferenceValues();
  readonly #locations = new Map<string, AdvancedLocation>();
  readonly #documents = new Map<string, AdvancedDocument[]>();
  readonly #parties = new Map<string, ListEntry>();
  readonly #numbers = new Set<string>();
  readonly #relations = new Map<string, ListRelation[]>();
  readonly #sanctions = new Map<string, Sanctions>();
  #publishedOn: string | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  take(node: XmlNode): void {
    if (node.tag === 'DistinctParty') this.#party(node);
    else if (node.tag === 'Location') this.#locations.set(node.attributes['ID'] ?? '', readAdvancedLocation(node, this.#values));
    else if (node.tag === 'IDRegDocument') this.#document(node);
    else if (node.tag === 'ProfileRelationship') this.#relationship(node);
    else if (node.tag === 'SanctionsEntry') this.#sanction(node);
    else if (node.tag === 'DateOfIssue') this.#publishedOn = advancedPoint(node) || undefined;
    else this.#values.add(node);
  }

  reading(): ListReading {
    return { entries: Array.from(this.#parties, ([profile, entry]) => this.#finished(profile, entry)), publishedOn: this.#publishedOn };
  }

  #party(node: XmlNode): void {
    if (this.#parties.size === 0) this.#values.require(TABLES_NEEDED, this.#file);
    const entry = readAdvancedParty(node, { values: this.#values, locations: this.#locations, documents: this.#documents });
    const profile = childrenOf(node, 'Profile')[0]?.attributes['ID'] ?? entry.entryId;
    if (this.#parties.has(profile) || this.#numbers.has(entry.entryId)) {
      const detail = `Two parties have the number ${entry.entryId.slice(0, 80)}: the file was edited, or joined of two.`;
      throw new ProblemError('bad-input', detail, 'Download the file again.', { file: this.#file, field: 'FixedRef' });
    }
    this.#numbers.add(entry.entryId);
    this.#parties.set(profile, entry);
  }

  #document(node: XmlNode): void {
    const identity = node.attributes['IdentityID'] ?? '';
    const known = this.#documents.get(identity) ?? [];
    this.#documents.set(identity, known);
    known.push({
      words: this.#values.text('IDRegDocType', node.attributes['IDRegDocTypeID']),
      number: textOf(node, 'IDRegistrationNo'),
      country: this.#values.text('Country', node.attributes['IssuedBy-CountryID']),
    });
  }

  #relationship(node: XmlNode): void {
    const from = node.attributes['From-ProfileID'] ?? '';
    const to = node.attributes['To-ProfileID'] ?? '';
    const words = this.#values.text('RelationType', node.attributes['RelationTypeID']);
    const [, ofTo, ofFrom] = KINDS.find(([pattern]) => pattern.test(words)) ?? [undefined, 'linked-to' as const, 'linked-to' as const];
    const former = node.attributes['Former'] === 'true';
    this.#relate(from, to, ofTo, words, former);
    this.#relate(to, from, ofFrom, words, former);
  }

  #relate(of: string, other: string, kind: ListRelation['kind'], words: string, former: boolean): void {
    const party = this.#parties.get(other);
    if (party === undefined) return;
    const known = this.#relations.get(of) ?? [];
    this.#relations.set(of, known);
    known.push({ kind, name: party.entity.caption ?? party.entryId, entryId: party.entryId, ...(former ? { former } : {}), words });
  }

  #sanction(node: XmlNode): void {
    const profile = node.attributes['ProfileID'] ?? '';
    const known = this.#sanctions.get(profile) ?? { lists: new Set(), programmes: new Set(), source: new Map(), listedOn: undefined };
    this.#sanctions.set(profile, known);
    known.lists.add(this.#values.text('List', node.attributes['ListID']));
    for (const event of childrenOf(node, 'EntryEvent')) {
      const date = advancedPoint(childrenOf(event, 'Date')[0]);
      if (date !== '' && (known.listedOn === undefined || date < known.listedOn)) known.listedOn = date;
      keep(known, 'legal_basis', this.#values.text('LegalBasis', event.attributes['LegalBasisID']));
    }
    for (const measure of childrenOf(node, 'SanctionsMeasure')) {
      const id = measure.attributes['SanctionsTypeID'];
      const type = this.#values.text('SanctionsType', id);
      const comment = textOf(measure, 'Comment');
      if ((type === PROGRAM || (type === '' && id === PROGRAM_ID)) && comment !== '') known.programmes.add(comment);
      else keep(known, 'measure', [type, comment].filter((text) => text !== '').join(': '));
    }
  }

  #finished(profile: string, entry: ListEntry): ListEntry {
    const sanctions = this.#sanctions.get(profile);
    const lists = [...(sanctions?.lists ?? [])].filter((list) => list !== '');
    // Where the file names no list, the careful reading is the one that blocks.
    const list = lists.length === 0 || lists.some((name) => /^SDN\b/i.test(name)) ? 'SDN' : 'NONSDN';
    const relations = [...(entry.relations ?? []), ...(this.#relations.get(profile) ?? [])];
    const source = { ...entry.source };
    for (const [name, texts] of [['list', lists] as const, ...(sanctions?.source ?? [])]) source[name] = [...texts].join(' | ');
    return {
      ...entry,
      list,
      entity: { ...entry.entity, id: `${list}:${entry.entryId}` },
      programmes: [...(sanctions?.programmes ?? [])],
      ...(sanctions?.listedOn === undefined ? {} : { listedOn: sanctions.listedOn }),
      blocking: list === 'SDN',
      ...(relations.length === 0 ? {} : { relations }),
      source,
    };
  }
}

function keep(sanctions: Sanctions, name: string, text: string): void {
  if (text === '') return;
  const known = sanctions.source.get(name) ?? new Set();
  sanctions.source.set(name, known);
  known.add(text);
}
