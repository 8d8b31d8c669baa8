import { z } from 'zod';
import { materialize } from '#server/feature-store/materialize';
import { resumeMaterialization } from '#server/feature-store/resume-materialization';
import { AppError } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describeMaterializations } from '../text/describe-materializations.ts';

export default defineCommand({
  description: 'Writes the latest row of every key with its event in an interval to the online store.',
  arguments: {
    start: parameter('[start]', TimeSchema.optional(), 'first moment of the interval'),
    end: parameter('[end]', TimeSchema.optional(), 'last moment of the interval'),
  },
  options: {
    views: parameter('--views <a,b,…>', ListSchema.optional(), 'feature views; all online ones if left out'),
    resume: parameter('--resume <id>', z.string().optional(), 'go on with one that stopped, from where it was'),
  },
  async run({ start, end, views, resume }, { actor, progress, signal }) {
    const hooks = { signal, onProgress: progress.report };
    const done = resume
      ? [await resumeMaterialization(resume, hooks)]
      : await materialize({ ...requireInterval(start, end), ...(views && { views }) }, hooks, actor);
    progress.end();
    return { text: describeMaterializations(done), data: done };
  },
});

function requireInterval(start: Date | undefined, end: Date | undefined): { start: Date; end: Date } {
  if (start && end) return { start, end };
  const message = 'cookoff materialize: give a start and an end, or with --resume a materialization that stopped.';
  throw new AppError('invalid_input', message);
}
