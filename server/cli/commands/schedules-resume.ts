import { z } from 'zod';
import { changeSchedule } from '#server/jobs/save-schedule';
import { defineCommand, parameter } from '../command.ts';
import { describeSchedules } from '../text/describe-schedules.ts';

export default defineCommand({
  description: 'Lets a paused schedule be due again, from its next moment on.',
  arguments: { name: parameter('<name>', z.string(), 'as cookoff schedules lists it') },
  async run({ name }) {
    const schedule = await changeSchedule(name, { enabled: true });
    return { text: describeSchedules([schedule]), data: schedule };
  },
});
