import { listModels } from '#server/models/models.repo';
import { withStaleVersions } from '#server/models/stale-versions';
import { defineCommand } from '../command.ts';
import { textTable } from '../table.ts';

/** Columns of the reason; whole with `--json` and on the page. */
const REASON_WIDTH = 72;

export default defineCommand({
  description: 'Lists models with their versions and aliases, newest first.',
  async run() {
    const models = await withStaleVersions(await listModels());
    const rows = models.flatMap(({ versions }) =>
      versions.map(({ model, version, aliases, runId, promotedBy, reason, createdAt, stale }) => [
        model,
        stale.length > 0 ? `${version}, stale` : version,
        aliases.join(', '),
        runId,
        promotedBy,
        createdAt.toISOString().slice(0, 16).replace('T', ' '),
        reason.length > REASON_WIDTH ? `${reason.slice(0, REASON_WIDTH - 1)}…` : reason,
      ]),
    );
    const columns = ['model', 'version', 'aliases', 'run', 'by', 'promoted', 'reason'].map((header) => ({ header }));
    const text = rows.length > 0 ? textTable(columns, rows) : 'No models yet. `cookoff promote RUN` makes one.';
    return { text, data: models };
  },
});
