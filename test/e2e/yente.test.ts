import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AlgorithmsResponse, CatalogResponse, type ListEntry, MatchResponse, YenteEntity } from '@gatehouse/contracts';
import { type Answer, apiClient, type Call } from './api-client.ts';
import { type BareServer, startBareServer } from './start-bare-server.ts';

let server: BareServer;
let call: Call;
let token: Record<string, string>;

const SOME = 400;

/** Some persons and companies of several lists, and all vessels and wallets: what has identifiers of its own. */
function someOfAll(all: readonly ListEntry[]): readonly ListEntry[] {
  const named = ['SDN', 'EL', 'UVL'].flatMap((list) => all.filter((entry) => entry.list === list).slice(0, SOME));
  const identified = all.filter((entry) => imoOf(entry) !== undefined || walletsOf(entry).length > 0);
  return [...new Set([...named, ...identified])];
}

const imoOf = (entry: ListEntry): string | undefined => entry.entity.properties['imoNumber']?.[0];
const walletsOf = (entry: ListEntry): string[] => entry.entity.properties['cryptoWallet'] ?? [];

before(async () => {
  server = await startBareServer(someOfAll);
  call = apiClient(server.url);
  const { authorization = '' } = await server.tokenFor('engineer');
  // As yente's clients send it.
  token = { authorization: authorization.replace('Bearer', 'ApiKey') };
});
after(() => server?.stop());

const match = (path: string, queries: unknown, more: object = {}): Promise<Answer> =>
  call('POST', `/match/${path}`, { headers: token, body: { queries, ...more }, key: null });

async function resultsOf(path: string, entity: unknown, more: object = {}): Promise<MatchResponse['responses'][string]['results']> {
  const { status, body } = await match(path, { q: entity }, more);
  assert.equal(status, 200, JSON.stringify(body));
  return MatchResponse.parse(body).responses['q']?.results ?? [];
}

function entryWhere(is: (entry: ListEntry) => boolean): ListEntry {
  const entry = server.world.lists.entries.find(is);
  assert.ok(entry !== undefined);
  return entry;
}

const named = (entry: ListEntry) => ({ schema: entry.entity.schema, properties: { name: entry.entity.properties['name'] ?? [] } });

test('/match answers each query by its own name, best first, with what yente’s clients read of a result', async () => {
  const entry = entryWhere(({ list, entity }) => list === 'EL' && entity.schema !== 'Person');
  const { body } = await match('default', { mine: named(entry), nobody: { schema: 'Person', properties: { name: 'Xqzw Vbnmk' } } });
  const { responses, limit, matcher } = MatchResponse.parse(body);
  assert.deepEqual([Object.keys(responses), limit], [['mine', 'nobody'], 5]);
  assert.ok(matcher['name']?.description);
  const [best] = responses['mine']?.results ?? [];
  assert.deepEqual([best?.id, best?.match, best?.datasets, best?.target], [`EL-${entry.entryId}`, true, ['EL'], true]);
  for (const feature of Object.keys(best?.features ?? {})) assert.ok(matcher[feature] !== undefined, feature);
  assert.deepEqual(responses['nobody']?.results, []);
  assert.deepEqual(responses['nobody']?.total, { value: 0, relation: 'eq' });
});

test('/match finds a vessel by its IMO number and a wallet by its address, whatever they are called', async () => {
  const vessel = entryWhere((entry) => imoOf(entry) !== undefined);
  const wallet = entryWhere((entry) => walletsOf(entry).length > 0);
  const [found] = await resultsOf('default', {
    schema: 'Vessel',
    properties: { name: ['Quillon Star'], imoNumber: [imoOf(vessel) ?? ''] },
  });
  assert.ok(server.world.lists.entries.some((entry) => found?.id === `${entry.list}-${entry.entryId}` && imoOf(entry) === imoOf(vessel)));
  const [holder] = await resultsOf('default', { schema: 'CryptoWallet', properties: { publicKey: [walletsOf(wallet)[0] ?? ''] } });
  assert.deepEqual(
    holder?.properties['cryptoWallets']?.map((nested) => (nested as YenteEntity).caption),
    walletsOf(wallet),
    'wallets stand in the model’s way',
  );
  assert.ok(holder?.id === `${wallet.list}-${wallet.entryId}` && holder.features['identifier'] === 1, JSON.stringify(holder));
});

