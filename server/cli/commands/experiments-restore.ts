import { z } from 'zod';
import { editExperiment } from '#server/runs/edit-experiment';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Takes an experiment up again that was put away.',
  arguments: { name: parameter('<name>', z.string(), 'name or id of the experiment') },
  async run({ name }) {
    const experiment = await editExperiment(name, { archived: false });
    return { text: `Experiment "${experiment.name}" takes runs again.`, data: experiment };
  },
});
