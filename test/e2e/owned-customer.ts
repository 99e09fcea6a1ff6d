import assert from 'node:assert/strict';
import { Customer, type OwnershipSupposition, OwnershipView } from '@gatehouse/contracts';
import { manualClock } from '@gatehouse/foundation';
import { type Answer, apiClient, type Call } from './api-client.ts';
import { bodsStatement } from './bods-statement.ts';
import { loneListedPersons } from './lone-listed-persons.ts';
import { type BareServer, SDN_FILES, startBareServer } from './start-bare-server.ts';

/** The id of the customer whose owners are looked at; its record is `acme`. */
export const OWNED_CUSTOMER = 'cus_owned';
/** When the second batch of statements was recorded. */
export const LATER = '2026-03-01T12:00:00Z';

/** A server with one customer, owned by `hold` (two sources disagree how far), which a listed person owns in turn. */
export interface OwnedCustomer {
  readonly server: BareServer;
  readonly call: Call;
  readonly reader: Record<string, string>;
  owners(query: string, subject?: string): Promise<OwnershipView>;
  suppose(changes: readonly OwnershipSupposition[], members?: object): Promise<Answer>;
}

/** Starts it: statements recorded on 10 February 2026 and, for the share of the listed person, again on 1 March. */
export async function startOwnedCustomer(): Promise<OwnedCustomer> {
  const clock = manualClock('2026-02-10T12:00:00Z');
  const server = await startBareServer(undefined, SDN_FILES, clock);
  const call = apiClient(server.url);
  const feed = async (statements: object[]): Promise<void> => {
    const headers = await server.tokenFor('engineer');
    const { status, body } = await call('POST', '/v1/ownership', { headers, body: JSON.stringify(statements) });
    assert.deepEqual([status, body], [202, { accepted: statements.length, errors: [] }]);
  };
  const listed = loneListedPersons(server.world.lists.entries, server.world.lists.index)(0).entity.properties['name']?.[0] ?? '';
  await feed(firstBatch(listed));
  const customer = Customer.parse({
    id: OWNED_CUSTOMER,
    kind: 'entity',
    name: 'acme Ltd',
    signedUp: '2026-01-05T09:00:00Z',
    email: 'acme@example.org',
    bods: 'acme',
    evidence: [],
  });
  const put = await call('PUT', `/v1/customers/${OWNED_CUSTOMER}`, { headers: await server.tokenFor('engineer'), body: customer });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  clock.set(LATER);
  await feed(secondBatch());
  const reader = await server.tokenFor('analyst');
  return {
    server,
    call,
    reader,
    async owners(query, subject = `customers/${OWNED_CUSTOMER}/ownership`) {
      const { status, body } = await call('GET', `/v1/${subject}${query}`, { headers: reader });
      assert.equal(status, 200, JSON.stringify(body));
      return OwnershipView.parse(body);
    },
    suppose: (changes, members = {}) =>
      call('POST', '/v1/ownership/what-if', {
        headers: reader,
        body: { subject: { customer: OWNED_CUSTOMER }, changes, ...members },
        key: null,
      }),
  };
}

/** The edge of a relationship record. */
export function edgeOf(view: OwnershipView, id: string): OwnershipView['edges'][number] | undefined {
  return view.edges.find((edge) => edge.id === id);
}

/** What a calculator says. */
export function verdictOf(view: OwnershipView, id: string): string | undefined {
  return view.verdicts.find((verdict) => verdict.id === id)?.verdict;
}

/** The status and the code of a refusal. */
export function refusalOf(answer: Answer): unknown {
  return [answer.status, (answer.body as { code?: string }).code];
}

function firstBatch(listed: string): object[] {
  const entity = (id: string, code: string): object =>
    bodsStatement('entity', id, 'acme', {
      entityType: { type: 'registeredEntity' },
      name: `${id} Ltd`,
      jurisdiction: { name: code, code },
    });
  const person = (id: string, name: string): object =>
    bodsStatement('person', id, 'acme', { personType: 'knownPerson', names: [{ type: 'legal', fullName: name }] });
  const register = { type: ['officialRegister'], url: 'https://register.example/acme', description: 'Extract of the register' };
  return [
    entity('acme', 'CY'),
    entity('hold', 'AE'),
    person('listed', listed),
    person('quiet', 'Quiet Q. Nobody'),
    relationship('r-hold', 'hold', 'acme', [shares(60)], { source: register }),
    relationship('r-hold-too', 'hold', 'acme', [shares(55)], { source: { type: ['selfDeclaration'] } }),
    relationship('r-past', 'quiet', 'acme', [shares(30, { startDate: '2026-01-01', endDate: '2026-02-12' })]),
    relationship('r-listed', 'listed', 'hold', [shares(40), { type: 'appointmentOfBoard', directOrIndirect: 'direct' }]),
  ];
}

function secondBatch(): object[] {
  return [
    relationship('r-listed', 'listed', 'hold', [shares(70)], {
      statementId: 'later-statement-of-r-listed'.padEnd(36, '0'),
      statementDate: '2026-02-20',
      recordStatus: 'updated',
    }),
  ];
}

function shares(share: number, dates: object = {}): object {
  return { type: 'shareholding', directOrIndirect: 'direct', share: { exact: share }, ...dates };
}

function relationship(record: string, owner: string, owned: string, interests: object[], members: object = {}): object {
  return { ...bodsStatement('relationship', record, 'acme', { subject: owned, interestedParty: owner, interests }), ...members };
}
