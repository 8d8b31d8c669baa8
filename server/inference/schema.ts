/** What `/invocations` is asked and what it answers, as Zod: the API description is made from these. */
import { z } from 'zod';
import { DEFAULT_MODEL } from '../models/vocabulary.ts';
import { kindOf } from './answering/kind-of.ts';
import { MOST_ROWS } from './most-rows.ts';

const rowsOf = <T extends z.ZodType>(item: T, what: string) =>
  z
    .array(item, { error: ({ input }) => `must be a list of ${what}; it is ${kindOf(input)}` })
    .min(1, `must hold at least one of ${what}; it is empty`)
    .max(MOST_ROWS, `may hold at most ${MOST_ROWS} of ${what}; send the rest in another request`);

const CustomerIdSchema = z
  .string({ error: ({ input }) => `must be a customer id as text, such as "12747.0"; it is ${kindOf(input)}` })
  .min(1, 'must be a customer id as text, such as "12747.0"; it is empty');

const CellSchema = z.union([z.number(), z.boolean(), z.null()], {
  error: ({ input }) => `must be a number, true, false or null; it is ${kindOf(input)}`,
});
export const RecordsSchema = rowsOf(z.record(z.string(), CellSchema), 'objects by feature name');
export const MatrixSchema = rowsOf(z.array(CellSchema), 'rows of numbers in the order of the signature');
export const ColumnsSchema = z.record(z.string(), rowsOf(CellSchema, 'numbers'));

/** The field, and the tensor, in which customers are asked for. */
export const CUSTOMERS_FIELD = 'customer_list';

export const CustomersSchema = z.object({
  [CUSTOMERS_FIELD]: rowsOf(CustomerIdSchema, 'customer ids'),
});
export const DataframeSplitSchema = z.object({
  dataframe_split: z.object({
    columns: z.array(z.string()).min(1),
    data: rowsOf(z.array(CellSchema), 'rows'),
  }),
});
export const DataframeRecordsSchema = z.object({ dataframe_records: RecordsSchema });
const InstancesSchema = z.object({ instances: z.union([RecordsSchema, MatrixSchema]) });
const InputsSchema = z.object({ inputs: z.union([ColumnsSchema, RecordsSchema, MatrixSchema]) });

export const InvocationBodySchema = z.union([
  CustomersSchema,
  DataframeSplitSchema,
  DataframeRecordsSchema,
  InstancesSchema,
  InputsSchema,
]);

export type Cell = z.infer<typeof CellSchema>;

export const InvocationQuerySchema = z.object({
  model: z
    .string()
    .optional()
    .describe(`name, name@alias or name/v0.1; the production version of ${DEFAULT_MODEL} when left out`),
  details: z.enum(['true', 'false']).default('false').describe('also say why, how sure, and from which features'),
});

const ProbabilitySchema = z.object({ label: z.number().int(), name: z.string(), probability: z.number() });

const DetailSchema = z.object({
  /** Only when customers were asked for. */
  id: z.string().optional(),
  status: z.enum(['predicted', 'unknown_customer', 'no_features', 'missing_features']),
  reason: z.string().optional(),
  label: z.number().int().nullable(),
  name: z.string().nullable(),
  probabilities: z.array(ProbabilitySchema).nullable(),
  features: z.array(
    z.object({
      feature: z.string(),
      value: z.union([z.number(), z.null()]),
      event_timestamp: z.string().nullable().optional(),
      outside_training_range: z.boolean(),
    }),
  ),
});
export type Detail = z.infer<typeof DetailSchema>;

export const InvocationAnswerSchema = z.object({
  predictions: z.array(z.number().int().nullable()).describe('one an input, in its order; null where there is none'),
  model: z.object({ name: z.string(), version: z.string(), run: z.string() }).optional(),
  details: z.array(DetailSchema).optional(),
});
export type InvocationAnswerBody = z.infer<typeof InvocationAnswerSchema>;
