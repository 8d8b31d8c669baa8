import { z } from 'zod';
import { createRunFromPoint } from '#server/runs/create-run-from-point';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description:
    'Makes a run of a point of a sweep, which a worker trains: its features and parameters, marked with how many it was chosen from.',
  arguments: {
    id: parameter('<id>', z.string(), 'as cookoff sweeps lists it'),
    point: parameter('<point>', z.string(), 'as cookoff sweeps show names it, like 0-5'),
  },
  options: {
    name: parameter('--name <name>', z.string().optional(), 'name of the run; its features if left out'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose it is; you if left out'),
  },
  async run({ id, point, name, owner }, { actor }) {
    const run = await createRunFromPoint(id, point, { name, owner }, actor);
    return { text: `Run ${run.id} (${run.name}) is queued; a worker trains it.`, data: run };
  },
});
