import { expect, test } from 'vitest';
import { AppError } from '#server/platform/errors';
import { scoreInThreads } from './score-in-threads.ts';
import { type RepetitionTask, scoreSplit } from './score-split.ts';

/** Two classes told apart by the first of two columns, but for every fifth row. */
const task: RepetitionTask = {
  matrix: {
    rows: 60,
    names: ['x', 'noise'],
    columns: [
      Float64Array.from({ length: 60 }, (_, i) => i),
      Float64Array.from({ length: 60 }, (_, i) => (7 * i) % 11),
    ],
    labels: Int32Array.from({ length: 60 }, (_, i) => (i % 5 === 0 ? 0 : Number(i >= 20))),
    classes: 2,
  },
  classValues: [3, 9],
  classNames: ['few', 'many'],
  rule: { testSize: 0.25, stratify: false },
  splitValues: undefined,
  contestants: [
    { algorithm: 'majority', params: {}, seed: 0, columns: [1] },
    { algorithm: 'decision_tree', params: { max_depth: 1 }, seed: 0, columns: [0] },
  ],
};
const SEEDS = [5, 6, 7, 8, 9, 10, 11];

test('threads give what one thread gives, in the order of the seeds', async () => {
  const done: number[] = [];
  const scores = await scoreInThreads(task, SEEDS, { onSplit: (count) => done.push(count) });
  expect(scores).toEqual(SEEDS.map((seed) => scoreSplit(task, seed)));
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('all contestants have the same rows, and one that is the majority class is known as that', () => {
  const { train, holdout, metrics, baseline, likeBaseline } = scoreSplit(task, 5);
  expect([train, holdout]).toEqual([45, 15]);
  expect(likeBaseline).toEqual([true, false]);
  expect(metrics[0]).toEqual(baseline);
  expect(metrics[1]!.accuracy).toBeGreaterThan(baseline.accuracy);
});

test('a refusal in a thread arrives as what it is', async () => {
  const impossible = { ...task, rule: { testSize: 60, stratify: false } };
  const refusal = await scoreInThreads(impossible, SEEDS).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AppError);
  expect((refusal as AppError).code).toBe('invalid_input');
});

test('an aborted signal stops the work with its own reason', async () => {
  const controller = new AbortController();
  const reason = new AppError('cancelled', 'Cancelled.');
  const onSplit = () => controller.abort(reason);
  await expect(scoreInThreads(task, SEEDS, { signal: controller.signal, onSplit })).rejects.toBe(reason);
});
