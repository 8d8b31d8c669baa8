/** Answers that somebody says are wrong. Safe in the browser. */
import { z } from 'zod';
import { ModelNameSchema } from '../models/schema.ts';
import { ExplainAnswerSchema } from './explain-schema.ts';

/** An empty field of a form means: not said. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((input) => (input === '' ? undefined : input), schema.optional());

export const FlagAnswerSchema = z.strictObject({
  model: ModelNameSchema,
  /** The version in service under `production` when left out. */
  version: optional(z.string().regex(/^v\d+\.\d+$/, 'a version looks like v0.1')),
  customer: ExplainAnswerSchema.shape.customer,
  changes: ExplainAnswerSchema.shape.changes,
  expected: optional(z.coerce.number({ error: 'give the value of a class' }).int('give the value of a class')).describe(
    'value of the class that would be right, where it is known',
  ),
  note: z
    .string({ error: 'say what is wrong with it' })
    .trim()
    .min(3, 'say what is wrong with it')
    .max(1_000, 'at most 1,000 characters'),
});
export type FlagAnswer = z.input<typeof FlagAnswerSchema>;

export const ResolveFlagSchema = z.strictObject({
  id: z.string().min(1),
  resolution: z
    .string({ error: 'say what came of it' })
    .trim()
    .min(3, 'say what came of it')
    .max(1_000, 'at most 1,000 characters'),
});

/** A flagged answer, as it was given. */
export interface FlaggedAnswer {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  readonly customer: string;
  /** Values that were tried in the place of stored ones, by feature. */
  readonly changes: Readonly<Record<string, number>>;
  /** What was answered; null where there was no answer. */
  readonly label: number | null;
  readonly name: string | null;
  readonly probability: number | null;
  /** What would be right; null where nobody said. */
  readonly expected: number | null;
  readonly expectedName: string | null;
  readonly note: string;
  readonly by: string;
  readonly createdAt: Date;
  /** What came of it; null while it is open. */
  readonly resolution: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}
