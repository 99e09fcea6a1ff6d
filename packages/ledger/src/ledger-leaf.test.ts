import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeLeaf, encodeLeaf } from './ledger-leaf.ts';
import { refuses } from './testing/refuses.ts';
import { sampleDecision } from './testing/sample-log.ts';

const { entry } = sampleDecision(1);

test('encodeLeaf() writes canonical JSON that decodeLeaf() reads back', () => {
  const leaf = Buffer.from(encodeLeaf({ ...entry, tenant: 'prv_1', refs: { lists: { SDN: entry.digest }, code: 'v0.1.0' } })).toString();
  assert.match(leaf, /^\{"at":"2026-01-02T03:04:05\.678Z","digest":"[0-9a-f]{64}","id":"dec_1","kind":"decision"/);
  assert.equal(decodeLeaf(leaf).refs?.code, 'v0.1.0');
});

test('encodeLeaf() refuses a name, an address or an e-mail where a pseudonym belongs, and does not repeat it', () => {
  for (const subject of ['Jane Roe', 'jane@example.org', '1 Main Street', 'Łukasz', '']) {
    assert.throws(
      () => encodeLeaf({ ...entry, subject }),
      (error: Error) => error.message.includes('"subject"') && (subject === '' || !error.message.includes(subject)),
    );
  }
});

test('decodeLeaf() refuses any second way to write an entry', () => {
  const leaf = Buffer.from(encodeLeaf(entry)).toString();
  for (const other of [
    '',
    `${leaf}\n`,
    leaf.replace(',', ', '),
    leaf.replace('{', '{"v":1,'),
    leaf.replace('"v":1', '"v":1.0'),
    leaf.replace('"v":1', '"v":2'),
    leaf.replace('"v":1', '"v":1,"x":1'),
    leaf.replace('dec_1', '\\u0064ec_1'),
    '['.repeat(100_000),
    JSON.stringify({ ...entry, __proto__: null, at: '2026-01-02T03:04:05Z' }),
  ]) {
    refuses(() => decodeLeaf(other), 'malformed');
  }
});
