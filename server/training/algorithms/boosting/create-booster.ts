import type { FitInput } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { classWeights } from '../class-weights.ts';
import type { Booster } from './booster.ts';
import { createKernelBooster } from './kernel-booster.ts';
import { coresForFit } from './kernel-threads.ts';
import type { Objective } from './objective.ts';

/**
 * From here on (2²² rows) XGBoost 1.7's `auto` leaves exact search for a histogram method; ours is `hist`, where it
 * takes `approx`.
 */
const EXACT_ROWS = 4_194_304;

/** Threads pay from here on. */
const THREADED_ROWS = 10_000;
const MOST_THREADS = 4;

/** What `tree_method` means for so many rows. */
export function searchMethod({ tree_method }: XgboostParams, rows: number): 'exact' | 'hist' {
  if (tree_method === 'auto') return rows < EXACT_ROWS ? 'exact' : 'hist';
  return tree_method;
}

/** The fastest way to fit that gives the results asked for. */
export function createBooster({ train, params, threads }: FitInput<XgboostParams>, objective: Objective): Booster {
  const classWeight = classWeights(train.labels, train.classes, params.class_weight);
  const method = searchMethod(params, train.rows);
  const input = {
    train,
    weights: Float32Array.from(train.labels, (label) => classWeight[label]!),
    objective,
    params,
    method,
  };
  const wanted = threads ?? (train.rows < THREADED_ROWS ? 1 : Math.min(coresForFit(), MOST_THREADS));
  return createKernelBooster(input, method === 'hist' ? wanted : 1);
}
