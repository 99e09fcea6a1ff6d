import { Account, Customer } from '@gatehouse/contracts';
import { GATEHOUSE, recordAccount, recordCustomer, type World } from '@gatehouse/program';

/** The accounts that the clients ask about: a US person, a foreign one, and one of whom nothing is known. */
export const ACCOUNTS = ['acc-home', 'acc-abroad', 'acc-unknown'] as const;

const SIGNED_UP = '2025-06-01T08:00:00Z';
const VERIFIED = [{ on: '2025-06-02', method: 'documentary', result: 'verified' }];

const CUSTOMERS = [
  {
    id: 'cus-home',
    kind: 'individual',
    name: 'Robin Example',
    address: { street: '1 Main Street', country: 'US' },
    evidence: [{ fact: 'us-citizen', method: 'documentary', on: '2025-06-01' }],
    verification: VERIFIED,
    signedUp: SIGNED_UP,
  },
  {
    id: 'cus-abroad',
    kind: 'individual',
    name: 'Kim Example',
    address: { street: 'Hauptstrasse 1', country: 'DE' },
    evidence: [{ fact: 'foreign-citizen', method: 'documentary', on: '2025-06-01', country: 'DE' }],
    verification: VERIFIED,
    signedUp: SIGNED_UP,
  },
  { id: 'cus-unknown', kind: 'individual', name: 'Jo Example', signedUp: SIGNED_UP },
];

/** Records the small provider once; a restarted server finds it. */
export async function loadSmallProvider(world: World): Promise<void> {
  const known = await world.store.transaction((records) => records.provider());
  if (known !== null) return;
  for (const customer of CUSTOMERS) await recordCustomer(world, GATEHOUSE, Customer.parse(customer));
  for (const id of ACCOUNTS) {
    await recordAccount(world, GATEHOUSE, Account.parse({ id, customer: id.replace('acc-', 'cus-'), opened: SIGNED_UP }));
  }
  await world.store.transaction((records) => records.saveProvider({ name: 'Example Cloud', sampleDate: '2026-01-02', exportDigest: null }));
}
