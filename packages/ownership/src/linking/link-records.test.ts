import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkExplainer, linkInWords } from './explain-link.ts';
import type { LinkIndex } from './link-index.ts';
import type { LinkFacts } from './link-keys.ts';
import { defaultModel } from './link-model.ts';
import { linkRecords } from './link-records.ts';
import { indexOfFacts, strangers } from './link-set-for-tests.ts';

const ORLA: LinkFacts = {
  names: ['Orla Byrne'],
  birthDate: '1980-02-03',
  emails: ['orla.byrne@firm.example'],
  phones: ['+353123456789'],
  addresses: [{ street: '4 Mill Lane', city: 'Cork', postalCode: 'T12', country: 'IE' }],
};

function probability(index: LinkIndex, one: string, other: string): number {
  return linkExplainer(index, defaultModel(index.ids.length))(index.ids.indexOf(one), index.ids.indexOf(other)).probability;
}

function linked(index: LinkIndex): string[] {
  return linkRecords(index).pairs.flatMap(({ a, b, probability: likely }) =>
    likely >= 0.5 ? `${index.ids[a] ?? ''}+${index.ids[b] ?? ''}` : [],
  );
}

test('one who signs up again with slips in name and birth date is linked; the strangers around are not', () => {
  const again: LinkFacts = { ...ORLA, names: ['Orla Byrnee'], birthDate: '1980-03-02', emails: ['ob@mail.example'], phones: [] };
  const index = indexOfFacts({ orla: ORLA, ...strangers(400), again });
  assert.deepEqual(linked(index), ['orla+again']);
});

test('a telephone that three share is worth more than a domain that hundreds share', () => {
  const index = indexOfFacts({
    a: { phones: ['+49301'], emails: ['a@large.example'] },
    b: { phones: ['+49301'] },
    c: { phones: ['+49301'] },
    d: { emails: ['d@large.example'] },
    ...strangers(400, { emails: ['x@large.example'] }),
  });
  const explain = linkExplainer(index, defaultModel(index.ids.length));
  const bits = (one: string, other: string, feature: string): number =>
    explain(index.ids.indexOf(one), index.ids.indexOf(other)).evidence.find((own) => own.feature === feature)?.bits ?? 0;
  assert.ok(bits('a', 'b', 'telephone') > 5);
  assert.ok(bits('a', 'd', 'mailbox') < 1);
});

test('a household is not one party: address, telephone and surname agree, given name and birth date differ', () => {
  const index = indexOfFacts({
    orla: ORLA,
    liam: { ...ORLA, names: ['Liam Byrne'], birthDate: '1978-11-20', emails: ['liam@mail.example'] },
    ...strangers(400),
  });
  assert.ok(probability(index, 'orla', 'liam') < 0.2);
  assert.deepEqual(linked(index), []);
});

test('nobody is linked by the address of an agent, and nothing is quadratic in how many stand there; who returns among them is found', () => {
  const there: LinkFacts = { addresses: [{ street: '1209 Agent Street', city: 'Dover', postalCode: '19901', country: 'US' }] };
  const index = indexOfFacts({
    ...strangers(3_000, there),
    orla: { ...ORLA, ...there },
    again: { ...ORLA, ...there, emails: [], phones: [], birthDate: '1980-02-13' },
  });
  const result = linkRecords(index);
  assert.deepEqual(linked(index), ['orla+again']);
  assert.ok(result.compared < 3_000 * 20, `${result.compared} pairs were compared`);
});

test('clients of one agent who share its address, its telephone, its domain and a word of the name are related, not one', () => {
  const agent: LinkFacts = {
    addresses: [{ street: '1 Agent House', city: 'Dover', postalCode: 'A1', country: 'GB' }],
    phones: ['+447000'],
    countries: ['GB'],
  };
  const clients = Array.from({ length: 60 }, (_, at) => [
    `client${at}`,
    { ...agent, names: [`${['alder', 'birch', 'cedar'][at % 3] ?? ''}${at} labs`], emails: [`office${at}@agent.example`] },
  ]);
  assert.deepEqual(linked(indexOfFacts({ ...strangers(2_000), ...Object.fromEntries(clients) })), []);
});

test('a switchboard’s telephone ties nobody by itself', () => {
  const index = indexOfFacts(strangers(500, { phones: ['+49800'] }));
  assert.deepEqual(linked(index), []);
});

test('two records alone, and none at all, are judged by the given chances', () => {
  assert.deepEqual(linkRecords(indexOfFacts({})).pairs, []);
  const two = linkRecords(indexOfFacts({ orla: ORLA, again: ORLA }));
  assert.equal(two.pairs.length, 1);
  assert.ok((two.pairs[0]?.probability ?? 0) > 0.9);
});

test('what is missing weighs nothing, and the weights add up to the odds', () => {
  const index = indexOfFacts({ orla: ORLA, again: { ...ORLA, emails: [], phones: [] }, ...strangers(50) });
  const explained = linkExplainer(index, defaultModel(index.ids.length))(0, 1);
  for (const { says, bits } of explained.evidence) if (says === 'missing') assert.equal(bits, 0);
  const sum = explained.prior_bits + explained.related_bits + explained.evidence.reduce((all, { bits }) => all + bits, 0);
  assert.ok(Math.abs(sum - Math.log2(explained.probability / (1 - explained.probability))) < 1e-6, `${sum}`);
  const phrases = linkInWords(explained);
  assert.ok(phrases.some((phrase) => phrase.startsWith('the same name')));
  assert.ok(phrases.some((phrase) => phrase.startsWith('not known of both: ') && phrase.includes('telephone')));
  assert.ok(
    phrases.every((phrase) => !/orla|byrne|cork|1980/i.test(phrase)),
    'a phrase names kinds, never values',
  );
});

test('the same records give the same links, and shares of the work give the same together', () => {
  const index = indexOfFacts({ orla: ORLA, ...strangers(300), again: { ...ORLA, phones: [] } });
  const whole = linkRecords(index);
  assert.deepEqual(linkRecords(index), whole);
  const parts = [0, 1, 2].map((part) => linkRecords(index, { model: whole.model, share: { part, parts: 3 } }));
  assert.deepEqual(
    parts.flatMap(({ pairs }) => pairs),
    whole.pairs,
  );
  assert.equal(
    parts.reduce((sum, { compared }) => sum + compared, 0),
    whole.compared,
  );
});
