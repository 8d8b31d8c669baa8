import { materializeIncremental } from '#server/feature-store/materialize';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describeMaterializations } from '../text/describe-materializations.ts';

export default defineCommand({
  description: 'Writes what is new since the last materialization to the online store.',
  arguments: { end: parameter('[end]', TimeSchema.optional(), 'last moment; now if left out') },
  options: { views: parameter('--views <a,b,…>', ListSchema.optional(), 'feature views; all online ones if left out') },
  async run({ end, views }, { actor, progress, signal }) {
    const hooks = { signal, onProgress: progress.report };
    const done = await materializeIncremental({ ...(end && { end }), ...(views && { views }) }, hooks, actor);
    progress.end();
    return { text: describeMaterializations(done), data: done };
  },
});
