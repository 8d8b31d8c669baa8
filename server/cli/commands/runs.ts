import { listRuns } from '#server/runs/runs.repo';
import { withStale } from '#server/runs/stale-runs';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists runs, newest first, each beside the majority class.',
  options: { limit: parameter('--limit <n>', NumberSchema.default(50), 'at most so many; 50 if left out') },
  async run({ limit }) {
    const runs = await withStale(await listRuns({ limit }));
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
    const text = runs.length > 0 ? textTable(columns, rows) : 'No runs yet. `cookoff train` makes one.';
    return { text, data: runs };
  },
});
