import type { FitInput } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { classWeights } from '../class-weights.ts';
import type { Booster } from './booster.ts';
import { estimateMemoryBytes } from './estimate-memory.ts';
import { createKernelBooster } from './kernel-booster.ts';
import { KERNEL_BYTES } from './kernel-memory.ts';
import { coresForFit } from './kernel-threads.ts';
import type { Objective } from './objective.ts';
import { createPlainBooster } from './plain-booster.ts';
import { searchMethod } from './search-method.ts';

/** Threads pay from here on; below, what a helper brings goes into waking it. */
const THREADED_ROWS = 20_000;
const MOST_THREADS = 4;

/** A fit by kernels, or without them where it might need more memory than they address; the trees are the same. */
export function createBooster(
  { train, params, threads, binStore }: FitInput<XgboostParams>,
  objective: Objective,
): Booster {
  const { rows, classes, labels } = train;
  const method = searchMethod(params, rows);
  const classWeight = classWeights(labels, classes, params.class_weight);
  const weights = new Float32Array(rows);
  for (let row = 0; row < rows; row++) weights[row] = classWeight[labels[row]!]!;
  const input = { train, weights, objective, params, method };
  const most = threads ?? Math.min(coresForFit(), MOST_THREADS);
  const wanted = method === 'hist' && rows >= THREADED_ROWS ? most : 1;
  const bytes = estimateMemoryBytes({ rows, features: train.columns.length, classes }, params, wanted);
  return bytes <= KERNEL_BYTES ? createKernelBooster({ ...input, binStore }, wanted) : createPlainBooster(input);
}
