import { z } from 'zod';
import { editExperiment } from '#server/runs/edit-experiment';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Renames an experiment or asks its question otherwise. Its label, split and metric are fixed.',
  arguments: { experiment: parameter('<name>', z.string(), 'name or id of the experiment') },
  options: {
    name: parameter('--name <name>', z.string().optional(), 'what people call it from now on'),
    question: parameter('--question <text>', z.string().optional(), 'what is to be found out'),
  },
  async run({ experiment, name, question }) {
    const edited = await editExperiment(experiment, { name, question });
    return { text: `Experiment "${edited.name}" (${edited.id}): ${edited.question || 'no question'}`, data: edited };
  },
});
