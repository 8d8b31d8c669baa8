import { z } from 'zod';
import { getModel } from '#server/models/models.repo';
import { listRequests } from '#server/models/requests.repo';
import { defineCommand, parameter } from '../command.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Lists the promotions of a model that were requested, pending ones first.',
  arguments: { model: parameter('<model>', z.string(), 'name of the model') },
  async run({ model }) {
    const requests = await listRequests((await getModel(model)).name);
    const rows = requests.map(({ id, status, run, version, alias, requestedBy, reason, decidedBy, word }) => [
      ...[id, status, version ?? run ?? '', alias, requestedBy, reason, decidedBy ?? '', word ?? ''],
    ]);
    const columns = ['request', 'status', 'of', 'alias', 'asked by', 'reason', 'decided by', 'word'].map((header) => ({
      header,
    }));
    return { text: rows.length > 0 ? textTable(columns, rows) : 'Nobody has requested one.', data: requests };
  },
});
