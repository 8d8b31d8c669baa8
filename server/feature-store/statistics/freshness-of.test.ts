import { expect, test } from 'vitest';
import { freshnessOf } from './freshness-of.ts';

const now = new Date('2026-06-10');
const view = { ttlSeconds: 30 * 86_400, online: true };
const on = (day: string) => new Date(`2026-${day}`);
const ingest = (asOf: string, createdAt = asOf) => ({ asOf: on(asOf), createdAt: on(createdAt) });
const done = (endAt: string) => ({ endAt: on(endAt), createdAt: on(endAt) });

test.each([
  ['nothing was ingested', [], [], 'no_data'],
  ['the newest event is older than the ttl', [ingest('01-01')], [done('01-02')], 'expired'],
  ['nothing was materialized', [ingest('06-01')], [], 'not_materialized'],
  ['rows came after the last materialization', [ingest('06-01'), ingest('06-03')], [done('06-02')], 'behind'],
  ['rows of an older day came after it', [ingest('06-01'), ingest('05-20', '06-04')], [done('06-02')], 'behind'],
  ['all rows were there to be materialized', [ingest('06-01')], [done('06-02')], 'fresh'],
] as const)('%s', (_, ingests, finished, state) => {
  expect(freshnessOf(view, { ingests, finished, now }).state).toBe(state);
});

test('what is never too old never expires, and what is not served online waits for no materialization', () => {
  const years = { ingests: [ingest('01-01')], finished: [], now: new Date('2036-01-01') };
  expect(freshnessOf({ ttlSeconds: 0, online: false }, years)).toMatchObject({ state: 'fresh', expired: false });
});
