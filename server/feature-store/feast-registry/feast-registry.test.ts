import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { importFeastRegistry } from '../import-feast-registry.ts';
import { loadFeatureRepo } from '../load-feature-repo.ts';
import { days, entity, featureService, featureView, VALUE_TYPES } from '../vocabulary.ts';
import { CHAPTER_REGISTRY } from './chapter-registry.fixture.ts';
import { fromFeastRegistry } from './from-feast-registry.ts';
import { REGISTRY } from './messages.ts';
import { decodeMessage, encodeMessage } from './protobuf.ts';
import { toFeastRegistry } from './to-feast-registry.ts';
import { writeDefinitionFile } from './write-definition-file.ts';

afterEach(() => vi.unstubAllEnvs());

test('the chapter’s registry reads as entity customer and view customer_rfm_features with twelve features', () => {
  const { project, entities, views, services, leftOut } = fromFeastRegistry(CHAPTER_REGISTRY);
  expect(project).toBe('customer_segmentation');
  expect(entities).toEqual([entity({ name: 'customer', joinKey: 'customerid' })]);
  expect(views).toHaveLength(1);
  const { name, fields, ttlSeconds, source } = views[0]!;
  expect([name, ttlSeconds]).toEqual(['customer_rfm_features', days(3650)]);
  expect(fields).toHaveLength(12);
  expect(Object.fromEntries(fields.map((field) => [field.name, field.dtype]))).toMatchObject({
    recency: 'int32',
    monetaryvalue: 'float64',
    revenue6m: 'float64',
    segmentmidvalue: 'int32',
  });
  expect(source).toMatchObject({ table: 'customer_rfm_features', createdTimestampField: 'created_timestamp' });
  expect([services, leftOut]).toEqual([[], []]);
});

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const described = { description: words, owner: words, tags: fc.dictionary(name, words, { maxKeys: 2 }) };
const someField = fc.record({ name, dtype: fc.constantFrom(...VALUE_TYPES), description: words });
const someView = fc
  .record({
    ...described,
    name,
    fields: fc.uniqueArray(someField, { minLength: 1, maxLength: 4, selector: (one) => one.name }),
    ttlSeconds: fc.nat(),
    online: fc.boolean(),
    source: fc.record({ name, table: name, pipeline: fc.option(name, { nil: undefined }) }),
  })
  .map((view) => featureView({ ...view, entities: ['someone'] }));

test('what Feast is given comes back as it was, labels and pipelines with it', () => {
  const registry = { version: 1, appliedAt: new Date(1_648_404_550_123), appliedBy: 'dee' };
  fc.assert(
    fc.property(someView, fc.constantFrom('string', 'int32', 'int64'), (view, valueType) => {
      const someone = entity({ name: 'someone', joinKey: 'id', valueType });
      const label = { ...view.fields[0]!, classes: { 0: 'low', 1: 'high' }, leaks: 'label' };
      const labelled = { ...view, fields: [label, ...view.fields.slice(1)] };
      const service = featureService({ name: 's', features: [`${view.name}:${label.name}`], owner: 'ram' });
      const bytes = toFeastRegistry({
        ...{ project: 'p', entities: [{ ...someone, ...registry }], services: [{ ...service, ...registry }] },
        views: [{ ...labelled, ...registry, joinKeys: [{ name: 'id', valueType }] }],
        ...{ materializations: [], offlineStore: { type: 'duckdb' }, offlineFolder: '/home/offline' },
        ...{ versionId: 'v', now: new Date(0) },
      });
      const back = fromFeastRegistry(bytes);
      expect(back).toEqual({ project: 'p', entities: [someone], views: [labelled], services: [service], leftOut: [] });
    }),
    { numRuns: 100 },
  );
});

