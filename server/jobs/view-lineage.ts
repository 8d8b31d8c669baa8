import { type Ingest, listIngests } from '#server/feature-store/ingests.repo';
import { type AppliedView, getView, listServices } from '#server/feature-store/registry';
import type { FeatureService } from '#server/feature-store/vocabulary';
import { readFeatureUsers } from '#server/models/feature-users';
import type { ModelVersion } from '#server/models/schema';
import { listRunsOfView, type ViewRuns } from '#server/runs/feature-usage.repo';
import { listJobs } from './jobs.repo.ts';
import type { Job } from './schema.ts';

/** Something of which there may be many: how many there are, and the newest few. */
export interface Newest<T> {
  readonly total: number;
  readonly newest: readonly T[];
}

/** What a view is made from and what is made from it, in the order of the data. */
export interface ViewLineage {
  readonly view: AppliedView;
  readonly ingests: Newest<Ingest>;
  readonly services: readonly FeatureService[];
  readonly runs: ViewRuns;
  readonly models: Newest<ModelVersion>;
  /** Batch jobs of those models; of the newest fifty jobs. */
  readonly batches: Newest<Job>;
}

const MOST_SHOWN = 4;

/** @throws AppError `not_found` naming the nearest view. */
export async function viewLineage(name: string): Promise<ViewLineage> {
  const view = await getView(name);
  const [ingests, services, runs, users, jobs] = await Promise.all([
    listIngests(view.source.table),
    listServices(),
    listRunsOfView([view.name, ...view.formerly.names], MOST_SHOWN),
    readFeatureUsers(),
    listJobs({ kind: 'score' }),
  ]);
  const { services: used, models } = users.ofView(view.name);
  const served = models.toSorted((a, b) => b.aliases.length - a.aliases.length || +b.createdAt - +a.createdAt);
  const named = new Set(models.map(({ model }) => model));
  return {
    view,
    ingests: newestOf(ingests),
    services: services.filter((service) => used.includes(service.name)),
    runs,
    models: newestOf(served),
    batches: newestOf(jobs.filter((job) => named.has(modelOf(job)))),
  };
}

const newestOf = <T>(all: readonly T[]): Newest<T> => ({ total: all.length, newest: all.slice(0, MOST_SHOWN) });

/** The model a batch was asked of: `customer_segment` of `customer_segment@production`. */
function modelOf({ input }: Job): string {
  const { model = '' } = input as { model?: string };
  return model.split(/[@/]/)[0] ?? '';
}
