/** How a schedule is asked for. */
import { z } from 'zod';
import { JOB_INPUTS } from './definitions.ts';
import { SCHEDULED_KINDS, type ScheduledKind } from './schema.ts';

const KINDS = Object.keys(SCHEDULED_KINDS) as ScheduledKind[];

const ScheduleNameSchema = z
  .string({ error: 'give it a name, such as nightly' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, 'a name has letters, digits, _ and -, such as nightly');

export const RhythmSchema = z.object({
  cron: z.string({ error: 'give five fields, such as 0 5 * * * for every day at 05:00' }),
  timeZone: z.string().default('UTC'),
});

/** `input` is what a job of the kind is asked with, see `JOB_INPUTS`. */
export const CreateScheduleSchema = RhythmSchema.extend({
  name: ScheduleNameSchema,
  kind: z.enum(KINDS, { error: `is one of ${KINDS.join(', ')}` }),
  input: z.record(z.string(), z.unknown()).default({}),
});
export type CreateSchedule = z.input<typeof CreateScheduleSchema>;

export const ChangeScheduleSchema = z.strictObject({
  cron: RhythmSchema.shape.cron.optional(),
  timeZone: z.string().optional(),
  kind: CreateScheduleSchema.shape.kind.optional(),
  input: z.record(z.string(), z.unknown()).optional(),
  enabled: z.boolean().optional(),
});
export type ChangeSchedule = z.infer<typeof ChangeScheduleSchema>;

/** What a job of the kind takes; the same schema its worker reads it with. */
export const inputSchemaOf = (kind: ScheduledKind): z.ZodType => JOB_INPUTS[kind];
