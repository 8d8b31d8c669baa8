import { readRunCurves } from '#server/runs/run-curves';
import type { Answered, Reliability } from '../explain-schema.ts';

/** Fewer rows say too little about how often an answer is right. */
const FEWEST_ROWS = 20;

/**
 * How many holdout rows got a probability like this one for the class that was answered, and how many of these are of
 * the class: the bin of the run's calibration curve.
 * @returns null where too few rows got such a probability.
 */
export async function reliabilityOf({ label, probabilities }: Answered, runId: string): Promise<Reliability | null> {
  const { classes } = await readRunCurves(runId);
  const p = probabilities.find((one) => one.label === label)!.probability;
  const own = classes.find((one) => one.label === label);
  // Of two classes only the second has curves; those of the first are its mirror image.
  const [curves, at] = own ? [own, p] : [classes[0]!, 1 - p];
  const bin = curves.calibration.find(({ from, to }) => at <= to && (at > from || from === 0));
  if (!bin || bin.rows < FEWEST_ROWS) return null;
  const ofClass = Math.round(bin.observed * bin.rows);
  return own
    ? { from: bin.from, to: bin.to, rows: bin.rows, right: ofClass }
    : { from: 1 - bin.to, to: 1 - bin.from, rows: bin.rows, right: bin.rows - ofClass };
}
