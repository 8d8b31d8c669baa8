import { type OnlineFeatures, onlineFeatures } from '#server/feature-store/online-features';
import type { Signature } from '#server/models/schema';
import type { Detail } from '../schema.ts';
import type { LoadedModel } from './load-model.ts';
import { describeFeature, describeScore, nameFeatures, type Predicted } from './predicted.ts';
import { type ScoredTable, scoreTable, toNumber } from './score-table.ts';

/**
 * Predictions for customers from their latest features: one read of the online store, however often an id is asked
 * for; null for a customer that is unknown or has no usable features.
 */
export async function answerCustomers(ids: readonly string[], model: LoadedModel): Promise<Predicted> {
  const { signature } = model;
  const started = performance.now();
  const keys = [...new Set(ids)];
  const features = signature.inputs.map(({ feature }) => feature);
  const online = await onlineFeatures({ features, keys });
  const fetched = performance.now();
  const scored = await scoreTable(
    { known: online.found, columns: features.map((feature) => online.columns[feature]!) },
    model,
  );
  const at = new Map(keys.map((key, i) => [key, i]));
  const rowOf = Int32Array.from(ids, (id) => scored.rowOf[at.get(id)!]!);
  const unknown = ids.reduce((count, id) => count + (online.found[at.get(id)!] ? 0 : 1), 0);
  const unanswered = rowOf.reduce((count, row) => count + (row < 0 ? 1 : 0), 0);
  return {
    predictions: Array.from(rowOf, (row) => (row < 0 ? null : scored.scores.labels[row]!)),
    ...{ rowOf, scores: scored.scores, rows: scored.rows, unknown, unscored: unanswered - unknown },
    timings: { features: fetched - started, score: performance.now() - fetched },
    details: () => {
      const details = keys.map((id, i) => ({ id, ...describe(i, online, scored, signature) }));
      return ids.map((id) => details[at.get(id)!]!);
    },
  };
}

function describe(i: number, online: OnlineFeatures, scored: ScoredTable, signature: Signature): Detail {
  const status = scored.status[i]!;
  const features = signature.inputs.map((input) => {
    const at = online.eventTimestamps[input.feature]?.[i] ?? null;
    return {
      ...describeFeature(input, toNumber(online.columns[input.feature]![i])),
      event_timestamp: at === null ? null : new Date(at).toISOString(),
    };
  });
  if (status === 'predicted') return { status, ...describeScore(scored.scores, scored.rowOf[i]!, signature), features };
  return { status, reason: noAnswerReason(status, features), label: null, name: null, probabilities: null, features };
}

/** Why a customer has no answer, in words. */
export function noAnswerReason(status: Exclude<Detail['status'], 'predicted'>, features: Detail['features']): string {
  switch (status) {
    case 'unknown_customer':
      return 'The online store has no such customer. Materialize its features, or check the id.';
    case 'no_features':
      return 'The online store has the customer, but none of the features the model needs, or all of them are too old.';
    case 'missing_features': {
      const missing = features.filter(({ value }) => value === null).map(({ feature }) => feature);
      return `The model cannot score without ${nameFeatures(missing)}, which the online store does not have.`;
    }
  }
}
