import { refusalToServe } from '#server/models/stale-versions';
import { AppError } from '#server/platform/errors';
import { type LoadedModel, loadDefaultModel } from './answering/load-model.ts';

/**
 * Refuses to look up features for a model that learned from others: a feature that is gone or of another type now would
 * be a wrong answer, not a missing one. Raw features are the caller's own and need no such check.
 * @throws AppError unavailable naming each feature, since when, who applied that, and what to do.
 */
export function requireCurrentFeatures({ version, stale }: Pick<LoadedModel, 'version' | 'stale'>): void {
  if (stale.length > 0) throw refusalToServe(version, stale);
}

/** Whether the default model can answer for customers. @throws AppError unavailable when it cannot, with the reason. */
export async function requireServingModel(): Promise<void> {
  const model = await loadDefaultModel();
  if (model.stale.length === 0) return;
  throw new AppError('unavailable', `No model can answer. ${refusalToServe(model.version, model.stale).message}`);
}
