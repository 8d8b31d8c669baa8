import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { readFeatureHistory } from './feature-history.ts';
import { type FeatureView, featureView } from './vocabulary.ts';

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());
beforeEach(async () => {
  await postgres().definition.deleteMany();
  await postgres().definitionVersion.deleteMany();
  await postgres().registryChange.deleteMany();
});

/** `age int32, size float64 < width` as fields; `<` says what a field was renamed from. */
const fieldsOf = (text: string) =>
  text.split(', ').map((one) => {
    const [name = '', dtype = '', , renamedFrom] = one.split(' ');
    return { name, dtype: dtype as 'int32', ...(renamedFrom && { renamedFrom }) };
  });
const view = (name: string, fields: string, rest: object = {}): FeatureView =>
  featureView({
    ...{ name, entities: ['customer'], ttlSeconds: 0, source: { name: 's', table: 't' } },
    fields: fieldsOf(fields),
    ...rest,
  });

/** Versions of views in the order they were applied, all but the removed ones applied still. */
async function applied(bodies: readonly FeatureView[], removed: readonly string[] = []): Promise<void> {
  const next = new Map<string, number>();
  for (const [i, body] of bodies.entries()) {
    const version = (next.get(body.name) ?? 0) + 1;
    next.set(body.name, version);
    const key = { kind: body.kind, name: body.name };
    const row = { version, body: body as object, appliedAt: new Date(Date.UTC(2026, 0, 1 + i)), appliedBy: 'Dee' };
    await postgres().definitionVersion.create({ data: { ...key, ...row } });
    await postgres().definition.upsert({ where: { kind_name: key }, create: { ...key, ...row }, update: row });
  }
  await postgres().definition.deleteMany({ where: { name: { in: [...removed] } } });
  for (const name of removed) {
    const change = { applyId: 'x', by: 'Ram', action: 'delete', kind: 'feature_view', name, details: [] };
    await postgres().registryChange.create({ data: { ...change, at: new Date(Date.UTC(2026, 5, 1, 12)) } });
  }
}

const staleSince = async (reference: string, version?: number) => {
  const [found] = (await readFeatureHistory()).findStale([{ reference, version }]);
  return found && [found.change, found.sinceVersion, found.sentence];
};

test('added features and changed words leave what was trained before alone', async () => {
  const worded = view('v', 'age int32, size float64');
  await applied([view('v', 'age int32'), { ...worded, description: 'better said' }]);
  expect(await staleSince('v:age', 1)).toBeUndefined();
});

test('a dropped feature is gone since the version that dropped it, in whose name', async () => {
  await applied([view('v', 'age int32, size int32'), view('v', 'size int32'), view('v', 'size int32, name string')]);
  expect(await staleSince('v:age', 1)).toEqual([
    'gone',
    2,
    'v:age is gone since version 2 of v, applied by Dee on 2026-01-02 00:00 UTC',
  ]);
  expect(await staleSince('v:size', 1)).toBeUndefined();
});

test('a feature that came back as it was is the old one, one of another type is not', async () => {
  const bodies = [view('v', 'age int32, b int32'), view('v', 'b int32'), view('v', 'age int32, b string')];
  await applied(bodies);
  expect(await staleSince('v:age', 1)).toBeUndefined();
  expect(await staleSince('v:b', 1)).toEqual(['retyped', 3, expect.stringContaining('v:b was int32 and is string')]);
  expect(await staleSince('v:b', 3)).toBeUndefined();
});

test('a renamed feature lives on under its new name, also when renamed again, until that one is dropped', async () => {
  const renames = [
    view('v', 'age int32, b int32'),
    view('v', 'years int32 < age, b int32'),
    view('v', 'lifetime int32 < years, b int32'),
  ];
  await applied(renames);
  expect(await staleSince('v:age', 1)).toBeUndefined();
  expect(await staleSince('v:years', 2)).toBeUndefined();
  expect((await readFeatureHistory()).findCurrent({ reference: 'v:age', version: 1 })).toBe('v:lifetime');
  await postgres().definitionVersion.deleteMany();
  await postgres().definition.deleteMany();
  await applied([...renames, view('v', 'b int32')]);
  expect(await staleSince('v:age', 1)).toEqual(['gone', 4, expect.stringContaining('v:age is gone')]);
});

test('a new feature under a name that was given up is not the one that had it', async () => {
  await applied([view('v', 'age int32'), view('v', 'years int32 < age, age string')]);
  expect(await staleSince('v:age', 1)).toBeUndefined();
  expect((await readFeatureHistory()).findCurrent({ reference: 'v:age', version: 1 })).toBe('v:years');
  expect((await readFeatureHistory()).findCurrent({ reference: 'v:age', version: 2 })).toBe('v:age');
});

test('who asked by a former name learned from the feature as it was in the version he pinned', async () => {
  const bodies = [view('v', 'age int32'), view('v', 'years float64 < age'), view('v', 'years float64, b int32')];
  await applied(bodies);
  expect(await staleSince('v:age', 2)).toBeUndefined();
  expect(await staleSince('v:age', 1)).toEqual(['retyped', 2, expect.stringContaining('was int32 and is float64')]);
});

test('a removed view takes its features with it; a renamed one does not', async () => {
  const heir = view('w', 'age int32', { renamedFrom: 'v' });
  await applied([view('v', 'age int32'), heir], ['v']);
  expect(await staleSince('v:age', 1)).toBeUndefined();
  await postgres().definition.deleteMany({ where: { name: 'w' } });
  expect(await staleSince('v:age', 1)).toEqual(['gone', null, 'v:age is gone with its feature view w']);
  expect(await staleSince('nosuch:age', 1)).toEqual(['gone', null, 'nosuch:age is gone with its feature view nosuch']);
});

test('who removed a view is said where it was written down', async () => {
  await applied([view('v', 'age int32')], ['v']);
  expect((await staleSince('v:age', 1))?.[2]).toBe(
    'v:age is gone with its feature view v, removed by Ram on 2026-06-01 12:00 UTC',
  );
});

test('a feature of another entity now is not what a model learned', async () => {
  await applied([view('v', 'age int32'), view('v', 'age int32', { entities: ['store'] })]);
  expect(await staleSince('v:age', 1)).toEqual(['rekeyed', 2, expect.stringContaining('is a feature of store')]);
  expect((await readFeatureHistory()).findCurrent({ reference: 'v:age', version: 1 })).toBeNull();
});

test('without a version the type that was written down decides', async () => {
  await applied([view('v', 'age int32'), view('v', 'age string')]);
  const history = await readFeatureHistory();
  expect(history.findStale([{ reference: 'v:age', dtype: 'int32' }])).toMatchObject([{ change: 'retyped' }]);
  expect(history.findStale([{ reference: 'v:age', dtype: 'string' }])).toEqual([]);
});
