import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessByCountry } from './access-by-country.ts';

const event = (country: string | null, ip: string, at: string) => ({ account: 'a-1', action: 'access', country, ip, at });

test('accessByCountry() groups by country and keeps the unknown apart', () => {
  const groups = accessByCountry([
    event('DE', '192.0.2.1', '2026-03-02T00:00:00Z'),
    event(null, '192.0.2.9', '2026-03-03T00:00:00Z'),
    event('DE', '192.0.2.1', '2026-03-01T00:00:00Z'),
  ]);
  assert.deepEqual(groups, [
    { country: 'DE', count: 2, addresses: ['192.0.2.1'], first: '2026-03-01T00:00:00Z', last: '2026-03-02T00:00:00Z' },
    { country: 'unknown', count: 1, addresses: ['192.0.2.9'], first: '2026-03-03T00:00:00Z', last: '2026-03-03T00:00:00Z' },
  ]);
});
