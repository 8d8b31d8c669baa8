/**
 * Boosted trees against XGBoost itself: `node bench/fit-boosting.ts [largest rows]`.
 *
 * Fit only, both in this run and taking turns, medians; ratios are ours / theirs. Theirs is what `python3` imports as
 * xgboost; without it ours is timed alone. `$COOKOFF_BENCH_PYTHON` names another Python.
 */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { customerRows, syntheticRows } from './classification-rows.ts';
import { type FitCase, measureCase } from './measure-fit.ts';
import { startRival } from './rivals/xgboost-rival.ts';

const CASES: readonly FitCase[] = [
  { rows: 1_239, features: 8, rounds: 100, method: 'exact', threads: 1, repeats: 5 },
  { rows: 1_239, features: 8, rounds: 100, method: 'hist', threads: 1, repeats: 5 },
  { rows: 10_000, features: 20, rounds: 100, method: 'hist', threads: 1, repeats: 5 },
  { rows: 10_000, features: 20, rounds: 100, method: 'hist', threads: 2, repeats: 5 },
  { rows: 100_000, features: 20, rounds: 100, method: 'hist', threads: 1, repeats: 5 },
  { rows: 100_000, features: 20, rounds: 100, method: 'hist', threads: 2, repeats: 5 },
  { rows: 1_000_000, features: 20, rounds: 20, method: 'hist', threads: 1, repeats: 3 },
  { rows: 1_000_000, features: 20, rounds: 20, method: 'hist', threads: 2, repeats: 3 },
];

const { positionals } = parseArgs({ allowPositionals: true });
const largest = Number(positionals[0] ?? Number.POSITIVE_INFINITY);
const rival = await startRival();
console.log(`Node ${process.version}, ${rival ? `XGBoost ${rival.version}` : 'no xgboost to compare with'}`);
console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores; depth 5, 3 classes\n`);
console.log(
  '| rows × features | rounds | method | threads | ours ms | theirs ms | ratio | ratio of fastest | ours / our 1 thread |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const size of CASES) {
  if (size.rows > largest) continue;
  const train = (size.rows === 1_239 && customerRows()) || syntheticRows(size.rows, size.features, 1);
  const { ours, theirs, bestRatio, alone } = await measureCase(size, train, rival);
  const cells = [
    `${size.rows} × ${size.features}`,
    size.rounds,
    size.method,
    size.threads,
    ours.toFixed(1),
    theirs?.toFixed(1) ?? '',
    theirs === null ? '' : (ours / theirs).toFixed(2),
    bestRatio?.toFixed(2) ?? '',
    alone === null ? '' : (ours / alone).toFixed(2),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
const peakMib = process.resourceUsage().maxRSS / 1024;
console.log(`\nPeak memory of this process, rows included: ${peakMib.toFixed(0)} MiB`);
rival?.stop();
