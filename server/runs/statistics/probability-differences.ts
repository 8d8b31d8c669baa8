import { covarianceRoot } from '#server/numerics/covariance-root';
import { drawNormals } from '#server/numerics/draw-normal';
import { Random } from '#server/numerics/random';
import { CALIBRATION_BINS, type RowScores } from '#server/training/row-scores';
import type { Difference } from '../comparison-schema.ts';
import { percentileDifference, RESAMPLES } from './percentile-difference.ts';

export type ProbabilityMetric = 'log_loss' | 'roc_auc_ovr' | 'expected_calibration_error';

/** Places of the sums that the figures are made of: one of losses, one of pulls on the AUC, then the bins of each side. */
const LOSS = 0;
const AUC = 1;
const REFERENCE_BINS = 2;
const CHALLENGER_BINS = REFERENCE_BINS + CALIBRATION_BINS;
const SUMS = CHALLENGER_BINS + CALIBRATION_BINS;

/**
 * 95% percentile intervals of the differences of two runs scored on the same rows, for the figures that probabilities
 * decide.
 *
 * All of them are functions of a few sums over rows: the loss is one, the AUC is one to first order (its influence
 * function, DeLong's), and the calibration error is made of the absolute sums of ten bins a side. Resampled sums are
 * normal in the limit with the covariance of the rows, so the sums are drawn from that normal instead of from the rows:
 * 2,000 draws cost milliseconds for any number of rows, where as many passes over 10,000 rows and their ranks would cost
 * seconds. The error of that is of the same order as that of a percentile interval itself. Drawing, instead of taking a
 * variance, keeps the kinks of the absolute values where a bin is well calibrated.
 *
 * @param reference, challenger the rows in one order.
 * @returns challenger − reference; `roc_auc_ovr` is null where a run's is undefined.
 * @see van der Vaart, Asymptotic Statistics (1998), §23.2; DeLong et al. (1988), doi 10.2307/2531595.
 */
export function probabilityDifferences(
  reference: RowScores,
  challenger: RowScores,
  seed: number,
): Record<ProbabilityMetric, Difference | null> {
  const rows = reference.losses.length;
  const { sums, covariance } = momentsOf(reference, challenger);
  const root = covarianceRoot(covariance, SUMS);
  const aucLead = reference.auc && challenger.auc && challenger.auc.value - reference.auc.value;
  const normals = normalsOf(seed);
  const drawn = new Float64Array(SUMS);
  const samples = [0, 1, 2].map(() => new Float64Array(RESAMPLES)) as [Float64Array, Float64Array, Float64Array];
  for (let b = 0; b < RESAMPLES; b++) {
    shiftByRoot(sums, root, normals.subarray(b * SUMS, (b + 1) * SUMS), drawn);
    samples[0][b] = drawn[LOSS]! / rows;
    samples[1][b] = (aucLead ?? 0) + drawn[AUC]! / rows;
    samples[2][b] = calibrationLead(drawn, rows);
  }
  return {
    log_loss: percentileDifference(sums[LOSS]! / rows, samples[0]),
    roc_auc_ovr: aucLead === null ? null : percentileDifference(aucLead, samples[1]),
    expected_calibration_error: percentileDifference(calibrationLead(sums, rows), samples[2]),
  };
}

let known: { readonly seed: number; readonly normals: Float64Array } | null = null;

/** (RESAMPLES × SUMS) what a seed draws. All comparisons have one seed, so it is drawn once a process. */
function normalsOf(seed: number): Float64Array {
  if (known?.seed === seed) return known.normals;
  const random = new Random(seed);
  const normals = new Float64Array(RESAMPLES * SUMS);
  for (let b = 0; b < RESAMPLES; b++) drawNormals(random, normals.subarray(b * SUMS, (b + 1) * SUMS));
  known = { seed, normals };
  return normals;
}

/** (SUMS) what the rows add up to, and (SUMS × SUMS) the covariance of that under resampling of rows: Σ (z − z̄)(z − z̄)ᵀ. */
function momentsOf(reference: RowScores, challenger: RowScores): { sums: Float64Array; covariance: Float64Array } {
  const rows = reference.losses.length;
  const sums = new Float64Array(SUMS);
  const covariance = new Float64Array(SUMS * SUMS);
  const [places, values] = [new Int32Array(4), new Float64Array(4)];
  places[1] = AUC;
  for (let i = 0; i < rows; i++) {
    places[2] = REFERENCE_BINS + reference.bins[i]!;
    places[3] = CHALLENGER_BINS + challenger.bins[i]!;
    values[0] = challenger.losses[i]! - reference.losses[i]!;
    values[1] = reference.auc && challenger.auc ? challenger.auc.influence[i]! - reference.auc.influence[i]! : 0;
    values[2] = reference.gaps[i]!;
    values[3] = challenger.gaps[i]!;
    for (let a = 0; a < 4; a++) {
      sums[places[a]!]! += values[a]!;
      for (let b = 0; b < 4; b++) covariance[places[a]! * SUMS + places[b]!]! += values[a]! * values[b]!;
    }
  }
  for (let a = 0; a < SUMS; a++) {
    for (let b = 0; b < SUMS; b++) covariance[a * SUMS + b]! -= (sums[a]! * sums[b]!) / rows;
  }
  return { sums, covariance };
}

/** drawn = sums + root · normals, for a lower triangular root. */
function shiftByRoot(sums: Float64Array, root: Float64Array, normals: Float64Array, drawn: Float64Array): void {
  for (let a = 0; a < SUMS; a++) {
    let sum = sums[a]!;
    for (let b = 0; b <= a; b++) sum += root[a * SUMS + b]! * normals[b]!;
    drawn[a] = sum;
  }
}

function calibrationLead(sums: Float64Array, rows: number): number {
  let lead = 0;
  for (let bin = 0; bin < CALIBRATION_BINS; bin++) {
    lead += Math.abs(sums[CHALLENGER_BINS + bin]!) - Math.abs(sums[REFERENCE_BINS + bin]!);
  }
  return lead / rows;
}
