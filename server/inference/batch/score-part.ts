import { type HistoricalTable, historicalFeatures, type NullReason } from '#server/feature-store/historical-features';
import type { Scores } from '#server/models/onnx-scorer';
import type { LoadedModel } from '../answering/load-model.ts';
import { scoreTable, type Value } from '../answering/score-table.ts';
import type { RowStatus } from '../batch-schema.ts';
import type { Keys } from './batch-keys.ts';
import type { ReadyCondition } from './condition.ts';

/** What is asked of the offline store for a part. */
export interface PartRequest {
  readonly keys: Keys;
  /** References of the model's inputs, in their order. */
  readonly inputs: readonly string[];
  readonly condition: ReadyCondition | null;
  readonly asOf: Date;
  readonly signal: AbortSignal | undefined;
}

/** Customers with their features, not scored yet. */
export interface PartFeatures {
  readonly keys: Keys;
  /** (n) by input. */
  readonly columns: readonly (readonly Value[])[];
  /** (n) for each view, why a customer got nothing from it. */
  readonly reasons: readonly (readonly (NullReason | null)[])[];
}

/** The rows of a part, one a customer. */
export interface ScoredPart extends Pick<PartFeatures, 'keys' | 'columns'> {
  readonly status: readonly RowStatus[];
  /** (n) row of a customer in `scores`, −1 where it has none. */
  readonly rowOf: Int32Array;
  readonly scores: Scores;
}

/**
 * The latest features of customers as of a moment, of those whom the condition lets through. Rows count by when they
 * happened, whenever they were written: a batch is to be as complete as the store is.
 */
export async function readPart({ keys, inputs, condition, asOf, signal }: PartRequest): Promise<PartFeatures> {
  const features = [...new Set([...inputs, ...(condition?.references ?? [])])];
  const table = await historicalFeatures({
    ...{ entities: { keys }, features, asOf, createdCutoff: false, explain: true, ...(signal && { signal }) },
  });
  const chosen = condition ? table.keys.flatMap((_, i) => (condition.holds(table.columns, i) ? [i] : [])) : null;
  const pick = <T>(column: readonly T[]): readonly T[] => chosen?.map((i) => column[i]!) ?? column;
  return {
    keys: Object.fromEntries(Object.entries(keys).map(([name, texts]) => [name, pick(texts)])),
    columns: inputs.map((feature) => pick(table.columns[feature]!)),
    reasons: viewsOf(table, inputs).map(({ chosen: rows }) => pick(rows!.reason)),
  };
}

/** A view that only the condition names says nothing about why a customer could not be scored. */
const viewsOf = ({ views }: HistoricalTable, inputs: readonly string[]) =>
  views.length === 1 ? views : views.filter(({ view }) => inputs.some((feature) => feature.startsWith(`${view}:`)));

/** Scores them; every customer keeps its row. */
export async function scorePart({ keys, columns, reasons }: PartFeatures, model: LoadedModel): Promise<ScoredPart> {
  const n = Object.values(keys)[0]?.length ?? 0;
  const isSomewhere = (i: number, ...said: (NullReason | null)[]) =>
    reasons.some((reason) => said.includes(reason[i]!));
  const known = Array.from({ length: n }, (_, i) => isSomewhere(i, null, 'outsideTtl'));
  const { status, rowOf, scores } = await scoreTable({ known, columns }, model);
  return {
    ...{ keys, columns, rowOf, scores },
    status: status.map((one, i) => (one === 'no_features' && isSomewhere(i, 'outsideTtl') ? 'expired_features' : one)),
  };
}
