import { expect, test } from 'vitest';
import type { EntityLookup } from '#server/feature-store/look-up-entity';
import { prepareLookup, show } from './prepare-lookup.ts';

const NOW = new Date('2011-06-10T00:00:00Z');
const lookup: EntityLookup = {
  ...{ view: 'v', key: ['a'], materializedUntil: NOW, difference: 'stale', explanation: 'why', suggestions: [] },
  online: { event: Date.UTC(2011, 5, 1), created: null },
  offline: { event: Date.UTC(2011, 5, 9), created: Date.UTC(2011, 5, 9, 12) },
  features: [
    { name: 'x', valueType: 'float64', online: -1.5, status: 'OUTSIDE_MAX_AGE', offline: 2, differs: true },
    { name: 'y', valueType: 'int32', online: null, status: 'NOT_FOUND', offline: null, differs: false },
    { name: 'z', valueType: 'unix_timestamp', online: 0, status: 'PRESENT', offline: 0, differs: false },
  ],
};

test('each store says its times with their age, and each value what a model gets of it', () => {
  const { stores, rows } = prepareLookup(lookup, [], NOW);
  expect(stores).toEqual([
    { title: 'Online store', event: '2011-06-01 00:00 UTC, 9 days ago', created: 'not recorded' },
    {
      title: 'Offline store, newest row',
      event: '2011-06-09 00:00 UTC, yesterday',
      created: '2011-06-09 12:00 UTC, 12 h ago',
    },
  ]);
  expect(rows.map(({ online, offline, note }) => [online, offline, note])).toEqual([
    ['−1.5', '2', 'older than the ttl: a model gets null'],
    ['—', 'none', 'no value stored'],
    ['1970-01-01 00:00 UTC', '1970-01-01 00:00 UTC', ''],
  ]);
});

test('materializing is offered where it helps, and nowhere else', () => {
  const offered = (difference: EntityLookup['difference']) =>
    prepareLookup({ ...lookup, difference }, [], NOW).canMaterialize;
  expect(['stale', 'corrected', 'neverMaterialized'].map((one) => offered(one as 'stale'))).toEqual([true, true, true]);
  expect(['none', 'unknownKey', 'onlineAhead', 'onlineOnly', 'notServed'].some((one) => offered(one as 'none'))).toBe(
    false,
  );
});

test('a class is told by its name', () => {
  const field = { name: 'y', dtype: 'int32' as const, classes: { 0: 'low', 1: 'high' } };
  expect([1, 2, null].map((value) => show(value, field))).toEqual(['1, high', '2', 'none']);
});
