import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { estimateFitMemory } from '#server/training/estimate-fit-memory';
import type { TrainableRun } from '../schema.ts';
import type { DrawnRows } from './draw-rows.ts';

/**
 * Refuses a fit that would take more memory than it may, before it begins.
 * @throws AppError invalid_input with the estimate, the bound and what to change.
 */
export function requireMemory(
  { algorithm, params, features }: Pick<TrainableRun, 'algorithm' | 'params' | 'features'>,
  { train }: Pick<DrawnRows, 'train'>,
  classes: number,
): void {
  const bound = readEnv().trainingMemory;
  const estimate = estimateFitMemory(algorithm, params, { rows: train.length, features: features.length, classes });
  if (estimate <= bound) return;
  throw new AppError(
    'invalid_input',
    `Training ${algorithm} on ${train.length} rows of ${features.length} features may take ${inWords(estimate)}, more ` +
      `than the ${inWords(bound)} that COOKOFF_TRAINING_MEMORY allows. Take fewer features, shallower or fewer trees ` +
      'or fewer bins, or raise the setting where the machine has the memory.',
    { fields: { params: `may take ${inWords(estimate)}` } },
  );
}

function inWords(bytes: number): string {
  return bytes < 2 ** 30 ? `${(bytes / 2 ** 20).toPrecision(3)} MB` : `${(bytes / 2 ** 30).toPrecision(3)} GB`;
}
