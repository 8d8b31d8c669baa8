import { z } from 'zod';
import type { CreateSchedule } from '#server/jobs/schedule-schema';
import type { ScheduledKind } from '#server/jobs/schema';

/** What the form sends; fields left empty are left out. */
export const ScheduleFormSchema = z.object({
  name: z.string({ error: 'give it a name, such as nightly' }),
  kind: z.string(),
  cron: z.string({ error: 'give five fields, such as 0 5 * * * for every day at 05:00' }),
  timeZone: z.string().default('UTC'),
  newest: z.string().optional(),
  pipeline: z.string().optional(),
  views: z.string().optional(),
  model: z.string().optional(),
  where: z.string().optional(),
});
type ScheduleForm = z.infer<typeof ScheduleFormSchema>;

/** The form as the domain takes it: only what the kind knows, views as a list. The domain checks it. */
export function toSchedule({ name, kind, cron, timeZone, ...form }: ScheduleForm): CreateSchedule {
  return { name, kind: kind as ScheduledKind, cron, timeZone, input: toInput(kind, form) };
}

type InputFields = Omit<ScheduleForm, 'name' | 'kind' | 'cron' | 'timeZone'>;

function toInput(kind: string, { newest, pipeline, views, model, where }: InputFields): Record<string, unknown> {
  if (kind === 'score') return { ...(model && { model }), ...(where && { where }) };
  const list = (views ?? '').split(/[\s,]+/).filter(Boolean);
  const ingesting = kind === 'materialize' ? {} : { ...(newest && { newest }), ...(pipeline && { pipeline }) };
  const materializing = kind === 'ingest' || list.length === 0 ? {} : { views: list };
  return { ...ingesting, ...materializing };
}
