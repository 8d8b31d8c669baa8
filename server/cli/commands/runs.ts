import { z } from 'zod';
import { getExperiment } from '#server/runs/experiments.repo';
import { getRuns } from '#server/runs/runs.repo';
import { SearchRunsSchema, searchRunIds } from '#server/runs/search-runs';
import { withStale } from '#server/runs/stale-runs';
import { defineCommand, parameter } from '../command.ts';
import { textTable } from '../table.ts';

const { q, sort, limit } = SearchRunsSchema.shape;

export default defineCommand({
  description: `Lists runs, newest first, each beside the majority class. A query finds some of them:

  cookoff runs 'metric.f1_macro > 0.6 and owner = "Dee"' --sort=-metric.f1_macro`,
  arguments: { query: parameter('[query]', q, 'which runs; all that are not archived if left out') },
  options: {
    experiment: parameter('--experiment <name>', z.string().optional(), 'only runs of this experiment'),
    sort: parameter('--sort <column>', sort, 'name, or -metric.f1_macro for the highest first; -created if left out'),
    limit: parameter('--limit <n>', limit, 'at most so many; 50 if left out'),
  },
  async run({ query, experiment, sort, limit }) {
    const within = experiment && `experiment = ${JSON.stringify((await getExperiment(experiment)).name)}`;
    const whole = [query && `(${query})`, within].filter(Boolean).join(' and ');
    const { ids } = await searchRunIds({ q: within ? whole : query, sort, limit });
    const runs = await withStale(await getRuns(ids));
    const figure = (value: number | undefined): string => value?.toFixed(3) ?? '–';
    const rows = runs.map((run) => [
      run.id,
      run.name,
      run.owner,
      run.algorithm,
      run.stale.length > 0 ? `${run.status}, stale` : run.status,
      figure(run.report?.metrics.accuracy),
      figure(run.report?.metrics.f1_macro),
      figure(run.baseline?.metrics.accuracy),
      run.createdAt.toISOString().slice(0, 16).replace('T', ' '),
    ]);
    const headers = ['id', 'name', 'owner', 'algorithm', 'status', 'accuracy', 'f1_macro', 'majority', 'created'];
    const columns = headers.map((header, i) => ({
      header,
      align: i >= 5 && i <= 7 ? ('right' as const) : ('left' as const),
    }));
    const none = whole ? 'No run fits.' : 'No runs yet. `cookoff train` makes one.';
    return { text: runs.length > 0 ? textTable(columns, rows) : none, data: runs };
  },
});
