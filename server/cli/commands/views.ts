import { listViews } from '#server/feature-store/registry';
import { defineCommand } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists the feature views of the registry.',
  async run() {
    const views = await listViews();
    const rows = views.map(({ name, version, fields, joinKeys, appliedAt, owner }) => [
      name,
      `v${version}`,
      joinKeys.map((key) => key.name).join(', '),
      `${fields.length}`,
      owner,
      appliedAt.toISOString().slice(0, 16).replace('T', ' '),
    ]);
    const columns = ['view', 'version', 'join keys', 'features', 'owner', 'applied'].map((header) => ({ header }));
    const text = rows.length > 0 ? textTable(columns, rows) : 'No feature views yet. `cookoff apply` registers them.';
    return { text, data: views };
  },
});
