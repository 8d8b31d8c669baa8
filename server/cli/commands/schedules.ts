import { listSchedules } from '#server/jobs/schedules.repo';
import { defineCommand } from '../command.ts';
import { describeSchedules } from '../text/describe-schedules.ts';

export default defineCommand({
  description: 'Lists schedules: what each does, when it is due and what came of it last.',
  async run() {
    const schedules = await listSchedules();
    return { text: describeSchedules(schedules), data: { schedules } };
  },
});
