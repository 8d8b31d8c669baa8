import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { nameFeatures } from './name-features.ts';
import { featurePlan, type PlannedFeature } from './online/feature-plan.ts';
import { type FeatureStatus, type OnlineFeatures, onlineFeatures } from './online-features.ts';
import { type JsonStyle, NO_MOMENT, toJsonCells, toJsonMoment } from './serving/feast-json.ts';
import { readEntities } from './serving/read-entities.ts';
import { type OnlineFeaturesBody, OnlineFeaturesBodySchema, OnlineFeaturesQuerySchema } from './serving-schema.ts';

/** Ids times features in one request: what a process can hold and write in a second or so. */
const MAX_CELLS = 5_000_000;

export interface GotOnlineFeatures {
  /** As OnlineFeaturesAnswerSchema has it, once it is JSON. */
  readonly answer: { readonly results: readonly Result[]; readonly metadata: { readonly feature_names: string[] } };
  /** What the caller should do otherwise, though it was understood. */
  readonly notes: readonly string[];
}

interface Result {
  readonly values: readonly unknown[];
  readonly statuses: readonly string[];
  readonly event_timestamps: readonly string[];
}

/**
 * Feast's get-online-features: join keys first, then features in the order asked for, each a column with one entry a
 * key. A value older than its view's ttl is there, marked OUTSIDE_MAX_AGE.
 *
 * @throws AppError `invalid_input` naming the field; `not_found` naming every unknown feature in `refs`.
 */
export async function getOnlineFeatures(body: unknown, query: unknown): Promise<GotOnlineFeatures> {
  const wanted = parseInput(OnlineFeaturesBodySchema, body);
  const { legacy_status: isLegacy, int64 } = parseInput(OnlineFeaturesQuerySchema, query);
  const { features, joinKeys } = await featurePlan(wantedFeatures(wanted));
  const references = features.map(({ reference }) => reference);
  const names = nameFeatures(references, {
    fullFeatureNames: wanted.full_feature_names,
    taken: joinKeys.map(({ name }) => name),
  });
  const { count, given, keys, notes } = readEntities(wanted.entities, joinKeys);
  requireSize(count, features.length);
  const online = await onlineFeatures({ features: references, keys, expired: 'value' });
  const style: JsonStyle = { likePython: isLegacy, int64AsText: int64 === 'string' };
  const keyResults = joinKeys.map(({ name }) => keyResult(given[name]!));
  const featureResults = features.map(featureWriter(online, style, isLegacy ? toLegacy : (status) => status));
  return {
    answer: {
      results: [...keyResults, ...featureResults],
      metadata: { feature_names: [...joinKeys.map(({ name }) => name), ...references.map((one) => names[one]!)] },
    },
    notes,
  };
}

function wantedFeatures({ features, feature_service: service }: OnlineFeaturesBody) {
  if (features && service == null) return features;
  if (service != null && !features) return { service };
  const message = 'Name either features, such as ["view:feature"], or a feature_service.';
  throw new AppError('invalid_input', message, { fields: { features: message } });
}

function requireSize(ids: number, features: number): void {
  if (ids * features <= MAX_CELLS) return;
  throw new AppError(
    'invalid_input',
    `${ids} ids of ${features} features are ${ids * features} values; ${MAX_CELLS} at most in one request.`,
  );
}

const keyResult = (ids: readonly unknown[]): Result => ({
  values: ids,
  statuses: ids.map(() => 'PRESENT'),
  event_timestamps: ids.map(() => NO_MOMENT),
});

/**
 * Features of one view share their moments, and most rows of a view share one, so that each is written once; so are the
 * statuses where everything is there.
 */
function featureWriter(online: OnlineFeatures, style: JsonStyle, word: (status: FeatureStatus) => FeatureStatus) {
  const texts = new Map<number | null, string>([[null, NO_MOMENT]]);
  const columns = new Map<readonly (number | null)[], string[]>();
  const allPresent = online.found.map((): FeatureStatus => 'PRESENT');
  const toText = (moment: number | null): string => {
    const text = texts.get(moment) ?? toJsonMoment(moment!);
    texts.set(moment, text);
    return text;
  };
  return ({ reference, valueType }: PlannedFeature): Result => {
    const moments = online.eventTimestamps[reference]!;
    const written = columns.get(moments) ?? moments.map(toText);
    columns.set(moments, written);
    const statuses = online.statuses[reference]!.map(word);
    return {
      values: toJsonCells(online.columns[reference]!, valueType, style),
      statuses: statuses.every((status) => status === 'PRESENT') ? allPresent : statuses,
      event_timestamps: written,
    };
  };
}

/** Feast's Python server knows only two: a null that was written is there, and nothing is ever too old. */
const toLegacy = (status: FeatureStatus): FeatureStatus => (status === 'NOT_FOUND' ? 'NOT_FOUND' : 'PRESENT');
