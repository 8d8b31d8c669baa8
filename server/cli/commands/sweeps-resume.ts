import { z } from 'zod';
import { pauseAbandonedSweeps } from '#server/runs/pause-abandoned-sweeps';
import { requeueSweep } from '#server/runs/steer-sweep';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { sweepHere } from '../sweep-here.ts';
import { describeSweep } from '../text/describe-sweep.ts';

export default defineCommand({
  description: 'Goes on here and now with a sweep that was paused, cancelled, failed or died, from what it has.',
  arguments: { id: parameter('<id>', z.string(), 'as cookoff sweeps lists it') },
  options: { top: parameter('--top <n>', NumberSchema.default(15), 'points to print; 15 if left out') },
  async run({ id, top }, context) {
    await pauseAbandonedSweeps();
    const atlas = await sweepHere(await requeueSweep(id), context);
    return { text: describeSweep(atlas, top), data: atlas };
  },
});
