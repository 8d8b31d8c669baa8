import { listApiKeys } from '#server/access/api-keys.repo';
import { defineCommand } from '../command.ts';
import { textTable } from '../table.ts';

const COLUMNS = ['id', 'name', 'may', 'begins', 'made by', 'state'].map((header) => ({ header }));

export default defineCommand({
  description: 'Lists the API keys of programs; the keys themselves are kept nowhere.',
  async run() {
    const keys = await listApiKeys();
    const rows = keys.map(({ id, name, scope, prefix, createdBy, revokedBy }) => [
      ...[id, name, scope, `${prefix}…`, createdBy],
      revokedBy === null ? 'open' : `revoked by ${revokedBy}`,
    ]);
    const text = rows.length > 0 ? textTable(COLUMNS, rows) : 'There are no API keys. cookoff keys add NAME makes one.';
    return { text, data: { keys } };
  },
});