test('/match keeps to the lists, schemas, ids, topics and dates that are asked for', async () => {
  const entry = entryWhere(({ list, entity }) => list === 'EL' && entity.schema !== 'Person');
  const listsOf = async (path: string): Promise<string[]> => (await resultsOf(path, named(entry))).flatMap((result) => result.datasets);
  assert.ok((await listsOf('default')).includes('EL'));
  for (const path of [
    'SDN',
    'default?include_dataset=SDN&include_dataset=UVL',
    'default?exclude_dataset=EL',
    `default?exclude_schema=${entry.entity.schema}`,
    'default?topics=sanction',
  ])
    assert.ok(!(await listsOf(path)).includes('EL'), path);
  const without = await resultsOf(`default?exclude_entity_ids=EL-${entry.entryId}`, named(entry));
  assert.ok(without.every(({ id }) => id !== `EL-${entry.entryId}`));
  for (const path of ['EL', 'SDN?include_dataset=EL', 'default?topics=sanction&topics=export.control'])
    assert.ok((await listsOf(path)).includes('EL'), path);
  const since = entry.listedOn === undefined ? true : entry.listedOn >= '2099-01-01';
  assert.equal((await listsOf('EL?changed_since=2099-01-01')).includes('EL'), since, 'what has no date is never left out by one');
});

test('/match tells only what scores above the cutoff, calls a match what reaches the threshold, and counts those', async () => {
  const entry = entryWhere(({ list, entity }) => list === 'SDN' && entity.schema === 'Person');
  const all = await resultsOf('default?cutoff=0.3&limit=50', named(entry));
  const { body } = await match('default?cutoff=0.3&limit=2&threshold=0.4', { q: named(entry) });
  const answer = MatchResponse.parse(body).responses['q'];
  assert.equal(answer?.results.length, 2);
  assert.equal(answer.total.value, all.filter((result) => result.score >= 0.4).length);
  const half = all[1]?.score ?? 0;
  assert.ok((await resultsOf(`default?cutoff=${half}`, named(entry))).every((result) => result.score > half));
  assert.deepEqual(await resultsOf('default?limit=0', named(entry)), []);
});

test('/match takes what clients send besides, and refuses what it would not follow', async () => {
  const entity = { schema: 'Person', properties: { name: ['Nobody'] } };
  assert.equal((await match('default?fuzzy=False&algorithm=logic-v2', { q: entity, gone: null }, { weights: {}, config: {} })).status, 200);
  const refused: [string, unknown, object, number][] = [
    ['elsewhere', { q: entity }, {}, 404],
    ['default?algorithm=astrology', { q: entity }, {}, 400],
    ['default', { q: entity }, { weights: { name: 0.2 } }, 400],
    ['default', { q: entity }, { config: { nm_number_mismatch: 0.1 } }, 400],
    ['default', {}, {}, 400],
    ['default', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`q${index}`, entity])), {}, 400],
    ['default?limit=501', { q: entity }, {}, 422],
    ['default?changed_since=yesterday', { q: entity }, {}, 422],
  ];
  for (const [path, queries, more, status] of refused) {
    const answer = await match(path, queries, more);
    assert.equal(answer.status, status, path);
    assert.equal(typeof (answer.body as { detail: unknown }).detail, 'string', 'the member in which yente tells what is wrong');
  }
});

test('/algorithms, /catalog and /entities answer in yente’s shapes', async () => {
  const algorithms = AlgorithmsResponse.parse((await call('GET', '/algorithms', { headers: token })).body);
  assert.ok(algorithms.algorithms.some(({ name }) => name === algorithms.best));
  const { datasets, index_stale } = CatalogResponse.parse((await call('GET', '/catalog', { headers: token })).body);
  assert.deepEqual([datasets[0]?.name, index_stale], ['default', true], 'lists past their age are told as stale');
  const entry = entryWhere(({ list }) => list === 'UVL');
  const entity = YenteEntity.parse((await call('GET', `/entities/UVL-${entry.entryId}?nested=true`, { headers: token })).body);
  assert.deepEqual([entity.schema, entity.datasets], [entry.entity.schema, ['UVL']]);
  assert.equal((await call('GET', '/entities/UVL-0', { headers: token })).status, 404);
});
