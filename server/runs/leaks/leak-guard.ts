import type { ResolvedFeature } from '#server/feature-store/resolve-features';
import { AppError } from '#server/platform/errors';
import { type FeatureOrigin, findLeaks, type Leak } from '#server/training/find-leaks';
import type { LabelledMatrix } from '#server/training/model';

/** Where a feature's values come from, by references and by the column of the offline store. */
function originOf({ reference, view, field }: ResolvedFeature): FeatureOrigin {
  return {
    feature: reference,
    leaks: field.leaks ? `${view.name}:${field.leaks}` : null,
    source: `${view.source.table}.${field.name}`,
  };
}

/**
 * Refuses features that their definitions alone show to give the label away, before there is a run.
 * @throws AppError invalid_input naming each of them and why.
 */
export function refuseDefinedLeaks(features: readonly ResolvedFeature[], label: ResolvedFeature): void {
  const { source } = originOf(label);
  const sentences = features.map(originOf).flatMap((origin) => {
    if (origin.source === source) return [`${origin.feature} is read from ${source}, as the label is.`];
    if (origin.leaks === label.reference)
      return [`${origin.feature} gives ${label.reference} away, its definition says.`];
    return [];
  });
  if (sentences.length > 0) refuse(sentences);
}

/** Everything that gives the label away in the rows to learn from, by definition or by measurement. */
export function findRunLeaks(
  train: LabelledMatrix,
  features: readonly ResolvedFeature[],
  label: ResolvedFeature,
): Leak[] {
  const { feature, source } = originOf(label);
  return findLeaks({ matrix: train, label: { feature, source }, origins: features.map(originOf) });
}

/** @throws AppError invalid_input when there are any and the run was not asked to train anyway. */
export function refuseLeaks(leaks: readonly Leak[], allowed: boolean): void {
  if (leaks.length > 0 && !allowed) refuse(leaks.map(({ sentence }) => sentence));
}

function refuse(sentences: readonly string[]): never {
  const message =
    `${sentences.join(' ')} A model would only copy it. Leave it out, or ask to train anyway ` +
    '(--allow-leakage, allowLeakage); the run is then marked.';
  throw new AppError('invalid_input', message, { fields: { allowLeakage: message } });
}