test('what Cookoff has no word for is left out by name, and the rest is read', () => {
  const spec = { name: 'v', project: 'p', entities: ['e'], batch_source: { name: 'Some Source' } };
  const bytes = encodeMessage(REGISTRY, {
    registry_schema_version: '1',
    entities: [{ spec: { name: 'e', value_type: 4 } }, { spec: { name: '__dummy', value_type: 2 } }],
    feature_views: [
      {
        spec: {
          ...spec,
          features: [
            { name: 'x', value_type: 5 },
            { name: 'list', value_type: 15 },
          ],
        },
      },
      { spec: { ...spec, name: 'nobody', entities: ['__dummy'], features: [{ name: 'x', value_type: 5 }] } },
    ],
    feature_services: [
      { spec: { name: 's', features: [{ feature_view_name: 'v', feature_columns: [{ name: 'list' }] }] } },
    ],
    on_demand_feature_views: [{ spec: { name: 'doubled' } }],
  });
  const { entities, views, services, leftOut } = fromFeastRegistry(bytes);
  expect(entities).toEqual([entity({ name: 'e', joinKey: 'e', valueType: 'int64' })]);
  expect(views.map(({ fields, source }) => [fields.length, source.table])).toEqual([[1, 'v']]);
  expect(services).toEqual([]);
  expect(leftOut).toEqual([
    'On-demand feature view doubled computes in Python.',
    "Feature v:list has Feast's type 15.",
    'Feature view nobody: it has no entity.',
    'Feature service s: it needs v:list.',
  ]);
});

test('bytes that are no registry are refused, wherever they break', () => {
  for (const bytes of [Buffer.from('not a registry'), Buffer.alloc(0), CHAPTER_REGISTRY.subarray(0, 300)]) {
    expect(() => fromFeastRegistry(bytes)).toThrow(/This is no registry\.db of Feast/);
  }
  const text = { s: { number: 1, type: 'string' } } as const;
  expect(() => decodeMessage(text, Buffer.from([0x08, 0x01]))).toThrow(/s should be bytes/);
});

test('a definition file is TypeScript, whatever the names and descriptions hold', async () => {
  await fc.assert(
    fc.asyncProperty(someView, words, async (someView, description) => {
      const view = { ...someView, source: { ...someView.source, pipeline: undefined } };
      const someone = entity({ name: 'someone', joinKey: 'id', description, tags: { 'a-b': description } });
      const folder = mkdtempSync(join(tmpdir(), 'cookoff-definitions-'));
      vi.stubEnv('COOKOFF_FEATURE_REPO', folder);
      const registry = { project: 'p', entities: [someone], views: [view], services: [], leftOut: [] };
      writeFileSync(join(folder, 'all.ts'), writeDefinitionFile(registry, 'Imported.'));
      const { entities, views } = await loadFeatureRepo().finally(() => rmSync(folder, { recursive: true }));
      expect({ entities, views }).toEqual({ entities: [someone], views: [view] });
    }),
    { numRuns: 25 },
  );
});

test('names that TypeScript has for itself are names of views all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-keywords-'));
  vi.stubEnv('COOKOFF_FEATURE_REPO', folder);
  const names = ['new', 'default', 'class', 'await', 'eval', 'static', 'field', 'source'];
  const someone = entity({ name: 'someone', joinKey: 'id' });
  const source = { name: 's', table: 't' };
  const views = names.map((name) =>
    featureView({ name, entities: ['someone'], ttlSeconds: 0, source, fields: [{ name: 'x', dtype: 'int32' }] }),
  );
  try {
    writeFileSync(join(folder, 'all.ts'), writeDefinitionFile({ entities: [someone], views }, 'Imported.'));
    expect((await loadFeatureRepo()).views.map(({ name }) => name)).toEqual(names.toSorted());
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an imported registry is a file of the feature repo that loads as what was read, and is never written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-import-'));
  vi.stubEnv('COOKOFF_FEATURE_REPO', folder);
  try {
    writeFileSync(join(folder, 'registry.db'), CHAPTER_REGISTRY);
    const imported = await importFeastRegistry(join(folder, 'registry.db'));
    const repo = await loadFeatureRepo();
    expect(repo.entities).toEqual(imported.entities);
    expect(repo.views).toEqual(imported.views);
    await expect(importFeastRegistry(join(folder, 'registry.db'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(importFeastRegistry(join(folder, 'none.db'))).rejects.toMatchObject({ code: 'invalid_input' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
