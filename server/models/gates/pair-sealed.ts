import type { PairedStatistics } from '#server/runs/comparison-schema';
import { pairAnswers } from '#server/runs/pair-answers';
import type { Run } from '#server/runs/schema';
import { type Contender, gatherContender } from './contender.ts';
import { gateResamples } from './gate-resamples.ts';

/**
 * How the model of a run differs from a reference on the sealed rows that both were scored on, both as they are served.
 * Opens both slices: that they were looked at is for the caller to keep.
 * @returns null where a run has no sealed slice, they share no row, or their classes differ.
 */
export async function pairSealedRuns(reference: Run, run: Run): Promise<PairedStatistics | null> {
  const [held, other] = await Promise.all([gatherContender(reference), gatherContender(run)]);
  const [question, asked] = [held.signature.label, other.signature.label];
  const values = ({ classes }: typeof question) => classes.map(({ value }) => value);
  if (question.feature !== asked.feature || values(question).join() !== values(asked).join()) return null;
  return pairSealed(held, other, values(question));
}

/** The same of contenders that answer one question. */
export function pairSealed(
  reference: Contender,
  contender: Contender,
  classValues: readonly number[],
): PairedStatistics | null {
  if (!reference.sealed || !contender.sealed) return null;
  const [held, asked] = [reference.sealed.answers, contender.sealed.answers];
  return pairAnswers(held, asked, classValues, gateResamples(asked.keys.length, classValues.length));
}
