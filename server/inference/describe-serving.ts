import type { ModelVersion } from '#server/models/schema';
import { remember } from '#server/platform/remember';
import { getTrainedModel } from '#server/runs/results.repo';
import type { TrainedInput } from '#server/runs/schema';
import { addCounts } from './watch/add-counts.ts';
import { compareWithTraining, type ServedDrift } from './watch/compare-with-training.ts';
import { latencyQuantile } from './watch/latency-quantile.ts';
import { listServedMinutes, listServedSamples, type MinuteOfVersion, type ServedCounts } from './watch/served.repo.ts';

export type { ServedDrift };

/** Spans that can be looked at, in how many steps. */
export const SERVING_SPANS = {
  hour: { minutes: 60, stepMinutes: 1 },
  day: { minutes: 1_440, stepMinutes: 20 },
  week: { minutes: 10_080, stepMinutes: 120 },
  month: { minutes: 43_200, stepMinutes: 720 },
} as const;
export type ServingSpan = keyof typeof SERVING_SPANS;

/** Latency in milliseconds: half, 95 and 99 in 100 requests were faster; null without requests. */
export interface LatencyFigures {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface ServingStep extends ServedCounts, LatencyFigures {
  readonly at: Date;
}

/** What was served of a model over a span. */
export interface Serving extends LatencyFigures {
  readonly span: ServingSpan;
  readonly total: ServedCounts;
  /** Equal steps up to now, oldest first, empty ones too. */
  readonly steps: readonly ServingStep[];
  /** By version, newest activity last. */
  readonly versions: readonly { readonly version: string; readonly counts: ServedCounts }[];
}

const MINUTE_MS = 60_000;

/** Counts, latency and prediction mix of a model over the last hour, day, week or month, as far as they were kept. */
export async function describeServing(model: string, span: ServingSpan, now = new Date()): Promise<Serving> {
  const { minutes, stepMinutes } = SERVING_SPANS[span];
  const stepMs = stepMinutes * MINUTE_MS;
  const end = Math.floor(now.getTime() / stepMs) * stepMs + stepMs;
  const start = end - minutes * MINUTE_MS;
  const served = await listServedMinutes(model, new Date(start));
  const steps = Map.groupBy(served, ({ at }) => Math.floor((at.getTime() - start) / stepMs));
  const total = addCounts(served);
  return {
    ...{ span, total, ...latencyOf(total) },
    steps: Array.from({ length: minutes / stepMinutes }, (_, i) => {
      const counts = addCounts(steps.get(i) ?? []);
      return { at: new Date(start + i * stepMs), ...counts, ...latencyOf(counts) };
    }),
    versions: versionsOf(served),
  };
}

function versionsOf(served: readonly MinuteOfVersion[]): Serving['versions'] {
  const byVersion = Map.groupBy(served, ({ version }) => version);
  return [...byVersion].map(([version, minutes]) => ({ version, counts: addCounts(minutes) }));
}

export const latencyOf = ({ latency }: Pick<ServedCounts, 'latency'>): LatencyFigures => ({
  p50: latencyQuantile(latency, 0.5),
  p95: latencyQuantile(latency, 0.95),
  p99: latencyQuantile(latency, 0.99),
});

export interface ServedFeatures {
  /** Served rows that were compared, the newest ones. */
  readonly rows: number;
  readonly since: Date | null;
  /** In the order of the signature. */
  readonly features: readonly ServedDrift[];
}

/** Rows of which drift is worked out. */
const NEWEST_ROWS = 2_000;
/** What a run learned from never changes. */
const trainedInputs = remember<readonly TrainedInput[]>(32);

/** How far the features a version was served with have moved from those it learned from. */
export async function describeServedFeatures({
  model,
  version,
  runId,
  signature,
}: Pick<ModelVersion, 'model' | 'version' | 'runId' | 'signature'>): Promise<ServedFeatures> {
  const [rows, inputs] = await Promise.all([
    listServedSamples(model, version, NEWEST_ROWS),
    trainedInputs(runId, async () => (await getTrainedModel(runId)).inputs),
  ]);
  const inputOf = new Map(inputs.map((input) => [input.feature, input]));
  const features = signature.inputs.map(({ feature }, j) =>
    compareWithTraining(
      inputOf.get(feature) ?? { feature },
      rows.map(({ values }) => values[j] ?? null),
    ),
  );
  return { rows: rows.length, since: rows.at(-1)?.at ?? null, features };
}
