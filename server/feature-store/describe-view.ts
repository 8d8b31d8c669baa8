import { findTableStatistics, type Ingest, listIngests } from './ingests.repo.ts';
import { listMaterializations, type Materialization } from './materializations.repo.ts';
import { onlineStore } from './online/open-online-store.ts';
import { type AppliedView, getView, listServices, listViews } from './registry.ts';
import type { ColumnStatistics } from './statistics/describe-column.ts';

export type { ColumnStatistics };

/** How old a view's data is. */
export interface Freshness {
  /** Event of the newest ingest's rows; null before the first. */
  readonly latestEvent: Date | null;
  readonly latestIngestAt: Date | null;
  /** Up to when the online store has been filled; null before the first time. */
  readonly materializedUntil: Date | null;
  /** Whether the newest event is older than the view's ttl, so that reads give nulls. */
  readonly expired: boolean;
}

export interface ViewSummary {
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly features: number;
  /** Rows of the newest state, one a key. */
  readonly keys: number;
  readonly freshness: Freshness;
}

export interface ViewDescription extends AppliedView {
  /** Rows of the newest state, one a key. */
  readonly keys: number;
  readonly freshness: Freshness;
  /** Rows of all ingests together. */
  readonly rows: number;
  readonly onlineKeys: number;
  readonly services: readonly string[];
  /** Newest first. */
  readonly ingests: readonly Ingest[];
  readonly materializations: readonly Materialization[];
  /** In the order of the fields, over the newest snapshot; empty before the first ingest. */
  readonly statistics: readonly ColumnStatistics[];
}

/**
 * All a page says about a feature view: schema, source, freshness, rows, ingests with what they left out, statistics.
 * @throws AppError `not_found` naming the nearest view.
 */
export async function describeView(name: string): Promise<ViewDescription> {
  const view = await getView(name);
  const [ingests, statistics, materializations, services] = await Promise.all([
    listIngests(view.source.table),
    findTableStatistics(view.source.table),
    listMaterializations(name),
    listServices(),
  ]);
  return {
    ...view,
    rows: ingests.reduce((total, ingest) => total + ingest.rows, 0),
    keys: statistics?.rows ?? 0,
    onlineKeys: view.online ? await (await onlineStore()).count(name) : 0,
    freshness: freshnessOf(view, ingests, materializations),
    services: services
      .filter(({ features }) => features.some((reference) => reference.startsWith(`${name}:`)))
      .map((service) => service.name),
    ingests,
    materializations,
    statistics: statistics?.columns ?? [],
  };
}

/** A line for each applied view, by name. */
export async function summarizeViews(): Promise<ViewSummary[]> {
  const views = await listViews();
  return Promise.all(
    views.map(async (view) => {
      const { table } = view.source;
      const [ingests, statistics, materializations] = await Promise.all([
        listIngests(table),
        findTableStatistics(table),
        listMaterializations(view.name),
      ]);
      return {
        name: view.name,
        description: view.description,
        version: view.version,
        features: view.fields.length,
        keys: statistics?.rows ?? 0,
        freshness: freshnessOf(view, ingests, materializations),
      };
    }),
  );
}

function freshnessOf(
  { ttlSeconds }: AppliedView,
  ingests: readonly Ingest[],
  materializations: readonly Materialization[],
): Freshness {
  const latestEvent = latest(ingests.map(({ asOf }) => asOf));
  const finished = materializations.filter(({ status }) => status === 'finished');
  return {
    latestEvent,
    latestIngestAt: latest(ingests.map(({ createdAt }) => createdAt)),
    materializedUntil: latest(finished.map(({ endAt }) => endAt)),
    expired: latestEvent !== null && ttlSeconds > 0 && Date.now() - latestEvent.getTime() > ttlSeconds * 1000,
  };
}

function latest(moments: readonly Date[]): Date | null {
  return moments.reduce<Date | null>((newest, moment) => (newest && newest >= moment ? newest : moment), null);
}
