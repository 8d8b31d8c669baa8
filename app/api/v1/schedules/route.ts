import { route } from '#server/doors/route';
import { createSchedule } from '#server/jobs/save-schedule';
import { CreateScheduleSchema } from '#server/jobs/schedule-schema';
import { listSchedules } from '#server/jobs/schedules.repo';

export const GET = route({}, async () => ({ schedules: await listSchedules() }));

export const POST = route({ body: CreateScheduleSchema, status: 201 }, ({ body, actor }) =>
  createSchedule(body, actor),
);
