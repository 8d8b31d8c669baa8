import { z } from 'zod';
import { createSchedule } from '#server/jobs/save-schedule';
import { CreateScheduleSchema } from '#server/jobs/schedule-schema';
import { SCHEDULED_KINDS } from '#server/jobs/schema';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema } from '../schemas.ts';
import { describeSchedules } from '../text/describe-schedules.ts';

export default defineCommand({
  description: 'Has the workers do something again and again, by the clock.',
  arguments: { name: parameter('<name>', CreateScheduleSchema.shape.name, 'such as nightly') },
  options: {
    cron: parameter('--cron <fields>', CreateScheduleSchema.shape.cron, "five fields, such as '0 5 * * *' for 05:00"),
    kind: parameter('--kind <kind>', CreateScheduleSchema.shape.kind, Object.keys(SCHEDULED_KINDS).join(', ')),
    timeZone: parameter('--time-zone <name>', z.string().default('UTC'), 'such as Europe/London; UTC if left out'),
    newest: parameter('--newest <files>', z.string().optional(), 'ingest, refresh: path, glob or s3://… of the files'),
    pipeline: parameter('--pipeline <name>', z.string().optional(), 'ingest, refresh: the only one if left out'),
    views: parameter('--views <a,b,…>', ListSchema.optional(), 'refresh, materialize: all online ones if left out'),
    model: parameter('--model <reference>', z.string().optional(), 'score: name, name@alias or name/v0.1'),
    where: parameter('--where <condition>', z.string().optional(), "score: only some, 'monetaryvalue > 1000'"),
  },
  async run({ name, cron, kind, timeZone, ...rest }, { actor }) {
    const input = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const schedule = await createSchedule({ name, kind, cron, timeZone, input }, actor);
    return { text: describeSchedules([schedule]), data: schedule };
  },
});
