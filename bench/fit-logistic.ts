/**
 * How long a logistic regression takes to fit, against scikit-learn in the same run:
 *
 *     node bench/fit-logistic.ts [rows…]        e.g. 10000 100000; all sizes if none is given
 *
 * Both take turns, medians of five, defaults on both sides (C 1, tol 1e-4, 100 iterations), raw and standardised.
 * Without scikit-learn only our times are printed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitLogistic } from '../server/training/algorithms/logistic/fit-logistic.ts';
import type { LabelledMatrix } from '../server/training/model.ts';
import { ALGORITHMS } from '../server/training/schema.ts';
import { customerRows, syntheticRows } from './classification-rows.ts';
import { findPython, type Rival, startRival } from './python-rival.ts';

const RUNS = 5;
const SYNTHETIC = [
  [10_000, 20],
  [100_000, 20],
  [1_000_000, 20],
] as const;

interface Timing {
  readonly seconds: number;
  readonly iterations: number;
  /** Mean log loss on the training rows, nats. */
  readonly loss: number;
}

function* matrices(wanted: readonly number[]): Generator<LabelledMatrix> {
  const customers = customerRows();
  if (customers && (wanted.length === 0 || wanted.includes(customers.rows))) yield customers;
  for (const [rows, features] of SYNTHETIC) {
    if (wanted.length === 0 || wanted.includes(rows)) yield syntheticRows(rows, features, 1);
  }
}

function fitOurs(train: LabelledMatrix, standardize: boolean): Timing {
  const begun = performance.now();
  const params = ALGORITHMS.logistic_regression.params.parse({ standardize });
  const steps = fitLogistic({ train, holdout: null, params, seed: 0 });
  let loss = Number.NaN;
  let step = steps.next();
  for (; !step.done; step = steps.next()) loss = step.value.trainLoss;
  return { seconds: (performance.now() - begun) / 1_000, iterations: step.value.iterations, loss };
}

function writeRows({ columns, labels }: LabelledMatrix, file: string): void {
  const parts = [...columns.map((column) => Float32Array.from(column)), labels];
  writeFileSync(file, Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))));
}

function median(timings: readonly Timing[]): Timing {
  return timings.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(timings.length / 2)]!;
}

async function compare(train: LabelledMatrix, standardize: boolean, job: { file: string; rival: Rival | null }) {
  const [ours, theirs]: [Timing[], Timing[]] = [[], []];
  for (let run = -1; run < RUNS; run++) {
    ours.push(fitOurs(train, standardize));
    const { rows, columns } = train;
    if (job.rival) {
      theirs.push(await job.rival.ask<Timing>({ file: job.file, rows, features: columns.length, standardize }));
    }
  }
  // The first of each warms caches and compilers up.
  const [our, their] = [median(ours.slice(1)), theirs.length > 0 ? median(theirs.slice(1)) : null];
  const name = `${train.rows} × ${train.columns.length}${standardize ? ', standardised' : ''}`;
  const ratio = their ? (our.seconds / their.seconds).toFixed(2) : '–';
  console.log([name.padEnd(30), describe(our), their ? describe(their) : '–'.padEnd(34), ratio].join('  '));
}

function describe({ seconds, iterations, loss }: Timing): string {
  return `${(1_000 * seconds).toFixed(1)} ms, ${iterations} steps, loss ${loss.toFixed(6)}`.padEnd(40);
}

async function main(wanted: readonly number[]): Promise<void> {
  const python = findPython('sklearn');
  const rival = python ? await startRival(python, join(import.meta.dirname, 'rivals/sklearn_logistic_fit.py')) : null;
  const folder = mkdtempSync(join(tmpdir(), 'fit-logistic-'));
  console.log(`scikit-learn ${rival?.version ?? 'not installed'}, ${availableParallelism()} cores`);
  console.log(['rows × features'.padEnd(30), 'ours'.padEnd(40), 'scikit-learn'.padEnd(40), 'ratio'].join('  '));
  try {
    for (const train of matrices(wanted)) {
      const file = join(folder, `${train.rows}.bin`);
      writeRows(train, file);
      for (const standardize of [false, true]) await compare(train, standardize, { file, rival });
    }
  } finally {
    rival?.close();
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2).map(Number));
