import { pauseAbandonedSweeps } from '#server/runs/pause-abandoned-sweeps';
import type { Sweep } from '#server/runs/sweep-schema';
import { listSweeps } from '#server/runs/sweeps.repo';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists sweeps, newest first. One that stopped can go on: sweeps resume ID.',
  options: { limit: parameter('--limit <n>', NumberSchema.default(50), 'at most so many; 50 if left out') },
  async run({ limit }) {
    await pauseAbandonedSweeps();
    const sweeps = await listSweeps({ limit });
    const columns = ['id', 'name', 'owner', 'status', 'points', 'created'].map((header) => ({ header }));
    const text =
      sweeps.length > 0 ? textTable(columns, sweeps.map(toCells)) : 'No sweeps yet. `cookoff sweep` makes one.';
    return { text, data: sweeps };
  },
});

function toCells({ id, name, owner, status, error, progress, budget, createdAt }: Sweep): string[] {
  const created = createdAt.toISOString().slice(0, 16).replace('T', ' ');
  return [id, name, owner, error ? `${status}: ${error}` : status, `${progress?.done ?? 0} of ${budget}`, created];
}
