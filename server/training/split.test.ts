import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SplitSpec } from './schema.ts';
import { splitDataset } from './split.ts';

const PARITY = '../shared/parity';
const present = existsSync(PARITY);
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** Class indexes by counts, class by class: 0,0,…,1,1,…. */
const labelsOf = (counts: readonly number[]): Int32Array =>
  Int32Array.from(counts.flatMap((count, k) => new Array<number>(count).fill(k)));
const random = (testSize: number) => ({ testSize, stratify: false });
const stratified = (testSize: number) => ({ testSize, stratify: true });

/** How the fixtures of each data file were split; the rest is random, a tenth. */
const SPECS: Record<string, SplitSpec> = {
  'datasets/iris.csv': stratified(0.3),
  'datasets/breast_cancer.csv': stratified(0.25),
};

/** The label column of a fixture's data file; its classes only matter where the split is stratified. */
function targetOf({ file, target }: { file: string; target: string }): Int32Array {
  const path = file.startsWith('datasets/') ? `${PARITY}/open/${file}` : `${PARITY}/${file}`;
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const column = header!.split(',').indexOf(target);
  return Int32Array.from(lines, (line) => Number(line.split(',')[column]));
}

describe.skipIf(!present)('reference fixtures (skipped where ../shared is not there)', () => {
  const files = present
    ? readdirSync(`${PARITY}/open`).filter((name) => /^(xgb|logreg)_.*_s\d+\.json$/.test(name))
    : [];

  test.each(files)('%s: the rows of train_test_split, in its order', (file) => {
    const fixture = readJson(`${PARITY}/open/${file}`);
    const seed = Number(/_s(\d+)\.json$/.exec(file)![1]);
    const spec = SPECS[fixture.data.file] ?? random(0.1);
    const split = splitDataset(targetOf(fixture.data), spec, seed);
    expect([...split.holdout]).toEqual(fixture.test_index);
    expect([...split.train]).toEqual(fixture.train_index);
  });
});

test('every row is on exactly one side, whatever the split', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 4, max: 40 }), { minLength: 2, maxLength: 4 }),
      fc.constantFrom(random(0.3), stratified(0.5)),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (counts, spec, seed) => {
        const labels = labelsOf(counts);
        const { train, holdout } = splitDataset(labels, spec, seed);
        expect([...train, ...holdout].sort((a, b) => a - b)).toEqual([...labels.keys()]);
      },
    ),
  );
});

test('a split by column holds out the true rows and needs no seed', () => {
  const spec = { testSize: 0.1, stratify: false, column: 'is_test' };
  const { train, holdout } = splitDataset(new Int32Array(6), spec, 0, [true, 0, 'no', 'yes', null, 1]);
  expect([...holdout]).toEqual([0, 3, 5]);
  expect([...train]).toEqual([1, 2, 4]);
});

test('impossible splits are refused with what would be right', () => {
  const refuse = (labels: Int32Array, spec: Parameters<typeof splitDataset>[1], message: RegExp) =>
    expect(() => splitDataset(labels, spec, 0, [false, false])).toThrow(message);
  refuse(labelsOf([5, 1]), stratified(0.5), /class 2 of 2, by ascending value, has only 1 row/);
  refuse(labelsOf([5, 5, 5]), stratified(0.1), /The holdout side has 2 rows for 3 classes/);
  refuse(labelsOf([1]), random(0.1), /A test size of 0.1 leaves 0 of 1 rows to train on/);
  refuse(labelsOf([2]), { ...random(0.1), column: 'old' }, /The split column old is false in all 2 rows/);
  refuse(labelsOf([3]), { ...random(0.1), column: 'old' }, /The split column old has 2 values for 3 rows/);
});
