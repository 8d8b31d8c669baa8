import { findTableStatistics, type Ingest, listIngests, type TableStatistics } from './ingests.repo.ts';
import { listFinishedMaterializations, listMaterializations, type Materialization } from './materializations.repo.ts';
import { onlineStore } from './online/open-online-store.ts';
import { type AppliedView, getView, listServices, listViews } from './registry.ts';
import type { ColumnStatistics } from './statistics/describe-column.ts';
import { type Freshness, type FreshnessState, freshnessOf } from './statistics/freshness-of.ts';

export type { ColumnStatistics, Freshness, FreshnessState };

/** A view with how fresh its data is: a line of a list. */
export interface ViewSummary extends AppliedView {
  /** Rows of the newest state, one a key. */
  readonly keys: number;
  /** Rows of all ingests together. */
  readonly rows: number;
  readonly freshness: Freshness;
}

export interface ViewDescription extends ViewSummary {
  readonly onlineKeys: number;
  readonly services: readonly string[];
  /** Newest first. */
  readonly ingests: readonly Ingest[];
  readonly materializations: readonly Materialization[];
  /** In the order of the fields, over the newest snapshot; without those that no ingest has brought yet. */
  readonly statistics: readonly ColumnStatistics[];
}

/**
 * All a page says about a feature view: schema, source, freshness, rows, ingests with what they left out, statistics.
 * @throws AppError `not_found` naming the nearest view.
 */
export async function describeView(name: string): Promise<ViewDescription> {
  const view = await getView(name);
  const [history, materializations, services] = await Promise.all([
    readHistory(view),
    listMaterializations(view.name),
    listServices(),
  ]);
  return {
    ...summarize(view, history),
    onlineKeys: view.online ? await (await onlineStore()).count(view.name) : 0,
    services: services
      .filter(({ features }) => features.some((reference) => reference.startsWith(`${view.name}:`)))
      .map((service) => service.name),
    ingests: history.ingests,
    materializations,
    statistics: statisticsOf(view, history.statistics?.columns ?? []),
  };
}

/** Statistics are as the last ingest left them: a feature that was renamed since is found under its former names. */
function statisticsOf({ fields, formerly }: AppliedView, columns: readonly ColumnStatistics[]): ColumnStatistics[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return fields.flatMap(({ name }) => {
    const known = [name, ...(formerly.features[name] ?? [])].find((one) => byName.has(one));
    return known === undefined ? [] : [{ ...byName.get(known)!, name }];
  });
}

/** A line for each applied view, by name. */
export async function summarizeViews(): Promise<ViewSummary[]> {
  const views = await listViews();
  return Promise.all(views.map(async (view) => summarize(view, await readHistory(view))));
}

/** What has filled a view. */
interface History {
  readonly ingests: readonly Ingest[];
  readonly statistics: TableStatistics | null;
  readonly finished: readonly Materialization[];
}

async function readHistory({ name, source: { table } }: AppliedView): Promise<History> {
  const [ingests, statistics, finished] = await Promise.all([
    listIngests(table),
    findTableStatistics(table),
    listFinishedMaterializations(name),
  ]);
  return { ingests, statistics, finished };
}

function summarize(view: AppliedView, { ingests, statistics, finished }: History): ViewSummary {
  return {
    ...view,
    rows: ingests.reduce((total, ingest) => total + ingest.rows, 0),
    keys: statistics?.rows ?? 0,
    freshness: freshnessOf(view, { ingests, finished, now: new Date() }),
  };
}
