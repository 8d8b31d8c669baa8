import { range } from '#server/numerics/random';
import { mostProbableClasses } from '../predict-probabilities.ts';

interface OutOfFold {
  readonly rows: Int32Array;
  readonly predicted: Int32Array;
  /** (rows × classes) row-major. */
  readonly probabilities: Float64Array;
}

/** Collects what folds say of the rows they hold out; a row held out by several gets the mean of their probabilities. */
export function averagedOutOfFold(rows: number, classes: number) {
  const sums = new Float64Array(rows * classes);
  const counts = new Int32Array(rows);
  return {
    /** @param probabilities (holdout × classes) row-major. */
    add(holdout: Int32Array, probabilities: Float64Array): void {
      for (const [at, row] of holdout.entries()) {
        counts[row]!++;
        for (let k = 0; k < classes; k++) sums[row * classes + k]! += probabilities[at * classes + k]!;
      }
    },
    finish(): OutOfFold {
      const scored = range(rows).filter((row) => counts[row]! > 0);
      const probabilities = Float64Array.from({ length: scored.length * classes }, (_, at) => {
        const row = scored[Math.floor(at / classes)]!;
        return sums[row * classes + (at % classes)]! / counts[row]!;
      });
      return { rows: scored, predicted: mostProbableClasses(probabilities, classes), probabilities };
    },
  };
}
