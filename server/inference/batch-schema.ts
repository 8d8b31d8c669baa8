/** What a batch is and what one asks for. Safe in the browser. */
import { z } from 'zod';

const SHA256 = /^[0-9a-f]{64}$/;

const REFERENCE = /^[a-z][a-z0-9_]*(@[a-z][a-z0-9_]*|\/v?\d+\.\d+)?$/;

/** Who is scored: everybody, these keys, or the id of a file of them that was sent. */
const KeysSchema = z.union(
  [z.literal('all'), z.array(z.string().min(1)).min(1), z.strictObject({ file: z.string().regex(SHA256) })],
  { error: 'give "all", a list of keys, or {"file": id of entity rows that were sent}' },
);

export const BatchRequestSchema = z.strictObject({
  model: z
    .string()
    .regex(REFERENCE, 'a model is name, name@alias or name/v0.1')
    .describe('name, name@alias or name/v0.1'),
  keys: KeysSchema.default('all').describe('all, a list of keys, or a file of entity rows that was sent'),
  where: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .optional()
    .describe('of these only those whose features are so, such as "monetaryvalue > 1000"'),
  asOf: z.iso
    .datetime({ offset: true, message: 'give an ISO time, like 2011-12-10T00:00:00Z' })
    .optional()
    .describe('features as of this moment; now when left out'),
  out: z
    .string()
    .min(1)
    .optional()
    .describe('s3://bucket/key or a path; a key under prediction_results/ when left out'),
});
export type BatchRequestBody = z.input<typeof BatchRequestSchema>;

const BATCH_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** What became of a customer: the column `status` of the file. */
export const ROW_STATUSES = {
  predicted: 'scored',
  unknown_customer: 'not in the offline store at that moment',
  expired_features: 'older features than their view lets count',
  no_features: 'known, but without any feature of the model',
  missing_features: 'without some feature that the model cannot do without',
} as const;
export type RowStatus = keyof typeof ROW_STATUSES;

export interface BatchSummary {
  readonly model: string;
  readonly version: string;
  readonly key: string;
  readonly uri: string;
  /** Customers in the file: all that were named, or those of them that the condition lets through. */
  readonly rows: number;
  readonly scored: number;
  /** The first of those that were not scored, each with why; the file has all of them. */
  readonly unscored: readonly { readonly key: string; readonly status: RowStatus }[];
  readonly statuses: Readonly<Partial<Record<RowStatus, number>>>;
  readonly classes: readonly { readonly value: number; readonly name: string; readonly count: number }[];
  /** ISO times: of the features, and of the batch. */
  readonly asOf: string;
  readonly scoredAt: string;
  /** At work, over all sittings. */
  readonly durationMs: number;
}

/** How a batch was asked for, in what can be shown. */
export interface BatchRequestRecord {
  /** Null for everybody. */
  readonly named: number | null;
  readonly where: string | null;
  readonly out: string | null;
}

export interface Batch {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly asOf: Date;
  readonly request: BatchRequestRecord;
  readonly status: BatchStatus;
  /** 0 until the customers are listed. */
  readonly rowsTotal: number;
  readonly rowsRead: number;
  readonly durationMs: number;
  readonly executor: string | null;
  readonly beatAt: Date | null;
  readonly jobId: string | null;
  readonly result: BatchSummary | null;
  readonly error: string | null;
  readonly by: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Whether it stopped before its end; what it has done is kept. */
export const isResumable = ({ status }: Pick<Batch, 'status'>): boolean =>
  status === 'failed' || status === 'cancelled';
