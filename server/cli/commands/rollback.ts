import { z } from 'zod';
import { rollbackAlias } from '#server/models/rollback-alias';
import { VersionNameSchema } from '#server/models/schema';
import { PRODUCTION } from '#server/models/vocabulary';
import { defineCommand, parameter } from '../command.ts';
import { CONSENT_OPTIONS } from '../promotion-options.ts';

export default defineCommand({
  description:
    'Points an alias back at a version that had it, without gates. One that never had it is promoted, through them.',
  arguments: { model: parameter('<model>', z.string(), 'name of the model') },
  options: {
    to: parameter('--to <version>', VersionNameSchema.optional(), 'such as v0.0; the one before if left out'),
    alias: parameter('--alias <name>', z.string().default(PRODUCTION), `${PRODUCTION} if left out`),
    reason: parameter(
      '--reason <text>',
      z.string().default('rolled back on the command line'),
      'why; kept in the history',
    ),
    ...CONSENT_OPTIONS,
  },
  async run({ ack, ...input }, { actor }) {
    const version = await rollbackAlias({ ...input, acknowledge: ack }, actor);
    return { text: `${version.model} ${version.version} is now ${input.alias}.`, data: version };
  },
});
