import { z } from 'zod';
import { writeExperimentNote } from '#server/runs/write-experiment-note';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Adds a note to what is told of an experiment.',
  arguments: {
    name: parameter('<name>', z.string(), 'name or id of the experiment'),
    text: parameter('<text>', z.string(), 'what you have to say'),
  },
  async run({ name, text }, { actor }) {
    await writeExperimentNote(name, { body: text }, actor);
    return { text: `Written to "${name}" by ${actor.name}.`, data: { experiment: name, body: text, by: actor.name } };
  },
});
