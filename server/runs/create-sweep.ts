import type { Actor } from '#server/access/actor';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { codeVersion } from '#server/platform/code-version';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { enqueue } from '#server/platform/queue';
import { countSubsets } from '#server/training/search-subsets';
import { type CreateSweep, CreateSweepSchema } from './create-sweep-schema.ts';
import { getOpenExperiment } from './experiments/get-open-experiment.ts';
import { labelOf } from './experiments/label-of.ts';
import { refuseDefinedLeaks } from './leaks/leak-guard.ts';
import { MOST_EXHAUSTIVE, MOST_POINTS } from './sweep-limits.ts';
import type { Sweep } from './sweep-schema.ts';
import { chooseFolds } from './sweeps/choose-folds.ts';
import { expandSettings } from './sweeps/expand-settings.ts';
import { endSitting, insertSweep } from './sweeps.repo.ts';

/**
 * Records a sweep and hands it to the workers.
 * @throws what `recordSweep` throws; AppError unavailable when no worker was ever started.
 */
export async function createSweep(input: CreateSweep, actor: Actor): Promise<Sweep> {
  const sweep = await recordSweep(input, actor);
  await handOver(sweep.id);
  return sweep;
}

/** Asks the workers for a sweep that is queued. @throws AppError unavailable when no worker was ever started. */
export async function handOver(id: string): Promise<void> {
  try {
    await enqueue('sweep', { sweepId: id });
  } catch (error) {
    await endSitting(id, 'paused', 'It could not be handed to a worker.');
    throw error;
  }
}

/**
 * Checks a sweep against its schema and the feature registry and stores it as queued, for `executeSweep`; nothing is
 * written before all of it is right.
 *
 * @throws AppError invalid_input naming the field: too many subsets, unknown parameters, a feature that gives the label
 *   away by definition, an experiment that asks for another label or seals nothing; not_found for an unknown view,
 *   feature or experiment.
 */
export async function recordSweep(input: CreateSweep, actor: Actor): Promise<Sweep> {
  const wanted = parseInput(CreateSweepSchema, { ...input, owner: input.owner || actor.name });
  const { name, owner, candidates, search, metric, seed, allowLeakage } = wanted;
  const experiment = wanted.experiment ? await getOpenExperiment(wanted.experiment) : null;
  const label = labelOf(wanted.label, experiment);
  const settings = expandSettings(wanted.settings, seed);
  const budget = countPoints(wanted, settings.length);
  const features = candidates.flatMap((candidate) => candidate.features);
  refuseLabel(features, label);
  const resolved = await resolveFeatures([...features, label]);
  if (!allowLeakage) refuseDefinedLeaks(resolved.slice(0, -1), resolved.at(-1)!);
  const splitId = await chooseFolds({ ...wanted, label }, experiment, actor);
  const plan = { candidates, settings, search, budget, metric };
  const facts = { name, owner, label, seed, allowLeakage, codeVersion: codeVersion(), splitId };
  return insertSweep({ ...plan, ...facts, experimentId: experiment?.id ?? null });
}

function refuseLabel(features: readonly string[], label: string): void {
  if (!features.includes(label)) return;
  const message = `The label ${label} is among the candidates; a model cannot be given its own answer.`;
  throw new AppError('invalid_input', message, { fields: { candidates: message } });
}

/** Most points the sweep will have. */
function countPoints(
  { candidates, search, budget }: Pick<Sweep, 'candidates' | 'search' | 'budget'>,
  settings: number,
): number {
  const number = (value: number) => new Intl.NumberFormat('en').format(value);
  const count = candidates.length;
  if (search === 'all' && count > MOST_EXHAUSTIVE) {
    const message =
      `${count} candidates have ${number(2 ** count - 1)} subsets; all of them are tried up to ${MOST_EXHAUSTIVE} ` +
      `candidates (${number(2 ** MOST_EXHAUSTIVE - 1)}). Leave candidates out, group those that move together, or ` +
      'search forward, backward or at random under a budget.';
    throw new AppError('invalid_input', message, { fields: { candidates: message } });
  }
  const each = countSubsets({ search, candidates: count, budget: Math.floor(budget / settings) });
  if (each < 1) {
    const message = `A budget of ${number(budget)} points is less than one for each of ${number(settings)} settings.`;
    throw new AppError('invalid_input', message, { fields: { budget: message } });
  }
  if (each * settings > MOST_POINTS) {
    const message =
      `${number(each)} subsets under ${number(settings)} settings are ${number(each * settings)} points; a sweep takes ` +
      `${number(MOST_POINTS)} at most. Take fewer settings or candidates, or search under a budget.`;
    throw new AppError('invalid_input', message, { fields: { settings: message } });
  }
  return each * settings;
}
