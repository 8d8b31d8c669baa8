import { z } from 'zod';
import { deleteSchedule } from '#server/jobs/schedules.repo';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Deletes a schedule. The jobs it asked for stay.',
  arguments: { name: parameter('<name>', z.string(), 'as cookoff schedules lists it') },
  async run({ name }) {
    await deleteSchedule(name);
    return { text: `Schedule "${name}" is deleted.`, data: { name } };
  },
});
