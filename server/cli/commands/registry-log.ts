import { z } from 'zod';
import { listRegistryChanges } from '#server/feature-store/registry-changes.repo';
import { defineCommand, parameter } from '../command.ts';
import { describeRegistryChanges } from '../text/describe-registry-changes.ts';

export default defineCommand({
  description: 'Lists what was applied to the feature registry and to the stores, by whom and when, newest first.',
  options: {
    view: parameter('--view <name>', z.string().optional(), 'only what was done to this feature view'),
    limit: parameter(
      '--limit <n>',
      z.coerce.number('give a whole number from 1 to 500').int().min(1).max(500).default(20),
      'at most so many; 20 when left out',
    ),
    before: parameter(
      '--before <id>',
      z
        .string()
        .regex(/^\d{1,18}$/, 'the id of a change is a number')
        .optional(),
      'only what came before the change with this id',
    ),
  },
  async run(page) {
    const changes = await listRegistryChanges(page);
    return { text: describeRegistryChanges(changes), data: { changes } };
  },
});
