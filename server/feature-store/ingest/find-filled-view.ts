import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import type { OfflineColumn } from '../offline/offline-store.ts';
import type { FeatureRepo, FeatureView, Pipeline } from '../vocabulary.ts';

/** A pipeline with the view whose offline table it fills. */
export interface FilledView {
  readonly pipeline: Pipeline;
  readonly view: FeatureView;
  readonly joinKeys: readonly OfflineColumn[];
}

/** @throws AppError `invalid_input` for an unknown pipeline, or none named where there are several. */
export function findFilledView(repo: FeatureRepo, name: string | undefined): FilledView {
  const known = repo.pipelines.map((pipeline) => pipeline.name);
  const wanted = name ?? (known.length === 1 ? known[0] : undefined);
  const pipeline = repo.pipelines.find((candidate) => candidate.name === wanted);
  if (!pipeline) {
    const which = wanted === undefined ? 'Say which pipeline to use' : `There is no pipeline "${wanted}"`;
    const hint = wanted === undefined ? '' : didYouMean(wanted, known);
    throw new AppError('invalid_input', `${which}; the feature repo has ${known.join(', ') || 'none'}.${hint}`);
  }
  const view = repo.views.find(({ source }) => source.table === pipeline.table);
  if (!view) throw new Error(`loadFeatureRepo let pipeline ${pipeline.name} pass without a view`);
  const entities = view.entities.flatMap((one) => repo.entities.find((entity) => entity.name === one) ?? []);
  return { pipeline, view, joinKeys: entities.map(({ joinKey, valueType }) => ({ name: joinKey, valueType })) };
}
