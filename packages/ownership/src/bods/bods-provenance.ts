import type { BodsStatement } from '@gatehouse/contracts';
import { dayOf } from '../facts/facts-on.ts';
import type { Stake, StakeBasis } from '../facts/stake.ts';

/** What each source type says about how it was said; the first that stands in the statement speaks (codelist sourceType, BODS 0.4). */
const BASIS_OF_SOURCE: readonly (readonly [type: string, basis: StakeBasis])[] = [
  ['officialRegister', 'register'],
  ['selfDeclaration', 'declared'],
  ['primaryResearch', 'inferred'],
  ['thirdParty', 'declared'],
];

const SOURCE_OF_BASIS: Readonly<Record<StakeBasis, string>> = {
  register: 'officialRegister',
  declared: 'selfDeclaration',
  inferred: 'primaryResearch',
};

/** The source of a stake as BODS writes it; read again it gives the same basis and origin. */
export function sourceOfStake({ basis, origin }: Stake): { type: string[]; description: string } {
  return { type: [SOURCE_OF_BASIS[basis]], description: origin };
}

/** Longer names of a source are cut. Characters. */
const ORIGIN_LENGTH_MAX = 200;

/** Who said a statement, how, and when it was recorded. `origin` is what the source is called where the statement does not say. */
export function provenanceOf(statement: BodsStatement, origin: string): Pick<Stake, 'basis' | 'origin' | 'source' | 'recordedOn'> {
  const { source, publicationDetails } = statement;
  const types = source?.type ?? [];
  const said = source?.description ?? source?.url ?? publicationDetails?.publisher?.name ?? origin;
  return {
    basis: BASIS_OF_SOURCE.find(([type]) => types.includes(type))?.[1] ?? 'declared',
    origin: said.slice(0, ORIGIN_LENGTH_MAX),
    source: statement.recordId,
    recordedOn: dayOf(statement.statementDate),
  };
}
