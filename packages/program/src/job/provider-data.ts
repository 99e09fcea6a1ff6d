import type { JobPower } from '@gatehouse/compute';
import type {
  AccessEvent,
  Account,
  BodsStatement,
  Customer,
  Payment,
  Provider,
  Reseller,
  SpecialMeasure,
  Summary,
  UsageRecord,
} from '@gatehouse/contracts';

/** A provider's export after reading: every row is valid and its references hold; what did not is among the errors. */
export interface ProviderData {
  readonly provider: Provider;
  readonly resellers: readonly Reseller[];
  readonly customers: readonly Customer[];
  readonly accounts: readonly Account[];
  readonly access: readonly AccessEvent[];
  readonly payments: readonly Payment[];
  readonly measures: readonly SpecialMeasure[];
  readonly statements: readonly BodsStatement[];
  readonly usage: readonly UsageRecord[];
  readonly power: readonly JobPower[];
  readonly errors: Summary['errors'];
  /** SHA-256 over the bytes of all its files. */
  readonly digest: string;
}
