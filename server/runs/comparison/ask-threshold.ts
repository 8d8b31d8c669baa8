import { AppError } from '#server/platform/errors';
import { THRESHOLD_STEPS } from '#server/training/report-at-threshold';
import type { AskedThreshold, ComparisonOptions } from '../comparison-schema.ts';
import type { ScoredRun } from './on-common-rows.ts';

type FinishedRun = ScoredRun['run'];

/**
 * The class and the threshold that a comparison asks every run for; null where each answers as it does.
 *
 * @param judge whose last class is meant where none is named.
 * @throws AppError invalid_input for what is no probability, and for a class that a run does not know, naming both.
 */
export function askThreshold(
  runs: readonly FinishedRun[],
  judge: FinishedRun,
  { threshold, class: asked }: ComparisonOptions,
): AskedThreshold | null {
  if (threshold === undefined) return null;
  if (!(threshold >= 0 && threshold <= 1))
    refuse('threshold', `A threshold lies between 0 and 1, not at ${threshold}.`);
  const label = asked ?? judge.report.classes.at(-1)!.label;
  const stranger = runs.find(({ report }) => !report.classes.some((one) => one.label === label));
  if (stranger) {
    const known = stranger.report.classes.map((one) => `${one.label} (${one.name})`).join(', ');
    refuse('class', `A threshold on class ${label} cannot be set: ${stranger.name} knows ${known}.`);
  }
  const { name } = judge.report.classes.find((one) => one.label === label)!;
  return { label, name, value: Math.round(threshold * THRESHOLD_STEPS) / THRESHOLD_STEPS };
}

function refuse(field: string, message: string): never {
  throw new AppError('invalid_input', message, { fields: { [field]: message } });
}
