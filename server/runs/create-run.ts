import type { Actor } from '#server/access/actor';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { getService } from '#server/feature-store/registry';
import { codeVersion } from '#server/platform/code-version';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { ALGORITHMS } from '#server/training/schema';
import { insertRun } from './runs.repo.ts';
import { type CreateRun, CreateRunSchema, type Run } from './schema.ts';

/**
 * Checks a run against its schema and the feature registry and stores it as queued; nothing is written before all of
 * it is right. A service is resolved to its features now, so that a later change of the service cannot change the run.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown service, view or feature.
 */
export async function createRun(input: CreateRun, actor: Actor): Promise<Run> {
  const { service, ...wanted } = parseInput(CreateRunSchema, { ...input, owner: input.owner || actor.name });
  const features = wanted.features ?? (await getService(service!)).features;
  if (features.includes(wanted.label)) {
    throw new AppError(
      'invalid_input',
      `Service "${service}" holds the label ${wanted.label}; a model cannot be given its own answer. Pick another service or label.`,
      { fields: { service: `holds the label ${wanted.label}` } },
    );
  }
  await resolveFeatures([...features, wanted.label]);
  return insertRun({
    ...wanted,
    features,
    service: service ?? null,
    params: ALGORITHMS[wanted.algorithm].params.parse(wanted.params),
    codeVersion: codeVersion(),
  });
}
