import type { ModelVersion, RegisteredModel } from '#server/models/schema';

export interface ModelReference {
  /** `name@alias` or `name/version`, as every door takes it. */
  readonly value: string;
  readonly title: string;
  readonly runId: string;
}

/**
 * Every way to name a model: aliases first, they are what is served; then all versions.
 *
 * @param stale `model/version` of those that refuse to serve, which their titles say.
 */
export function modelReferences(
  models: readonly RegisteredModel[],
  stale: Pick<ReadonlySet<string>, 'has'>,
): ModelReference[] {
  const versions = models.flatMap((model) => model.versions);
  const mark = ({ model, version }: ModelVersion) => (stale.has(`${model}/${version}`) ? ' (refuses to serve)' : '');
  const aliased = versions.flatMap((one) =>
    one.aliases.map((alias) => {
      const value = `${one.model}@${alias}`;
      return { value, title: `${value} → ${one.version}${mark(one)}`, runId: one.runId };
    }),
  );
  const plain = versions.map((one) => ({
    value: `${one.model}/${one.version}`,
    title: `${one.model} ${one.version}${mark(one)}`,
    runId: one.runId,
  }));
  return [...aliased, ...plain];
}
