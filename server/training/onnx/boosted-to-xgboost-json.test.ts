import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boostedMargins } from '../algorithms/boosting/boosted-margins.ts';
import { exampleRows, fitFully, probeRows } from '../algorithms/boosting/example-rows.fixture.ts';
import { boostedToXgboostJson } from './boosted-to-xgboost-json.ts';

/** The first Python here that has the xgboost package. */
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import xgboost'], { stdio: 'ignore' }).status === 0,
);

const PREDICT = `
import json, sys, numpy, xgboost
rows = json.load(open(sys.argv[2]))
values = numpy.array([[numpy.nan if x is None else x for x in row] for row in rows["values"]], dtype=numpy.float32)
booster = xgboost.Booster(model_file=sys.argv[1])
margins = booster.predict(xgboost.DMatrix(values, feature_names=rows["names"]), output_margin=True)
print(json.dumps([float(x) for x in margins.ravel()]))
`;

describe.each(['exact', 'hist'] as const)('%s', (tree_method) => {
  test.skipIf(!python).each([
    { classes: 2 as const, gamma: 0 },
    { classes: 2 as const, gamma: 0, base_score: 0.03 },
    { classes: 3 as const, gamma: 0, base_score: 0.03 },
    { classes: 3 as const, gamma: 0 },
    { classes: 3 as const, gamma: 1e6 },
  ])('the xgboost package (skipped where Python has none) reads the file and gives the same margins: %o', (example) => {
    const { classes, ...params } = example;
    const { model } = fitFully(exampleRows(31, 400, classes), { tree_method, ...params });
    const matrix = probeRows(model, exampleRows(32, 200, classes));
    const values = Array.from({ length: matrix.rows }, (_, row) => matrix.columns.map((column) => column[row]!));
    const folder = mkdtempSync(join(tmpdir(), 'xgboost-json-'));
    try {
      const [modelFile, rowsFile] = [join(folder, 'model.json'), join(folder, 'rows.json')];
      writeFileSync(modelFile, boostedToXgboostJson(model, matrix.names));
      writeFileSync(rowsFile, JSON.stringify({ names: matrix.names, values }));
      const printed = execFileSync(python!, ['-c', PREDICT, modelFile, rowsFile], { encoding: 'utf8' });
      expect(JSON.parse(printed)).toEqual([...boostedMargins(model, matrix)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('the file is JSON whose trees are those of the model, leaf weights in place of thresholds', () => {
  const { model } = fitFully(exampleRows(33, 300, 3));
  const { learner, version } = JSON.parse(boostedToXgboostJson(model, ['x', 'y', 'a "quoted" name']));
  const { trees, tree_info } = learner.gradient_booster.model;
  expect(version).toEqual([1, 7, 4]);
  expect(learner.feature_names).toEqual(['x', 'y', 'a "quoted" name']);
  expect(tree_info.slice(0, 4)).toEqual([0, 1, 2, 0]);
  for (const [t, tree] of model.trees.entries()) {
    const isLeaf = tree.left.map((child) => child === -1);
    expect(trees[t].left_children).toEqual(tree.left);
    expect(trees[t].split_conditions.map(Math.fround)).toEqual(
      isLeaf.map((leaf, node) => (leaf ? tree.weight[node] : tree.threshold[node])),
    );
    for (const node of tree.left.keys()) {
      if (!isLeaf[node]) expect(trees[t].parents[tree.left[node]!]).toBe(node);
    }
  }
});

test('floats are written with an exponent, without which XGBoost takes them for integers', () => {
  const whole = fitFully({
    rows: 8,
    names: ['x'],
    columns: [Float64Array.of(1, 1, 1, 1, 3, 3, 3, 3)],
    labels: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    classes: 2,
  });
  expect(whole.model.trees[0]!.threshold[0]).toBe(2);
  expect(boostedToXgboostJson(whole.model, ['x'])).toContain('"split_conditions":[2.00000000e+0,');
});
