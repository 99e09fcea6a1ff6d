import type { CapsuleClaims } from '@gatehouse/contracts';
import type { Clock, Ids } from '@gatehouse/foundation';
import type { RulePacks } from '@gatehouse/rules';
import type { AnswerRecords } from './answer/records.ts';
import type { DecisionRecords, EnforceRecords } from './enforce/records.ts';
import type { IdentifyRecords } from './identify/records.ts';
import type { LinkingRecords } from './identify/linking-records.ts';
import type { ListRecords } from './lists/records.ts';
import type { MeterRecords } from './meter/records.ts';
import type { WatchLists } from './identify/watch-lists.ts';

/** Everything that a use case reads and writes inside one transaction. */
export interface Records extends IdentifyRecords, LinkingRecords, MeterRecords, EnforceRecords, AnswerRecords, ListRecords {}

/** The system of record. */
export interface Store {
  /** Runs the work in one transaction: all of it is durable when the promise resolves, none of it when it rejects. */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** The same for work that reads: all of it sees one state, whatever others commit meanwhile. Inside another transaction it sees that one's. */
  snapshot<T>(work: (records: Records) => Promise<T>): Promise<T>;
  /** Where decisions read and write without a transaction around them: each call is one statement, durable by itself when its promise resolves. */
  readonly decisions: DecisionRecords;
}

/** Signs what must be checked without us: a decision's capsule. */
export interface CapsuleSigner {
  sign(claims: CapsuleClaims): string;
}

/** What every use case is handed: the outside world behind ports, and the versions it decides by. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly rules: RulePacks;
  readonly lists: WatchLists;
  readonly capsules: CapsuleSigner;
  /** The name under which a subject stands in the ledger: its id where that can be printed there, else a keyed digest. */
  pseudonym(id: string): string;
  /** The digest of the program's own source: part of every decision's record. */
  readonly codeDigest: string;
  /** The day on which things are judged: today, or the sample's fixed date. */
  today(): string;
  /** True where the data is made up: then list ages are those of the sample's date. */
  readonly sample: boolean;
}
