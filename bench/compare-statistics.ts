/**
 * What the statistics of a comparison cost: `node bench/compare-statistics.ts`. Medians of several turns in this process,
 * after one that does not count; 2,000 resamples everywhere.
 */
import { Random } from '../server/numerics/random.ts';
import type { Holdout } from '../server/runs/schema.ts';
import { jointTable } from '../server/runs/statistics/joint-table.ts';
import { pairedBootstrap } from '../server/runs/statistics/paired-bootstrap.ts';
import { pairedStatistics, toPairable } from '../server/runs/statistics/paired-statistics.ts';

const TURNS = 7;
const CLASSES = 3;
const random = new Random(1);

/** Skewed truths, answered right with the given chance and with a confidence that goes with it. */
function holdoutOf(rows: number, labels: Int32Array, skill: number): Holdout {
  const probabilities = new Float64Array(rows * CLASSES);
  const predicted = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const answer = random.double() < skill ? labels[i]! : random.integer(CLASSES - 1);
    const confidence = 0.4 + 0.6 * random.double();
    predicted[i] = answer;
    for (let k = 0; k < CLASSES; k++) {
      probabilities[i * CLASSES + k] = k === answer ? confidence : (1 - confidence) / (CLASSES - 1);
    }
  }
  const keys = Array.from({ length: rows }, (_, i) => `key ${i}`);
  return { keys, labels, predicted, probabilities };
}

const labelsOf = (rows: number): Int32Array =>
  Int32Array.from({ length: rows }, () => Math.floor(CLASSES * random.double() ** 2));

function median(work: () => void): number {
  const times = Array.from({ length: TURNS + 1 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return times.slice(1).sort((a, b) => a - b)[Math.floor(TURNS / 2)]!;
}

const line = (what: string, milliseconds: number): void => console.log(`| ${what} | ${milliseconds.toFixed(1)} |`);

console.log(`Node ${process.version}\n\n| what | ms |\n|---|---|`);
for (const rows of [138, 10_000, 1_000_000]) {
  const labels = labelsOf(rows);
  const [a, b] = [holdoutOf(rows, labels, 0.8), holdoutOf(rows, labels, 0.81)];
  line(
    `${rows} rows: count the joint table`,
    median(() => jointTable(labels, a.predicted, b.predicted, CLASSES)),
  );
  const table = jointTable(labels, a.predicted, b.predicted, CLASSES);
  line(
    `${rows} rows: bootstrap its cells, 15 figures`,
    median(() => pairedBootstrap(table, 0)),
  );
}
const values = [0, 1, 2];
const labels = labelsOf(10_000);
const holdouts = Array.from({ length: 8 }, (_, i) => holdoutOf(10_000, labels, 0.8 + 0.01 * i));
const compareAll = () => {
  const [first, ...others] = holdouts;
  const reference = toPairable(first!, values);
  for (const other of others) pairedStatistics(reference, toPairable(other, values, reference));
};
line('8 runs of 10,000 rows: order, score and compare everything with the first', median(compareAll));
