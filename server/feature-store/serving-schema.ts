/** What the routes of the feature server take, in the shapes Feast's has. */
import { z } from 'zod';
import { parseTime } from '#server/platform/parse-time';

/** Rows in columns: one list a column, all of one length. Cells are checked where their type is known. */
const ColumnsSchema = z.record(z.string(), z.array(z.unknown()));
const SwitchSchema = z.stringbool({ error: 'say true or false' }).default(false);

/** Far more than two names and a colon: what is longer names nothing, and an error has to repeat it. */
const MAX_NAME = 200;
/** Each one unknown is answered with what it may have meant. */
const MAX_FEATURES = 5_000;

export const OnlineFeaturesBodySchema = z.object({
  entities: ColumnsSchema.describe('keys by join key'),
  // Feast's own clients send null for the one they leave out.
  features: z.array(z.string().max(MAX_NAME)).max(MAX_FEATURES).nullish().describe('feature references, view:feature'),
  feature_service: z.string().max(MAX_NAME).nullish().describe('or the name of a feature service'),
  full_feature_names: z.boolean().default(false).describe('call features view__feature'),
});
export type OnlineFeaturesBody = z.infer<typeof OnlineFeaturesBodySchema>;

export const OnlineFeaturesQuerySchema = z.object({
  legacy_status: SwitchSchema.describe(
    'statuses and numbers as Feast’s Python server writes them: no NULL_VALUE, no OUTSIDE_MAX_AGE',
  ),
  int64: z
    .enum(['number', 'string'])
    .default('number')
    .describe('how whole numbers beyond 2⁵³ are written, which JSON numbers may lose'),
});

export const OnlineFeaturesAnswerSchema = z.object({
  results: z
    .array(
      z.object({
        values: z.array(z.unknown()),
        statuses: z.array(z.enum(['PRESENT', 'NULL_VALUE', 'NOT_FOUND', 'OUTSIDE_MAX_AGE'])),
        event_timestamps: z.array(z.string()),
      }),
    )
    .describe('one a name, in the order of metadata.feature_names; in each one entry a key'),
  metadata: z.object({ feature_names: z.array(z.string()).describe('join keys, then features as asked for') }),
});
export type OnlineFeaturesAnswer = z.infer<typeof OnlineFeaturesAnswerSchema>;

const PUSH_TARGETS = ['online', 'offline', 'online_and_offline'] as const;

export const PushBodySchema = z.object({
  push_source_name: z.string().min(1).max(MAX_NAME).describe('name of a view’s source, or of the view'),
  df: ColumnsSchema.describe('join keys, features and timestamps, one list a column'),
  to: z.enum(PUSH_TARGETS).default('online'),
});
export type PushBody = z.infer<typeof PushBodySchema>;

export const PushAnswerSchema = z.object({
  views: z.array(
    z.object({
      view: z.string(),
      rows: z.number(),
      written_online: z.number(),
      older_than_stored: z.number(),
      written_offline: z.number(),
    }),
  ),
});
export type PushAnswer = z.infer<typeof PushAnswerSchema>;

/** As Python writes one; without an offset it is UTC. The same moment in ISO, so that texts compare as moments do. */
const MomentSchema = z
  .string()
  .transform(parseTime)
  .refine((moment) => !Number.isNaN(moment), { error: 'give a time like 2011-06-01T00:00:00Z' })
  .transform((moment) => new Date(moment).toISOString());

const ViewsSchema = z
  .array(z.string().min(1))
  .min(1)
  .refine((names) => new Set(names).size === names.length, 'a view is named twice')
  .optional()
  .describe('every online view when left out');

export const MaterializeIncrementalBodySchema = z.object({ end_ts: MomentSchema, feature_views: ViewsSchema });
export type MaterializeIncremental = z.infer<typeof MaterializeIncrementalBodySchema>;

export const MaterializeBodySchema = MaterializeIncrementalBodySchema.extend({ start_ts: MomentSchema });
export type Materialize = z.infer<typeof MaterializeBodySchema>;

export const MaterializeAnswerSchema = z.object({
  status: z.literal('accepted'),
  feature_views: z.array(z.string()).describe('as asked; empty for every online view'),
  job_id: z.string(),
  job: z.string().describe('route that says how far it is'),
});
export type MaterializeAnswer = z.infer<typeof MaterializeAnswerSchema>;
