import { z } from 'zod';
import { addToExperiment } from '#server/runs/add-to-experiment';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema } from '../schemas.ts';

export default defineCommand({
  description: 'Makes runs and sweeps that were made before part of an experiment; all of them, or none.',
  arguments: { name: parameter('<name>', z.string(), 'name or id of the experiment') },
  options: {
    runs: parameter('--runs <id,…>', ListSchema.optional(), 'of its label and split'),
    sweeps: parameter('--sweeps <id,…>', ListSchema.optional(), 'of its label, that have not seen what it seals'),
  },
  async run({ name, runs = [], sweeps = [] }) {
    const experiment = await addToExperiment(name, { runs, sweeps });
    const text = `${[...runs, ...sweeps].join(', ')}: part of the experiment "${experiment.name}".`;
    return { text, data: experiment };
  },
});
