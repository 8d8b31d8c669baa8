import { expect, test } from 'vitest';
import type { DefinitionVersion } from '#server/feature-store/definition-versions';
import type { RegistryChange } from '#server/feature-store/registry-changes.repo';
import type { ModelVersion } from '#server/models/schema';
import { describeChange } from './describe-change.ts';
import { prepareVersionRows } from './prepare-version-rows.ts';

const version = (number: number, name: string) =>
  ({
    ...{ kind: 'feature_view', name, version: number, appliedAt: new Date(0), appliedBy: 'dee' },
    details: number === 1 ? [] : ['feature tier was added'],
  }) as unknown as DefinitionVersion;
const model = (number: string, pins: Record<string, number> | undefined) =>
  ({
    model: 'segment',
    version: number,
    aliases: number === 'v0.1' ? ['production'] : [],
    signature: { viewVersions: pins },
  }) as unknown as ModelVersion;

test('each version has the runs and the models that pin it, under whatever name it had', () => {
  const rows = prepareVersionRows({
    view: { name: 'spending', version: 2, formerly: { names: ['till'], features: {} } },
    versions: [version(2, 'spending'), version(1, 'till')],
    runs: { byVersion: [{ version: 1, runs: 3 }] },
    models: [model('v0.1', { spending: 2 }), model('v0.0', { till: 1, other: 2 }), model('v9.9', undefined)],
  });
  expect(rows.map(({ isApplied, formerName, runs }) => [isApplied, formerName, runs])).toEqual([
    [true, null, '—'],
    [false, 'till', '3 runs'],
  ]);
  expect(rows[1]?.href).toBe('/features/spending?tab=versions&version=1#definition');
  expect(rows.map(({ models }) => models.map(({ title }) => title))).toEqual([
    ['segment v0.1, production'],
    ['segment v0.0'],
  ]);
});

test('a line of the audit log says what it is about', () => {
  const change = { kind: 'feature_view', name: 'spending' } as RegistryChange;
  expect(describeChange({ ...change, fromVersion: 1, toVersion: 2 })).toBe('feature view spending, version 1 to 2');
  expect(describeChange({ ...change, fromVersion: 0, toVersion: 1 })).toBe('feature view spending, version 1');
  expect(describeChange({ ...change, fromVersion: 2, toVersion: null })).toBe('feature view spending, version 2');
  expect(describeChange({ ...change, kind: 'online_table', fromVersion: null, toVersion: null })).toBe(
    'online table spending',
  );
});
