import type { MajorityModel } from '#server/training/model';
import type { Run } from './schema.ts';

/**
 * The majority class of the rows a run learned from, as a model; classes in the order of their values.
 * @throws RangeError for a run that keeps no counts of its training rows: it did not finish.
 */
export function majorityOfRun({ dataset }: Pick<Run, 'dataset'>, classValues: readonly number[]): MajorityModel {
  const counts = classValues.map((value) => dataset?.classes.find((one) => one.value === value)?.train ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError('majorityOfRun: the run keeps no counts of its training rows');
  return { kind: 'majority', classes: counts.length, shares: counts.map((count) => count / total) };
}
