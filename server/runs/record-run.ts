import type { Actor } from '#server/access/actor';
import { getService } from '#server/feature-store/registry';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { codeVersion } from '#server/platform/code-version';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { ALGORITHMS, type SplitSpec } from '#server/training/schema';
import { splitColumn } from '#server/training/split';
import { chooseSplit } from './choose-split.ts';
import { type CreateRun, CreateRunSchema } from './create-run-schema.ts';
import { getOpenExperiment } from './experiments/get-open-experiment.ts';
import { labelOf } from './experiments/label-of.ts';
import { refuseDefinedLeaks } from './leaks/leak-guard.ts';
import { insertRun } from './runs.repo.ts';
import type { Run } from './schema.ts';

/**
 * Checks a run against its schema and the feature registry and stores it as queued, for `executeRun`; nothing is
 * written before all of it is right. A service is resolved to its features now, so that a later change of the service
 * cannot change the run.
 *
 * @param chosenFrom what the run was chosen from with its score in sight, if it was.
 * @throws AppError invalid_input naming the field, also for a feature that gives the label away by definition; not_found
 *   for an unknown service, view, feature, split or experiment; conflict where a split's name stands for another rule.
 */
export async function recordRun(input: CreateRun, actor: Actor, chosenFrom: Run['chosenFrom'] = null): Promise<Run> {
  const wanted = parseInput(CreateRunSchema, { ...input, owner: input.owner || actor.name });
  const { service, allowLeakage } = wanted;
  const experiment = wanted.experiment ? await getOpenExperiment(wanted.experiment) : null;
  const label = labelOf(wanted.label, experiment);
  const features = wanted.features ?? (await getService(service!)).features;
  if (features.includes(label)) {
    const [field, who] = service ? (['service', `Service "${service}"`] as const) : (['features', 'The list'] as const);
    const message = `${who} holds the label ${label}; a model cannot be given its own answer. Pick other features or another label.`;
    throw new AppError('invalid_input', message, { fields: { [field]: `holds the label ${label}` } });
  }
  const rule = wanted.split && withReferences(wanted.split, label);
  const column = rule && splitColumn(rule);
  const resolved = await resolveFeatures([...new Set([...features, label, ...(column ? [column] : [])])]);
  if (!allowLeakage) refuseDefinedLeaks(resolved.slice(0, features.length), resolved[features.length]!);
  const split = experiment?.split ?? (await chooseSplit({ ...wanted, label, split: rule }, actor));
  return insertRun({
    name: wanted.name,
    owner: wanted.owner,
    algorithm: wanted.algorithm,
    features,
    service: service ?? null,
    experimentId: experiment?.id ?? null,
    label,
    params: ALGORITHMS[wanted.algorithm].params.parse(wanted.params),
    splitId: split.id,
    seed: wanted.seed ?? split.seed,
    allowLeakage,
    includeLate: wanted.includeLate,
    chosenFrom,
    codeVersion: codeVersion(),
  });
}

/** Columns that a split names without a view are of the label's view. */
function withReferences(split: SplitSpec, label: string): SplitSpec {
  const view = label.slice(0, label.indexOf(':'));
  const refer = (column: string): string => (column.includes(':') ? column : `${view}:${column}`);
  return {
    ...split,
    ...(split.column && { column: refer(split.column) }),
    ...(split.group && { group: refer(split.group) }),
    ...(split.time && { time: refer(split.time) }),
  };
}
