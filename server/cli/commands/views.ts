import { summarizeViews } from '#server/feature-store/describe-view';
import { defineCommand } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists the feature views of the registry.',
  async run() {
    const views = await summarizeViews();
    const rows = views.map(({ name, version, fields, joinKeys, keys, freshness, appliedAt, owner }) => [
      name,
      `v${version}`,
      joinKeys.map((key) => key.name).join(', '),
      `${fields.length}`,
      `${keys}`,
      freshness.state.replace('_', ' '),
      owner,
      appliedAt.toISOString().slice(0, 16).replace('T', ' '),
    ]);
    const columns = ['view', 'version', 'join keys', 'features', 'keys', 'freshness', 'owner', 'applied'].map(
      (header) => ({ header }),
    );
    const text = rows.length > 0 ? textTable(columns, rows) : 'No feature views yet. `cookoff apply` registers them.';
    return { text, data: views };
  },
});
