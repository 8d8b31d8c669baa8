import { type FeatureHistory, readFeatureHistory, type StaleFeature } from '#server/feature-store/feature-history';
import { AppError } from '#server/platform/errors';
import type { ModelVersion, RegisteredModel, Signature } from './schema.ts';

type PinnedInputs = Pick<Signature, 'inputs' | 'viewVersions'>;

/** Inputs that are no longer what the model learned from. */
export function staleInputsOf({ inputs, viewVersions = {} }: PinnedInputs, history: FeatureHistory): StaleFeature[] {
  return history.findStale(
    inputs.map(({ feature, dtype }) => {
      const version = viewVersions[feature.split(':')[0]!];
      // Packages from before view versions were kept are held against the types in their signature.
      return version === undefined ? { reference: feature, dtype } : { reference: feature, version };
    }),
  );
}

/** The same for one signature, as the registry is now. */
export async function findStaleInputs(signature: PinnedInputs): Promise<StaleFeature[]> {
  return staleInputsOf(signature, await readFeatureHistory());
}

/** What has become stale of each version, by `model/version`; versions that can serve are not in it. */
export async function findStaleVersions(
  versions: readonly Pick<ModelVersion, 'model' | 'version' | 'signature'>[],
): Promise<ReadonlyMap<string, readonly StaleFeature[]>> {
  if (versions.length === 0) return new Map();
  const history = await readFeatureHistory();
  const stale = versions.map(
    ({ model, version, signature }) => [`${model}/${version}`, staleInputsOf(signature, history)] as const,
  );
  return new Map(stale.filter(([, features]) => features.length > 0));
}

/** Models as they are, each version with what has become stale of it: for answers that are read by programs. */
export async function withStaleVersions(models: readonly RegisteredModel[]) {
  const stale = await findStaleVersions(models.flatMap(({ versions }) => versions));
  return models.map(({ versions, ...model }) => ({
    ...model,
    versions: versions.map((version) => ({
      ...version,
      stale: stale.get(`${version.model}/${version.version}`) ?? [],
    })),
  }));
}

/** What is wrong with a model whose features are not what they were, and what to do about it. */
export function refusalToServe(
  { model, version }: Pick<ModelVersion, 'model' | 'version'>,
  stale: readonly StaleFeature[],
): AppError {
  return new AppError(
    'unavailable',
    `${model} ${version} refuses to answer for customers: ${sayStale(stale)} Train it again on the features there are ` +
      'and promote that run, or roll the alias back to a version whose features are there.',
    { refs: stale.map(({ reference }) => reference) },
  );
}

/** Refuses what would ask a version for customers later, before any work is begun. @throws AppError unavailable. */
export async function requireServable(version: Pick<ModelVersion, 'model' | 'version' | 'signature'>): Promise<void> {
  const stale = await findStaleInputs(version.signature);
  if (stale.length > 0) throw refusalToServe(version, stale);
}

/** All of them as sentences. */
export const sayStale = (stale: readonly StaleFeature[]): string =>
  `${stale.map(({ sentence }) => sentence).join('; ')}.`;
