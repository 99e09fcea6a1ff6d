import { type Country, countryOf } from '../countries.ts';
import type { Timeline } from '../timeline.ts';

/** A statement of the Beneficial Ownership Data Standard 0.4. */
export interface BodsStatement {
  readonly statementId: string;
  readonly statementDate: string;
  readonly declarationSubject: string;
  readonly recordId: string;
  readonly recordType: 'entity' | 'person' | 'relationship';
  readonly recordStatus: 'new';
  readonly recordDetails: object;
}

/** How much an interested party holds: a percentage, or a range that the register publishes. */
export type Share = number | { readonly minimum: number; readonly maximum: number };

export interface HeldBy {
  readonly subject: string;
  /** The record of the holder, or why it is not known. */
  readonly holder: string | { readonly reason: 'unknown' | 'interestedPartyHasNotProvidedInformation' };
  readonly share?: Share;
  readonly type?: 'shareholding' | 'votingRights' | 'appointmentOfBoard' | 'nominee' | 'nominator';
  readonly beneficial?: boolean;
}

export interface EntityFacts {
  readonly name: string;
  /** ISO 3166, with a subdivision where the law is a state's. */
  readonly jurisdiction: string;
  readonly identifier?: { readonly scheme: string; readonly id: string };
}

export interface PersonFacts {
  readonly name: string;
  readonly nationality: string;
  readonly birthDate?: string;
}

/** Writes `ownership.json`. Every statement belongs to the declaration of one customer, the subject set by `declareFor`. */
export class BodsWriter {
  readonly statements: BodsStatement[] = [];
  readonly #time: Timeline;
  #subject = '';
  #entities = 0;
  #persons = 0;
  #relationships = 0;

  constructor(time: Timeline) {
    this.#time = time;
  }

  /** Adds the entity that a declaration is about. Returns its record id. */
  declare(facts: EntityFacts): string {
    this.#subject = this.#nextEntity();
    return this.#writeEntity(this.#subject, facts);
  }

  /** Adds an entity to the declaration at hand. Returns its record id. */
  entity(facts: EntityFacts): string {
    return this.#writeEntity(this.#nextEntity(), facts);
  }

  /** Adds a person to the declaration at hand. Returns the record id. */
  person(facts: PersonFacts): string {
    this.#persons += 1;
    const { name, code } = countryOf(facts.nationality);
    return this.#write('person', `p${this.#persons}`, {
      isComponent: false,
      personType: 'knownPerson',
      names: [{ type: 'legal', fullName: facts.name }],
      nationalities: [{ name, code }],
      ...(facts.birthDate === undefined ? {} : { birthDate: facts.birthDate }),
    });
  }

  /** Adds what a holder has in a subject. */
  held(by: HeldBy): string {
    this.#relationships += 1;
    const beneficial = by.beneficial ?? (typeof by.holder === 'string' && by.holder.startsWith('p') && reachesLine(by.share));
    return this.#write('relationship', `r${this.#relationships}`, {
      isComponent: false,
      subject: by.subject,
      interestedParty: by.holder,
      interests: [
        {
          type: by.type ?? 'shareholding',
          directOrIndirect: 'direct',
          ...(beneficial ? { beneficialOwnershipOrControl: true } : {}),
          ...(by.share === undefined ? {} : { share: typeof by.share === 'number' ? { exact: by.share } : by.share }),
        },
      ],
    });
  }

  #nextEntity(): string {
    this.#entities += 1;
    return `e${this.#entities}`;
  }

  #writeEntity(recordId: string, facts: EntityFacts): string {
    return this.#write('entity', recordId, {
      isComponent: false,
      entityType: { type: 'registeredEntity' },
      name: facts.name,
      jurisdiction: jurisdictionOf(facts.jurisdiction),
      ...(facts.identifier === undefined ? {} : { identifiers: [facts.identifier] }),
    });
  }

  #write(recordType: BodsStatement['recordType'], recordId: string, recordDetails: object): string {
    const number = this.statements.length + 1;
    this.statements.push({
      // The standard wants at least 32 characters.
      statementId: `cirrus-sample-${String(number).padStart(18, '0')}`,
      statementDate: this.#time.dateBefore(300 - (number % 200)),
      declarationSubject: this.#subject,
      recordId,
      recordType,
      recordStatus: 'new',
      recordDetails,
    });
    return recordId;
  }
}

/** May the share reach 25 %, from which its holder is declared a beneficial owner? */
function reachesLine(share: Share | undefined): boolean {
  if (share === undefined) return true;
  return (typeof share === 'number' ? share : share.maximum) >= 25;
}

function jurisdictionOf(code: string): { name: string; code: string } {
  const [alpha2 = ''] = code.split('-');
  const country: Pick<Country, 'name'> = NOT_IN_SAMPLE[alpha2] ?? countryOf(alpha2);
  return { name: country.name, code };
}

// Where only holding companies sit, and listed parties that the cases name.
const NOT_IN_SAMPLE: Readonly<Record<string, Pick<Country, 'name'>>> = {
  RU: { name: 'Russian Federation' },
  VG: { name: 'Virgin Islands (British)' },
  KY: { name: 'Cayman Islands' },
};
