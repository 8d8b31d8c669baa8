import { expect, test } from 'vitest';
import type { FeatureRepoPlan, PlannedChange } from '#server/feature-store/feature-repo-plan';
import type { Affected } from '#server/jobs/find-affected';
import { planLines, planRests, planUsers, storeLines } from './prepare-plan.ts';

const change = (changes: Partial<PlannedChange>): PlannedChange => ({
  ...{ action: 'new_version', kind: 'feature_view', name: 'v', renamedFrom: null, fromVersion: 1, toVersion: 2 },
  ...{ before: null, body: null, details: [], features: [] },
  ...changes,
});
const linesOf = (...changes: PlannedChange[]) => planLines({ changes });

test('a version is shown as it grows, stays or begins, a name as it changes', () => {
  const [created, words, renamed] = linesOf(
    change({ action: 'create', fromVersion: 0, toVersion: 1 }),
    change({ action: 'update', fromVersion: 3, toVersion: 3 }),
    change({ action: 'rename', renamedFrom: 'u' }),
  );
  expect([created?.version, words?.version, renamed?.name]).toEqual(['version 1', 'version 3', 'u → v']);
});

test('places that stay as they are are left out, and tables of other views that wait for their first rows', () => {
  const place = { store: 'online', view: 'v', details: [] } as const;
  const infrastructure: FeatureRepoPlan['infrastructure'] = [
    { ...place, action: 'keep', place: 'LMDB database v' },
    { ...place, action: 'reingest', place: 'Parquet files of table v' },
    { ...place, store: 'offline', view: 'other', action: 'create', place: 'Parquet files of table other' },
  ];
  expect(storeLines({ changes: [change({})], infrastructure }).map(({ verb, name }) => [verb, name])).toEqual([
    ['ingest again', 'Parquet files of table v'],
  ]);
});

test('who cannot go on comes first, and of many only the newest are named', () => {
  const effect = (stops: boolean) => ({ features: ['v:a'], stops, effect: 'because' });
  const affected: Affected = {
    services: [{ name: 's', ...effect(false) }],
    runs: { total: 9, stops: 7, newest: [{ id: 'r1', name: 'Trees', owner: 'Dee', ...effect(true) }] },
    versions: [{ model: 'm', version: 'v0.1', aliases: ['production'], runId: 'r1', ...effect(true) }],
    batches: { total: 0, stops: 0, newest: [] },
    schedules: [{ name: 'nightly', ...effect(true) }],
  };
  expect(planUsers(affected).map(({ name, stops, href }) => [name, stops, href])).toEqual([
    ['m v0.1 (production)', true, '/models/m/v0.1'],
    ['Trees by Dee', true, '/runs/r1'],
    ['nightly', true, null],
    ['s', false, null],
  ]);
  expect(planRests(affected)).toEqual(['9 runs in all, of which 7 cannot go on.']);
});
