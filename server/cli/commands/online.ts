import { z } from 'zod';
import { onlineFeatures } from '#server/feature-store/online-features';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema } from '../schemas.ts';
import { textTable } from '../table.ts';

export default defineCommand({
  description: 'Reads the latest features of entities from the online store; unknown ones are null.',
  options: {
    features: parameter(
      '--features <a:b,…>',
      z.string({ error: 'name features, like view:feature' }).pipe(ListSchema),
      'feature references',
    ),
    keys: parameter('--keys <k1,k2,…>', z.string({ error: 'name entity keys' }).pipe(ListSchema), 'entity keys'),
  },
  async run({ features, keys }) {
    const online = await onlineFeatures({ features, keys });
    const rows = keys.map((key, i) => [key, ...features.map((name) => String(online.columns[name]![i] ?? 'null'))]);
    const names = features.map((reference) => reference.slice(reference.indexOf(':') + 1));
    const columns = ['key', ...names].map((header, i) => ({
      header,
      align: i === 0 ? ('left' as const) : ('right' as const),
    }));
    const records = keys.map((key, i) => ({
      key,
      found: online.found[i]!,
      values: Object.fromEntries(features.map((name) => [name, online.columns[name]![i] ?? null])),
      statuses: Object.fromEntries(features.map((name) => [name, online.statuses[name]![i]])),
    }));
    return { text: textTable(columns, rows), data: records };
  },
});
