import { z } from 'zod';
import { promoteRun } from '#server/models/promote-run';
import { promoteVersion } from '#server/models/promote-version';
import { requestPromotion } from '#server/models/request-promotion';
import { resolveVersion } from '#server/models/resolve-version';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/vocabulary';
import { defineCommand, parameter } from '../command.ts';
import { CONSENT_OPTIONS } from '../promotion-options.ts';

/** A run's id has neither sign; a version is named with one of them. */
const namesVersion = (subject: string): boolean => /[@/]/.test(subject);

export default defineCommand({
  description:
    'Makes a finished run the next version of a model and points an alias at it; or points an alias at a version there ' +
    'is. Production has gates, which `gates` shows.',
  arguments: { subject: parameter('<run>', z.string(), 'run id; or a version: model@candidate, model/v0.1') },
  options: {
    model: parameter('--model <name>', z.string().default(DEFAULT_MODEL), `of a run; ${DEFAULT_MODEL} if left out`),
    alias: parameter('--alias <name>', z.string().default(PRODUCTION), `${PRODUCTION} if left out`),
    reason: parameter(
      '--reason <text>',
      z.string().default('promoted on the command line'),
      'why; kept in the history',
    ),
    ...CONSENT_OPTIONS,
    request: parameter('--request', z.boolean().default(false), 'ask the leads of a protected alias for it'),
  },
  async run({ subject, ack, override, request, ...promotion }, { actor, progress }) {
    progress.report({ phase: `checking ${subject}` });
    const target = namesVersion(subject) ? await resolveVersion(subject) : null;
    const asked = { ...promotion, model: target?.model ?? promotion.model, acknowledge: ack };
    if (request) {
      const kept = await requestPromotion(
        { ...asked, ...(target ? { version: target.version } : { run: subject }) },
        actor,
      );
      progress.end();
      return { text: `Asked the leads of ${kept.model} for it: request ${kept.id}.`, data: kept };
    }
    const version = target
      ? await promoteVersion({ ...asked, override, to: target.version }, actor)
      : await promoteRun(subject, { ...asked, override }, actor);
    progress.end();
    return {
      text: `${version.model} ${version.version} is now ${promotion.alias}; its package is ${version.key}`,
      data: version,
    };
  },
});
