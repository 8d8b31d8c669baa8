import { materialize } from '#server/feature-store/materialize';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describeMaterializations } from '../text/describe-materializations.ts';

export default defineCommand({
  description: 'Writes the latest row of every key with its event in an interval to the online store.',
  arguments: {
    start: parameter('<start>', TimeSchema, 'first moment of the interval'),
    end: parameter('<end>', TimeSchema, 'last moment of the interval'),
  },
  options: { views: parameter('--views <a,b,…>', ListSchema.optional(), 'feature views; all online ones if left out') },
  async run({ start, end, views }, { actor, progress, signal }) {
    const hooks = { signal, onProgress: progress.report };
    const done = await materialize({ start, end, ...(views && { views }) }, hooks, actor);
    progress.end();
    return { text: describeMaterializations(done), data: done };
  },
});
