import { z } from 'zod';
import { changeSchedule } from '#server/jobs/save-schedule';
import { defineCommand, parameter } from '../command.ts';
import { describeSchedules } from '../text/describe-schedules.ts';

export default defineCommand({
  description: 'Lets a schedule be due no more until it is resumed.',
  arguments: { name: parameter('<name>', z.string(), 'as cookoff schedules lists it') },
  async run({ name }) {
    const schedule = await changeSchedule(name, { enabled: false });
    return { text: describeSchedules([schedule]), data: schedule };
  },
});
