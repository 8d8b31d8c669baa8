import type { Actor } from '#server/access/actor';
import { getService } from '#server/feature-store/registry';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { codeVersion } from '#server/platform/code-version';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { ALGORITHMS } from '#server/training/schema';
import { insertRun } from './runs.repo.ts';
import { type CreateRun, CreateRunSchema, type Run } from './schema.ts';

/**
 * Checks a run against its schema and the feature registry and stores it as queued, for `executeRun`; nothing is written before all of
 * it is right. A service is resolved to its features now, so that a later change of the service cannot change the run.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown service, view or feature.
 */
export async function recordRun(input: CreateRun, actor: Actor): Promise<Run> {
  const { service, ...wanted } = parseInput(CreateRunSchema, { ...input, owner: input.owner || actor.name });
  const features = wanted.features ?? (await getService(service!)).features;
  if (features.includes(wanted.label)) {
    throw new AppError(
      'invalid_input',
      `Service "${service}" holds the label ${wanted.label}; a model cannot be given its own answer. Pick another service or label.`,
      { fields: { service: `holds the label ${wanted.label}` } },
    );
  }
  const split = {
    ...wanted.split,
    ...(wanted.split.column && { column: inViewOf(wanted.label, wanted.split.column) }),
  };
  const needed = [...features, wanted.label, ...(split.column ? [split.column] : [])];
  await resolveFeatures([...new Set(needed)]);
  return insertRun({
    ...wanted,
    features,
    split,
    service: service ?? null,
    params: ALGORITHMS[wanted.algorithm].params.parse(wanted.params),
    codeVersion: codeVersion(),
  });
}

/** A column without a view is one of the label's view. */
const inViewOf = (label: string, column: string): string =>
  column.includes(':') ? column : `${label.slice(0, label.indexOf(':'))}:${column}`;
