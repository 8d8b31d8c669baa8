import { listExperiments } from '#server/runs/experiments.repo';
import { defineCommand } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists experiments, newest first: runs of one question, judged on the same rows.',
  async run() {
    const experiments = await listExperiments();
    const headers = ['name', 'label', 'metric', 'split', 'runs', 'sweeps', 'owners'];
    const rows = experiments.map(({ name, label, metric, split, runs, sweeps, owners }) => [
      ...[name, label, metric, split.name, `${runs}`, `${sweeps}`, owners.join(', ')],
    ]);
    const columns = headers.map((header) => ({ header, align: 'left' as const }));
    const none = 'No experiments yet. `cookoff experiments create` starts one.';
    return { text: experiments.length > 0 ? textTable(columns, rows) : none, data: experiments };
  },
});
