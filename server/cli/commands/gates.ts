import { z } from 'zod';
import { previewPromotion } from '#server/models/preview-promotion';
import { resolveVersion } from '#server/models/resolve-version';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/vocabulary';
import { defineCommand, parameter } from '../command.ts';
import { describeGates } from '../text/describe-gates.ts';

export default defineCommand({
  description: 'Shows what a promotion would meet, without one. Opens the sealed slice of the run, where there is one.',
  arguments: { subject: parameter('<run>', z.string(), 'run id; or a version: model@candidate, model/v0.1') },
  options: {
    model: parameter('--model <name>', z.string().default(DEFAULT_MODEL), `of a run; ${DEFAULT_MODEL} if left out`),
    alias: parameter('--alias <name>', z.string().default(PRODUCTION), `${PRODUCTION} if left out`),
    reason: parameter('--reason <text>', z.string().optional(), 'what the promotion would say'),
  },
  async run({ subject, model, alias, reason }, { actor }) {
    const target = /[@/]/.test(subject) ? await resolveVersion(subject) : null;
    const preview = await previewPromotion(
      {
        ...(target ? { model: target.model, version: target.version } : { model, run: subject }),
        ...(reason !== undefined && { reason }),
        alias,
      },
      actor,
    );
    const who = preview.mayMove ? '' : '\nThe alias is protected: request the promotion with `promote --request`.';
    return { text: describeGates(preview.checklist) + who, data: preview };
  },
});
