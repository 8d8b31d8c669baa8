import { z } from 'zod';
import { recordRunFromPoint } from '#server/runs/create-run-from-point';
import { defineCommand, parameter } from '../command.ts';
import { describeRun } from '../text/describe-run.ts';
import { finishHere } from '../train-here.ts';

export default defineCommand({
  description: 'Trains a point of a sweep as a run here and now; it is marked with how many it was chosen from.',
  arguments: {
    id: parameter('<id>', z.string(), 'as cookoff sweeps lists it'),
    point: parameter('<point>', z.string(), 'as cookoff sweeps show names it, like 0-5'),
  },
  options: {
    name: parameter('--name <name>', z.string().optional(), 'name of the run; its features if left out'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose it is; you if left out'),
  },
  async run({ id, point, name, owner }, context) {
    const run = await finishHere(await recordRunFromPoint(id, point, { name, owner }, context.actor), context);
    return { text: describeRun(run), data: run };
  },
});
