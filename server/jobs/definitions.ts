import { z } from 'zod';
import { BatchRequestSchema } from '#server/inference/batch-schema';
import { RepeatRunsSchema } from '#server/runs/repeat-schema';
import { EXPLANATIONS, type ExplanationKind } from '#server/runs/schema';

const IsoTimeSchema = z.iso.datetime({ offset: true, message: 'give an ISO time, like 2011-12-10T00:00:00Z' });

/** A raw file that lies under `$COOKOFF_HOME/uploads`, or anywhere this machine can read. */
const IngestPathSchema = z.strictObject({
  path: z.string().min(1),
  fileName: z.string().min(1),
  pipeline: z.string().min(1).optional(),
  asOf: IsoTimeSchema.optional(),
  ifNew: z.boolean().optional(),
});
export type IngestPath = z.infer<typeof IngestPathSchema>;

/** A path or glob that a worker can read, or s3://bucket/folder/*.csv. */
const IngestNewestSchema = z.strictObject({
  newest: z.string().min(1),
  pipeline: z.string().min(1).optional(),
});

const ViewsSchema = z.array(z.string().min(1)).min(1);

/** What each kind of watched job is asked with. Its work stands in handlers.ts. */
export const JOB_INPUTS = {
  /** A raw file; the newest of some when it is new; or a recorded ingest once more. */
  ingest: z.union([IngestPathSchema, IngestNewestSchema, z.strictObject({ again: z.string().min(1) })]),
  /** Offline store to online store up to `end`, one view or all; or one that stopped, from where it was. */
  materialize: z.union([
    z.strictObject({
      views: ViewsSchema.optional(),
      start: IsoTimeSchema.optional(),
      end: IsoTimeSchema.optional(),
    }),
    z.strictObject({ resume: z.string().min(1) }),
  ]),
  /** The newest file into the offline store if it is new, then what is new into the online store. */
  refresh: IngestNewestSchema.extend({ views: ViewsSchema.optional() }),
  /** Batch prediction into the object store: one that was opened, or asked for anew whenever a schedule is due. */
  score: z.union([z.strictObject({ model: z.string().min(1), batch: z.string().min(1) }), BatchRequestSchema]),
  /** What moves a finished run's answers. */
  explain: z.strictObject({
    runId: z.string().min(1),
    kind: z.enum(Object.keys(EXPLANATIONS) as ExplanationKind[]),
  }),
  /** The settings of runs on many new splits. */
  repeat: RepeatRunsSchema,
} as const;

export type WatchedKind = keyof typeof JOB_INPUTS;
export type JobInput<Kind extends WatchedKind> = z.input<(typeof JOB_INPUTS)[Kind]>;
