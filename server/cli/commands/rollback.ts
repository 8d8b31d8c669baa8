import { z } from 'zod';
import { rollbackAlias } from '#server/models/rollback-alias';
import { PRODUCTION } from '#server/models/schema';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Points an alias back at an earlier version of a model.',
  arguments: { model: parameter('<model>', z.string(), 'name of the model') },
  options: {
    to: parameter('--to <version>', z.string({ error: 'name the version, like v0.0' }), 'version, like v0.0'),
    alias: parameter('--alias <name>', z.string().default(PRODUCTION), `${PRODUCTION} if left out`),
    reason: parameter(
      '--reason <text>',
      z.string().default('rolled back on the command line'),
      'why; kept in the history',
    ),
  },
  async run(input, { actor }) {
    const version = await rollbackAlias(input, actor);
    return { text: `${version.model} ${version.version} is now ${input.alias}.`, data: version };
  },
});
