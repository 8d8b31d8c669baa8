import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withTemporaryStore } from '../offline/duckdb/temporary-store.fixture.ts';
import type { JoinedView, OfflineStore } from '../offline/offline-store.ts';
import { type Cell, fillViews, type JoinFixture, joinViews } from '../offline/run-join.fixture.ts';
import { days, entity, featureService, featureView } from '../vocabulary.ts';
import { toFeastRegistry } from './to-feast-registry.ts';

const python = process.env.COOKOFF_INTEROP_PYTHON;
const hasFeast = python !== undefined && spawnSync(python, ['-c', 'import feast']).status === 0;
const where = hasFeast ? 'the real Feast' : 'skipped: COOKOFF_INTEROP_PYTHON names no Python that imports feast';
const FIXTURES = join(import.meta.dirname, '../../../../shared/parity/open');
const FILES = existsSync(FIXTURES) ? readdirSync(FIXTURES).filter((name) => name.startsWith('pit_')) : [];
const APPLIED = { version: 1, appliedAt: new Date(1_648_404_550_123), appliedBy: 'dee' };

interface Answer {
  readonly registry: Record<string, unknown>;
  readonly joined: { readonly orders: number[]; readonly cells: Record<string, Cell[]> };
}

function askFeast(job: object): Answer {
  const script = join(import.meta.dirname, 'feast-history.fixture.py');
  const { stdout, stderr, status } = spawnSync(python!, [script], { input: JSON.stringify(job), encoding: 'utf8' });
  if (status !== 0) throw new Error(`Feast ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

describe.skipIf(!hasFeast)(where, () => {
  test('reads the registry that Cookoff exports: entity, types, ttl, service, intervals', () => {
    const customer = { ...entity({ name: 'customer', joinKey: 'customerid' }), ...APPLIED };
    const view = featureView({
      ...{ name: 'rfm', entities: ['customer'], ttlSeconds: days(3650), source: { name: 's', table: 't' } },
      fields: [
        { name: 'recency', dtype: 'int32' },
        { name: 'money', dtype: 'float64' },
        { name: 'seen', dtype: 'unix_timestamp' },
      ],
    });
    const joinKeys = [{ name: 'customerid', valueType: 'string' as const }];
    const service = { ...featureService({ name: 'dee_v1', features: ['rfm:money', 'rfm:recency'] }), ...APPLIED };
    const run = { view: 'rfm', startAt: new Date(0), endAt: new Date(1_648_404_550_000) } as never;
    const answer = withRegistryFile(
      toFeastRegistry({
        ...{ project: 'p', entities: [customer], views: [{ ...view, ...APPLIED, joinKeys }], services: [service] },
        ...{ materializations: [run], offlineStore: { type: 'duckdb' }, offlineFolder: '/nowhere' },
        ...{ versionId: 'v', now: new Date() },
      }),
      (registry) => askFeast({ registry, project: 'p', offline_store: 'dask', features: [] }),
    );
    expect(answer.registry).toEqual({
      entities: { customer: ['customerid', 'STRING'] },
      views: { rfm: { recency: 'Int32', money: 'Float64', seen: 'UnixTimestamp' } },
      ttl_seconds: { rfm: days(3650) },
      intervals: { rfm: [[0, 1_648_404_550]] },
      services: { dee_v1: ['rfm:money', 'rfm:recency'] },
    });
  });

  test.each(FILES)('%s: joins Cookoff’s history to the same rows', (file) =>
    withTemporaryStore(async (store, folder) => {
      const fixture = JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as JoinFixture;
      const views = await fillViews(store, fixture);
      const [ours, theirs] = [await joinHere(store, fixture, views), joinThere(folder, fixture, views)];
      expect(theirs.orders).toEqual(fixture.entity_rows.map((_, i) => i));
      expect(theirs.cells).toEqual(ours);
    }),
  );
});

async function joinHere(store: OfflineStore, fixture: JoinFixture, views: readonly JoinedView[]) {
  const answers = await joinViews(store, fixture, views);
  const cells = answers.flatMap(({ view, columns }) =>
    Object.entries(columns).map(([feature, values]) => [`${view}__${feature}`, values]),
  );
  return Object.fromEntries(cells);
}

function joinThere(folder: string, fixture: JoinFixture, views: readonly JoinedView[]): Answer['joined'] {
  const keys = [...new Set(views.flatMap(({ joinKeys }) => joinKeys.map(({ name }) => name)))];
  const bytes = toFeastRegistry({
    ...{ project: 'p', versionId: 'v', now: new Date(), services: [], materializations: [] },
    entities: keys.map((name) => ({ ...entity({ name, joinKey: name }), ...APPLIED })),
    views: views.map(({ name, ttlMs, joinKeys, fields, source }) => ({
      ...featureView({
        ...{ name, entities: joinKeys.map((key) => key.name), ttlSeconds: 0, source: { ...source, name } },
        fields: fields.map((field) => ({ name: field.name, dtype: field.valueType })),
      }),
      ...{
        ...APPLIED,
        ttlSeconds: ttlMs / 1000,
        joinKeys: joinKeys.map((key) => ({ ...key, valueType: 'string' as const })),
      },
    })),
    ...{ offlineStore: { type: 'duckdb' }, offlineFolder: folder },
  });
  const features = views.flatMap((view) => view.features.map((feature) => `${view.name}:${feature}`));
  const { entity_columns, entity_rows } = fixture;
  return withRegistryFile(
    bytes,
    (registry) =>
      askFeast({ registry, project: 'p', offline_store: 'duckdb', entity_columns, entity_rows, features }).joined,
  );
}

function withRegistryFile<T>(bytes: Buffer, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-interop-'));
  try {
    writeFileSync(join(folder, 'registry.db'), bytes);
    return work(join(folder, 'registry.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
