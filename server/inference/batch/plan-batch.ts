import type { AppliedView } from '#server/feature-store/registry';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import type { Signature } from '#server/models/schema';
import { type ReadyCondition, readyCondition } from './condition.ts';

/** What a model and a condition need to know of every customer. */
export interface BatchPlan {
  /** References of the model's inputs, in their order. */
  readonly inputs: readonly string[];
  readonly condition: ReadyCondition | null;
  /** Each once. */
  readonly views: readonly AppliedView[];
  /** Names of the join keys of all views, each once. */
  readonly joinKeys: readonly string[];
}

/** @throws AppError not_found for an unknown feature; invalid_input for a condition that cannot be read. */
export async function planBatch(signature: Signature, where: string | null | undefined): Promise<BatchPlan> {
  const inputs = signature.inputs.map(({ feature }) => feature);
  const viewsOf = async (features: readonly string[]) => {
    const views = (await resolveFeatures(features)).map(({ view }) => view);
    return [...new Map(views.map((view) => [view.name, view])).values()];
  };
  const condition = where ? readyCondition(where, await viewsOf(inputs)) : null;
  const views = await viewsOf([...new Set([...inputs, ...(condition?.references ?? [])])]);
  const joinKeys = [...new Set(views.flatMap((view) => view.joinKeys.map(({ name }) => name)))];
  return { inputs, condition, views, joinKeys };
}
