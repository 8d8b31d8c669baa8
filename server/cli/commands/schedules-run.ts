import { z } from 'zod';
import { runScheduleNow } from '#server/jobs/fire-schedules';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Asks the workers for the job of a schedule now. When it is due next stays.',
  arguments: { name: parameter('<name>', z.string(), 'as cookoff schedules lists it') },
  async run({ name }) {
    const job = await runScheduleNow(name);
    return { text: `Job ${job.id} of schedule "${name}" waits for a worker.`, data: job };
  },
});
