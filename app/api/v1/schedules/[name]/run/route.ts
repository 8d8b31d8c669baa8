import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { runScheduleNow } from '#server/jobs/fire-schedules';

export const POST = route({ params: NameParamsSchema, status: 202 }, ({ params }) => runScheduleNow(params.name));
