import { AppError } from '#server/platform/errors';
import type { Experiment } from '../experiment-schema.ts';

/**
 * What is to be predicted: the experiment's label where there is one; whoever names one as well has to name the same.
 *
 * @param label what was asked for; a schema has seen to it that there is one where there is no experiment.
 * @throws AppError invalid_input for another label than the experiment's.
 */
export function labelOf(label: string | undefined, experiment: Experiment | null): string {
  if (!experiment || label === undefined || label === experiment.label) return experiment?.label ?? label!;
  const message =
    `The experiment "${experiment.name}" asks for ${experiment.label}, not ${label}. Leave the label out, or do it ` +
    'outside of the experiment.';
  throw new AppError('invalid_input', message, { fields: { label: message } });
}
