/**
 * How long it takes to judge every subset of the ten features of the real customers, 1,023 subsets × 5 folds, against
 * XGBoost in the same run:
 *
 *     node bench/sweep.ts [step] [threads]     XGBoost fits every step-th subset (10; 1 for all) on so many threads (1)
 *
 * Ours are all fitted and scored, on as many threads as there are cores; threads that start count. XGBoost's time is of
 * its share, scaled up; the ratio is of its time to ours. Seconds of processor time, over all threads, are what other
 * work on the machine disturbs least.
 * Without XGBoost only our times are printed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PointPlace, PointScores, SweepTask } from '../server/runs/sweeps/score-point.ts';
import { scoresOf } from '../server/runs/sweeps/to-sweep-point.ts';
import { BOOK_CLASSES, BOOK_FEATURES, bookRows, HAS_BOOK } from '../server/runs/testing/book-rows.fixture.ts';
import { shareMatrix } from '../server/runs/threads/share-matrix.ts';
import { openThreadPool } from '../server/runs/threads/thread-pool.ts';
import type { LabelledMatrix } from '../server/training/model.ts';
import { splitFolds } from '../server/training/split-folds.ts';
import { findPython, startRival } from './python-rival.ts';

const [ROUNDS, DEPTH] = [50, 5];
const MASKS = Array.from({ length: 2 ** BOOK_FEATURES.length - 1 }, (_, i) => i + 1);
const SETTINGS: SweepTask['settings'] = [
  { algorithm: 'xgboost', params: { n_estimators: ROUNDS, max_depth: DEPTH, tree_method: 'hist' } },
  { algorithm: 'logistic_regression', params: { standardize: true } },
  { algorithm: 'logistic_regression', params: {} },
];
const TITLES = [`${ROUNDS} rounds of depth ${DEPTH}, hist`, 'logistic regression, standardised', 'logistic regression'];

interface Cost {
  readonly seconds: number;
  /** Of processor time, over all threads. */
  readonly cpuSeconds: number;
}

interface RivalAnswer extends Cost {
  readonly accuracy: readonly number[];
}

function bookTask(): SweepTask {
  const matrix = bookRows(BOOK_FEATURES);
  const { folds } = splitFolds(matrix.labels, { testSize: 0.1, stratify: true, folds: 5 }, 0);
  const candidates = BOOK_FEATURES.map((_, j) => [j]);
  return { matrix: shareMatrix(matrix), ...BOOK_CLASSES, folds, candidates, settings: SETTINGS, seed: 0 };
}

async function sweepOurs(task: SweepTask, setting: number) {
  const [begun, cpuBegun] = [performance.now(), process.cpuUsage()];
  const file = new URL('../server/runs/sweeps/point-worker.ts', import.meta.url);
  const pool = openThreadPool<PointPlace, PointScores>(file, { task, most: MASKS.length });
  const places = MASKS.map((mask) => ({ setting, mask }));
  const scores = await pool.work(places, () => {}).finally(pool.close);
  const { user, system } = process.cpuUsage(cpuBegun);
  return { seconds: (performance.now() - begun) / 1_000, cpuSeconds: (user + system) / 1e6, scores };
}

function writeRows({ columns, labels }: LabelledMatrix, file: string): void {
  const parts = [...columns.map((column) => Float32Array.from(column)), labels];
  writeFileSync(file, Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))));
}

/** What XGBoost takes for a share of the subsets, scaled up, and how far its accuracies are from ours. */
async function compare(
  python: string,
  task: SweepTask,
  ours: Cost & { readonly scores: readonly PointScores[] },
  { step, threads }: { readonly step: number; readonly threads: number },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-bench-'));
  const file = join(folder, 'rows.bin');
  writeRows(task.matrix, file);
  const rival = await startRival(python, join(import.meta.dirname, 'rivals/xgboost_sweep.py'));
  const masks = MASKS.filter((mask) => mask % step === 0);
  const { rows, columns } = task.matrix;
  const folds = task.folds.map(({ train, holdout }) => [[...train], [...holdout]]);
  const job = { file, rows, features: columns.length, folds, masks, rounds: ROUNDS, depth: DEPTH, threads };
  const { seconds, cpuSeconds, accuracy } = await rival.ask<RivalAnswer>(job);
  rival.close();
  rmSync(folder, { recursive: true });
  const scale = MASKS.length / masks.length;
  const theirs = { seconds: scale * seconds, cpuSeconds: scale * cpuSeconds };
  printCost(`XGBoost ${rival.version}, threads: ${threads}; ${masks.length} subsets, scaled up`, theirs);
  printCost('ratio, XGBoost to ours', {
    seconds: theirs.seconds / ours.seconds,
    cpuSeconds: theirs.cpuSeconds / ours.cpuSeconds,
  });
  const farthest = Math.max(...masks.map((mask, i) => Math.abs(meanAccuracy(ours.scores[mask - 1]!) - accuracy[i]!)));
  console.log(`\nTheir accuracies are within ${farthest.toExponential(1)} of ours.`);
}

function printCost(what: string, { seconds, cpuSeconds }: Cost): void {
  console.log(`| ${what} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} |`);
}

function meanAccuracy({ scores }: PointScores): number {
  const folds = scoresOf(scores, 'accuracy');
  return folds.reduce((sum, value) => sum + value, 0) / folds.length;
}

if (!HAS_BOOK) throw new Error('The real customers are not there: this measures ../shared/parity/rfm_features.csv.');
const [step, threads] = [Number(process.argv[2] ?? 10), Number(process.argv[3] ?? 1)];
const task = bookTask();
console.log(
  `Node ${process.version}, ${availableParallelism()} cores; ${MASKS.length} subsets × 5 folds of ${task.matrix.rows} rows\n`,
);
console.log('| what | seconds | of processor time |\n|---|---|---|');
const swept = [];
for (const [setting, title] of TITLES.entries()) {
  const ours = await sweepOurs(task, setting);
  printCost(`ours: ${title}`, ours);
  swept.push(ours);
}
const python = findPython('xgboost');
if (python) await compare(python, task, swept[0]!, { step, threads });
