import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { changeSchedule } from '#server/jobs/save-schedule';
import { ChangeScheduleSchema } from '#server/jobs/schedule-schema';
import { deleteSchedule, getSchedule } from '#server/jobs/schedules.repo';

export const GET = route({ params: NameParamsSchema }, ({ params }) => getSchedule(params.name));

export const PUT = route({ params: NameParamsSchema, body: ChangeScheduleSchema }, ({ params, body }) =>
  changeSchedule(params.name, body),
);

export const DELETE = route({ params: NameParamsSchema }, ({ params }) => deleteSchedule(params.name));
