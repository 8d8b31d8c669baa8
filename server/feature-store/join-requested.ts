import type { DatasetRequest } from './dataset-schema.ts';
import type { EntityFrame } from './entity-frame.ts';
import { type HistoricalTable, historicalFeatures } from './historical-features.ts';
import { readKeptRows } from './kept-entity-rows.ts';
import { type ResolvedFeature, resolveFeatures, type ViewVersions } from './resolve-features.ts';

export interface RequestedTable {
  readonly asOf: Date;
  /** Features and the label, in the order of their columns. */
  readonly resolved: readonly ResolvedFeature[];
  readonly table: HistoricalTable;
}

interface JoinLimits {
  readonly mostRows?: number;
  readonly signal?: AbortSignal;
  /** In the place of the rows that the request names. */
  readonly frame?: EntityFrame;
  /** Views as one of their versions had them; as applied when left out. */
  readonly viewVersions?: ViewVersions;
}

/**
 * The rows of a dataset request: its features and label as they were known at the moments of its entity rows.
 * @throws what `historicalFeatures` throws; AppError `not_found` for entity rows that were never sent.
 */
export async function joinRequested(
  { features, label, entities, asOf: moment, includeLate, shortNames }: DatasetRequest,
  { frame, viewVersions, ...limits }: JoinLimits,
): Promise<RequestedTable> {
  const asOf = moment ? new Date(moment) : new Date();
  const wanted = label && !features.includes(label) ? [...features, label] : features;
  const resolved = await resolveFeatures(wanted, viewVersions);
  const joinKeys = [...new Set(resolved.flatMap(({ view }) => view.joinKeys.map(({ name }) => name)))];
  const rows = entities === 'all' ? 'all' : await readKeptRows(entities, { joinKeys, hasAsOf: true });
  const table = await historicalFeatures({
    entities: frame ?? rows,
    features: wanted,
    asOf,
    createdCutoff: !includeLate,
    fullFeatureNames: !shortNames,
    ...limits,
    ...(viewVersions && { viewVersions }),
  });
  return { asOf, resolved, table };
}
