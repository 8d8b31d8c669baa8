import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { objectStore } from '#server/platform/object-store';
import type { Home } from '#server/platform/open-home.fixture';
import { compareRuns } from '#server/runs/compare-runs';
import { executeRun } from '#server/runs/execute-run';
import { recordRun } from '#server/runs/record-run';
import { listRuns } from '#server/runs/runs.repo';
import { openDemoWorld } from '../runs/testing/open-demo-world.fixture.ts';
import boosters from '../training/onnx/xgboost-models.reference.json' with { type: 'json' };
import reference from './import/onnx-models.reference.json' with { type: 'json' };
import { type ImportModel, importModel } from './import-model.ts';
import { promoteRun } from './promote-run.ts';

const dee = { name: 'Dee' };
const VIEW = 'customer_rfm_features';
const asked: ImportModel = {
  name: 'from elsewhere',
  owner: 'Dee',
  features: [`${VIEW}:recency`, `${VIEW}:monetaryvalue`],
  label: `${VIEW}:ltvcluster`,
};
const onnx = { name: 'model.onnx', bytes: new Uint8Array(Buffer.from(reference.cases[0]!.file, 'base64')) };
const json = { name: 'model.json', bytes: new TextEncoder().encode(boosters.cases[0]!.file) };
let world: Home;

beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

test('a foreign model is scored on the holdout others share, compared with them, and promoted as the file it is', async () => {
  const { id } = await recordRun({ ...asked, features: [...asked.features], algorithm: 'logistic_regression' }, dee);
  const own = await executeRun(id);
  const foreign = await importModel(onnx, asked, dee);
  expect(foreign).toMatchObject({
    status: 'finished',
    algorithm: 'onnx',
    splitFingerprint: own.splitFingerprint,
    imported: { fileName: 'model.onnx', format: 'onnx' },
    warnings: [expect.stringContaining('trained elsewhere')],
  });
  const comparison = await compareRuns([own.id, foreign.id]);
  expect(comparison.challenges[0]!.statistics!.rows).toBe(own.dataset!.holdoutRows);
  const { key, signature } = await promoteRun(
    foreign.id,
    { model: 'foreign', alias: 'candidate', reason: 'to be looked at' },
    dee,
  );
  expect(new Uint8Array(await (await objectStore()).get(`${key}model.onnx`))).toEqual(onnx.bytes);
  expect(signature).toMatchObject({ missing: 'refused', onnx: { input: 'X', label: 'label' } });
});

test('what XGBoost saved becomes trees of this engine, with their importances', async () => {
  const run = await importModel(json, asked, dee);
  expect(run).toMatchObject({ algorithm: 'xgboost', status: 'finished', imported: { format: 'xgboost_json' } });
  const { manifest } = await promoteRun(run.id, { model: 'boosted', alias: 'candidate', reason: 'theirs' }, dee);
  expect(Object.keys(manifest.files)).toContain('model.xgb.json');
});

test.each<[string, typeof json, Partial<ImportModel>, RegExp]>([
  ['too few features', json, { features: [`${VIEW}:recency`] }, /the model takes 2 features, you named 1/],
  ['an unknown feature', json, { features: [`${VIEW}:recncy`, `${VIEW}:r`] }, /no feature "recncy"\. Did you mean/],
  ['too few classes', onnx, { classes: [0, 1] }, /the model answers 3 classes, you named 2/],
  [
    'classes the label has not',
    json,
    { classes: [0, 1, 7] },
    /answers 3 classes \(0, 1, 7\), the label .* has 0, 1, 2/,
  ],
  ['classes in another order', onnx, { classes: [2, 1, 0] }, /must be the label's, in ascending order/],
  ['an unknown split', onnx, { splitName: 'nobody’s' }, /has no split "nobody’s"; it has "default"/],
  ['no model at all', { name: 'x.onnx', bytes: Uint8Array.of(1, 2, 3) }, {}, /it is no ONNX model, or it is damaged/],
  ['a leaking feature', json, { features: [`${VIEW}:revenue6m`, `${VIEW}:r`] }, /revenue6m gives the label away/],
])('refused, and nothing is written: %s', async (_, file, changes, message) => {
  const before = await listRuns();
  await expect(importModel(file, { ...asked, ...changes }, dee)).rejects.toMatchObject({
    message: expect.stringMatching(message),
    exitCode: 2,
  });
  expect(await listRuns()).toEqual(before);
});
