import { z } from 'zod';
import { promoteRun } from '#server/models/promote-run';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/schema';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Makes a finished run the next version of a model and points an alias at it.',
  arguments: { run: parameter('<run>', z.string(), 'run id') },
  options: {
    model: parameter('--model <name>', z.string().default(DEFAULT_MODEL), `${DEFAULT_MODEL} if left out`),
    alias: parameter('--alias <name>', z.string().default(PRODUCTION), `${PRODUCTION} if left out`),
    reason: parameter(
      '--reason <text>',
      z.string().default('promoted on the command line'),
      'why; kept in the history',
    ),
  },
  async run({ run, ...promotion }, { actor, progress }) {
    progress.report({ phase: `packaging and checking ${promotion.model}` });
    const version = await promoteRun(run, promotion, actor);
    progress.end();
    return {
      text: `${version.model} ${version.version} is now ${promotion.alias}; its package is ${version.key}`,
      data: version,
    };
  },
});
