import type { RegisteredModel } from '#server/models/schema';

export interface ModelReference {
  /** `name@alias` or `name/version`, as every door takes it. */
  readonly value: string;
  readonly title: string;
  readonly runId: string;
}

/** Every way to name a model that can answer: aliases first, they are what is served; then all versions. */
export function modelReferences(models: readonly RegisteredModel[]): ModelReference[] {
  const versions = models.flatMap((model) => model.versions);
  const aliased = versions.flatMap(({ model, version, aliases, runId }) =>
    aliases.map((alias) => ({ value: `${model}@${alias}`, title: `${model}@${alias} → ${version}`, runId })),
  );
  const plain = versions.map(({ model, version, runId }) => ({
    value: `${model}/${version}`,
    title: `${model} ${version}`,
    runId,
  }));
  return [...aliased, ...plain];
}
