import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { getView } from '#server/feature-store/registry';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { compareRuns } from './compare-runs.ts';
import type { CreateRun } from './create-run-schema.ts';
import { executeRun } from './execute-run.ts';
import { explainRun } from './explain-run.ts';
import { listExplanations } from './explanations.repo.ts';
import { recordRun } from './record-run.ts';
import { findSealedRows, getHoldout, getTrainedModel } from './results.repo.ts';
import type { Run } from './schema.ts';
import { listSplits } from './splits.repo.ts';

const FILE = resolve('../shared/parity/OnlineRetail.csv.gz');
const dee = { name: 'Dee' };
const LABEL = 'customer_rfm_features:ltvcluster';
const DEE: CreateRun = {
  name: 'Dee',
  owner: 'Dee',
  service: 'dee_v1',
  label: LABEL,
  algorithm: 'xgboost',
  params: { max_depth: 5 },
};
const RAM: CreateRun = {
  ...DEE,
  name: 'Ram',
  owner: 'Ram',
  service: 'ram_v1',
  algorithm: 'logistic_regression',
  params: {},
};

async function train(input: CreateRun): Promise<Run> {
  const { id } = await recordRun(input, dee);
  return executeRun(id);
}

describe.skipIf(!existsSync(FILE))('runs on the real customers (skipped where ../shared is not there)', () => {
  let world: Home;

  beforeAll(async () => {
    world = await openHome(vi);
    await applyFeatureRepo(dee);
    await ingestFile(FILE, { pipeline: 'customer_rfm' }, dee);
  });
  afterAll(() => world?.close());

  test('the default split is scikit-learn’s tenth of the labelled rows, and all runs of a label share it', async () => {
    const [first, second] = [await train(DEE), await train(RAM)];
    expect(first).toMatchObject({ status: 'finished', split: { name: 'default', seed: 0, testSize: 0.1 }, leaks: [] });
    expect(first.report!.metrics.accuracy).toBeCloseTo(0.7898550724637681, 14);
    expect(first.report!.metrics.f1_macro).toBeCloseTo(0.5277056277056277, 14);
    expect(second).toMatchObject({ split: first.split, splitFingerprint: first.splitFingerprint, leaks: [] });
    expect(await compareRuns([first.id, second.id])).toMatchObject({ comparable: true, note: null });
    expect(await listSplits(LABEL)).toMatchObject([{ name: 'default', fingerprint: first.splitFingerprint }]);
  });

  test('a run by folds predicts every open row without having seen it, and keeps a model of all of them', async () => {
    const [a, b] = [await train({ ...DEE, cv: { folds: 5 } }), await train({ ...RAM, cv: { folds: 5 } })];
    const { dataset, crossValidation, report } = a;
    expect(dataset).toMatchObject({ usedRows: 1_377, trainRows: 1_377, holdoutRows: 1_377 });
    expect(report!.rows).toBe(1_377);
    expect(crossValidation!.folds).toHaveLength(5);
    const accuracies = crossValidation!.folds.map((fold) => fold.report.metrics.accuracy);
    expect(crossValidation!.metrics.accuracy.mean).toBeCloseTo(accuracies.reduce((x, y) => x + y) / 5, 12);
    const { folds, keys } = await getHoldout(a.id);
    expect(new Set(keys).size).toBe(1_377);
    expect([0, 1, 2, 3, 4].map((fold) => folds!.filter((other) => other === fold).length)).toEqual([
      276, 276, 275, 275, 275,
    ]);
    expect((await getTrainedModel(a.id)).inputs.map(({ range }) => range.missing)).toEqual(new Array(8).fill(0));
    expect(b.splitFingerprint).toBe(a.splitFingerprint);
    expect((await compareRuns([a.id, b.id])).challenges[0]!.statistics!.rows).toBe(1_377);
  });

  test('a sealed slice is in no part of a run and waits for the promotion', async () => {
    const run = await train({ ...DEE, split: { sealed: { size: 0.2, seed: 9 } }, splitName: 'with a slice set aside' });
    const sealed = await findSealedRows(run.id);
    expect(run).toMatchObject({
      split: { name: 'with a slice set aside' },
      dataset: { sealedRows: 276, holdoutRows: 111 },
    });
    const held = new Set((await getHoldout(run.id)).keys);
    expect(sealed!.keys.filter((key) => held.has(key))).toEqual([]);
    expect(sealed!.keys).toHaveLength(276);
    const other = await train({ ...RAM, splitName: 'with a slice set aside', seed: 3 });
    expect((await findSealedRows(other.id))!.keys).toEqual(sealed!.keys);
    expect(other).toMatchObject({ seed: 3, splitFingerprint: run.splitFingerprint });
  });

  test('what moves the answers is worked out with the run, and more when it is asked for', async () => {
    const run = await train(DEE);
    expect((await listExplanations(run.id)).map(({ kind }) => kind)).toEqual(['importance', 'shap']);
    await explainRun(run.id, 'permutation');
    const [importance, permutation, shap] = await listExplanations(run.id);
    if (importance?.kind !== 'importance' || permutation?.kind !== 'permutation' || shap?.kind !== 'shap') {
      throw new TypeError('expected one explanation of each kind');
    }
    expect(importance.body.measures).toEqual(['gain', 'weight', 'cover']);
    expect(shap.body).toMatchObject({ rows: 138, scale: 'margin' });
    expect(permutation.body).toMatchObject({ rows: 138, repeats: 10, metric: 'f1_macro' });
    for (const { features } of [importance.body, permutation.body, shap.body]) {
      expect(features.map(({ feature }) => feature)).toEqual(run.features);
    }
    // A feature that no tree splits on moves nothing.
    for (const [j, { values }] of importance.body.features.entries()) {
      if (values[1] === 0) expect(shap.body.features[j]!.values).toEqual([0, 0, 0]);
    }
  });

  test('a feature that is tagged as giving the label away is refused before there is a run', async () => {
    const { service: _, ...rest } = DEE;
    const leaking = { ...rest, features: ['customer_rfm_features:recency', 'customer_rfm_features:revenue6m'] };
    await expect(recordRun(leaking, dee)).rejects.toThrow(/revenue6m gives customer_rfm_features:ltvcluster away/);
    const run = await train({ ...leaking, allowLeakage: true });
    expect(run).toMatchObject({
      status: 'finished',
      allowLeakage: true,
      leaks: [{ feature: 'customer_rfm_features:revenue6m', reason: 'tagged' }],
    });
    expect(run.warnings.filter((warning) => warning.includes('revenue6m'))).toHaveLength(1);
  });

  test('without its tag it is measured, and the run fails with what was found', async () => {
    const where = { kind_name: { kind: 'feature_view', name: 'customer_rfm_features' } };
    const { body } = await postgres().definition.findUniqueOrThrow({ where });
    const { fields, ...view } = body as { fields: { leaks?: string }[] };
    const untagged = fields.map(({ leaks: _, ...field }) => field);
    await postgres().definition.update({ where, data: { body: { ...view, fields: untagged } } });
    const { service: _, ...rest } = DEE;
    const leaking = { ...rest, features: ['customer_rfm_features:recency', 'customer_rfm_features:revenue6m'] };
    const run = await train(leaking);
    expect(run).toMatchObject({ status: 'failed', report: null, leaks: [{ reason: 'measured' }] });
    expect(run.error).toMatch(/revenue6m alone gives the label with 100.0% balanced accuracy.*--allow-leakage/);
    expect(await train({ ...leaking, allowLeakage: true })).toMatchObject({ status: 'finished' });
  });

  test('all ten features together are no leak', async () => {
    const { service: _, ...rest } = DEE;
    const honest = (await getView('customer_rfm_features')).fields
      .map(({ name }) => name)
      .filter((name) => !['revenue6m', 'ltvcluster'].includes(name));
    const run = await train({ ...rest, features: honest.map((name) => `customer_rfm_features:${name}`) });
    expect(run).toMatchObject({ status: 'finished', leaks: [] });
  });
});
