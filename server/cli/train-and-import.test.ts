import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Home } from '#server/platform/open-home.fixture';
import { openDemoWorld } from '../runs/testing/open-demo-world.fixture.ts';
import boosters from '../training/onnx/xgboost-models.reference.json' with { type: 'json' };
import { runCli } from './run-cli.fixture.ts';

const VIEW = 'customer_rfm_features';
const asked = ['--owner', 'Dee', '--label', `${VIEW}:ltvcluster`, '--json'];
const logistic = ['--service', 'dee_v1', '--algorithm', 'logistic_regression', '--params', '{"standardize":true}'];

let world: Home;
beforeAll(async () => {
  world = await openDemoWorld(vi);
});
afterAll(() => world?.close());

/** The JSON a command ends with. */
async function answer(...words: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runCli(words);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}

test('a split made once is used by its name, also for folds', async () => {
  const made = ['--split', 'a fifth', '--test-size', '0.2', '--stratify', '--sealed', '0.1', '--seed', '4'];
  const first = await answer('train', '--name', 'first', ...asked, ...logistic, ...made);
  const second = await answer('train', '--name', 'second', ...asked, ...logistic, '--split', 'a fifth');
  expect(first).toMatchObject({ split: { name: 'a fifth', testSize: 0.2, stratify: true, seed: 4 } });
  expect(second).toMatchObject({ split: first.split, splitFingerprint: first.splitFingerprint });
  const folds = await answer('train', '--name', 'folds', ...asked, ...logistic, '--split', 'a fifth', '--cv', '3');
  expect(folds).toMatchObject({ split: { folds: 3, stratify: true, sealed: { size: 0.1 }, seed: 4 } });
  expect((folds.crossValidation as { folds: unknown[] }).folds).toHaveLength(3);
});

test('a model of XGBoost is brought in from its file', async () => {
  const file = join(world.home, 'model.json');
  writeFileSync(file, boosters.cases[0]!.file);
  const features = ['--features', `${VIEW}:recency,${VIEW}:monetaryvalue`];
  const run = await answer('import-model', file, '--name', 'theirs', ...asked, ...features);
  expect(run).toMatchObject({ status: 'finished', algorithm: 'xgboost', imported: { fileName: 'model.json' } });
});

test.each<[what: string, words: string[], reason: RegExp]>([
  [
    'repeats without folds',
    ['train', '--name', 'x', ...asked, ...logistic, '--repeats', '2'],
    /cv\.folds: say how many folds/,
  ],
  [
    'a leaking feature',
    ['train', '--name', 'x', ...asked, '--features', `${VIEW}:revenue6m`, '--algorithm', 'xgboost'],
    /revenue6m gives .* away.*--allow-leakage/,
  ],
  [
    'a file that is not there',
    ['import-model', 'nowhere.onnx', '--name', 'x', ...asked, '--features', `${VIEW}:r`],
    /nowhere\.onnx cannot be read/,
  ],
])('%s is bad input', async (_, words, reason) => {
  const { code, stderr } = await runCli(words);
  expect(stderr).toMatch(reason);
  expect(code).toBe(2);
});
