import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { compareVersions } from './compare-versions.ts';
import { editCard } from './edit-card.ts';
import { promoteRun } from './promote-run.ts';
import type { ModelVersion } from './schema.ts';
import { summarizeVersions } from './summarize-versions.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const lead = { name: 'Lea' };
const sealed = {
  keys: ['a', 'b', 'c'],
  labels: Int32Array.of(0, 1, 2),
  features: Float64Array.of(7, 100, 60, 100, 7, 900),
};
let world: Home;
let first: ModelVersion;

const promote = (runId: string, alias: string) =>
  promoteRun(runId, { model: 'two', alias, reason: 'to be compared' }, lead);

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lead);
  const [one, two] = [await insertFinishedRun(() => {}, sealed), await insertFinishedRun(() => {}, sealed)];
  first = await promote(one.id, 'candidate');
  await promote(two.id, 'other');
  await promote(one.id, 'third');
});
afterAll(() => world?.close());

test('two versions of two runs are held against each other on the rows both were judged on', async () => {
  const {
    holdout,
    signature,
    sealed: slices,
    files,
    gates,
  } = summarizeVersions(await compareVersions('two', 'v0.0', 'v0.1'));
  const macro = holdout?.figures.find(({ name }) => name === 'f1_macro');
  expect(macro?.differences).toEqual([null, expect.objectContaining({ estimate: 0, low: 0, high: 0 })]);
  expect(signature).toEqual([]);
  expect(slices).toMatchObject({ isSameSlice: true, results: [{ rows: 3, looksBefore: 0 }, { looksBefore: 1 }] });
  expect(slices.differences?.f1_macro).toMatchObject({ estimate: 0, low: 0, high: 0 });
  expect(files.find(({ name }) => name === 'model.onnx')).toMatchObject({ same: true });
  expect(files.find(({ name }) => name === 'model-card.md')).toMatchObject({ same: false });
  expect(gates).toHaveLength(2);
});

test('of two versions of one run nothing is compared that cannot differ', async () => {
  const compared = await compareVersions('two', 'v0.0', 'v0.2');
  expect([compared.comparison, compared.sealedDifferences]).toEqual([null, null]);
  expect(compared.lineage.filter(({ differs }) => differs)).toEqual([]);
});

test('what people wrote on one card and not on the other is in the comparison', async () => {
  await editCard(first, { intendedUse: 'Vouchers.', edition: 0 }, lead);
  expect(summarizeVersions(await compareVersions('two', '0.0', '0.1')).cards).toEqual([
    { edition: 1, words: '## Intended use\n\nVouchers.\n' },
    { edition: 0, words: '' },
  ]);
});

test.each([
  ['v0.0', '0.0', { code: 'invalid_input', message: expect.stringMatching(/two v0\.0 cannot be held against itself/) }],
  ['v0.0', 'v0.9', { code: 'not_found', message: expect.stringMatching(/no version v0\.9/) }],
  ['latest', 'v0.0', { code: 'invalid_input' }],
])('%s against %s is refused in words', async (a, b, refusal) => {
  await expect(compareVersions('two', a, b)).rejects.toMatchObject(refusal);
});
