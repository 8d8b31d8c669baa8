import { z } from 'zod';
import { editExperiment } from '#server/runs/edit-experiment';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Puts an experiment away: it can be read, and takes no more runs.',
  arguments: { name: parameter('<name>', z.string(), 'name or id of the experiment') },
  async run({ name }) {
    const experiment = await editExperiment(name, { archived: true });
    const text = `Experiment "${experiment.name}" is put away. cookoff experiments restore takes it up again.`;
    return { text, data: experiment };
  },
});
