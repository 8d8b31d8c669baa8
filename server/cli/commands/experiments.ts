import { z } from 'zod';
import { listExperiments } from '#server/runs/experiments.repo';
import { defineCommand, parameter } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists experiments, newest first: runs of one question, judged on the same rows.',
  options: {
    archived: parameter('--archived', z.boolean().default(false), 'those that are put away, instead of the others'),
  },
  async run({ archived }) {
    const experiments = await listExperiments({ archived });
    const headers = ['name', 'label', 'metric', 'split', 'runs', 'sweeps', 'owners'];
    const rows = experiments.map(({ name, label, metric, split, runs, sweeps, owners }) => [
      ...[name, label, metric, split.name, `${runs}`, `${sweeps}`, owners.join(', ')],
    ]);
    const columns = headers.map((header) => ({ header, align: 'left' as const }));
    const none = archived
      ? 'No experiment is put away.'
      : 'No experiments yet. `cookoff experiments create` starts one.';
    return { text: experiments.length > 0 ? textTable(columns, rows) : none, data: experiments };
  },
});
