import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';

test('addresses of one network meet, however they are written', () => {
  for (const [ip, network] of [
    ['192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.9', '192.0.2.0/24'],
    ['2001:db8:1:2::5', '2001:db8:1::/48'],
    ['2001:0db8:0001::', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['nowhere', ''],
  ] as const)
    assert.equal(networkOf(ip), network, ip);
});
