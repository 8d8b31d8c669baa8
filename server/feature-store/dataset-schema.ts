/** What one asks a training dataset with, as Zod: shared by the page, the API and the command line. */
import { z } from 'zod';
import { FeatureReferenceSchema } from './vocabulary.ts';

const SHA256 = /^[0-9a-f]{64}$/;

const FeaturesSchema = z
  .array(FeatureReferenceSchema)
  .min(1, 'pick at least one feature')
  .max(1_000)
  .describe('feature references, in the order of the columns');

export const DatasetRequestSchema = z.strictObject({
  features: FeaturesSchema,
  label: FeatureReferenceSchema.optional().describe('a further column, which is told by class'),
  entities: z
    .union([z.literal('all'), z.string().regex(SHA256)], {
      error: 'give "all", or the id of entity rows that were sent before',
    })
    .default('all')
    .describe('everybody in the newest snapshot, or the id of entity rows that were sent'),
  asOf: z.iso.datetime({ offset: true }).optional().describe('moment of rows that name none; now when left out'),
  includeLate: z.boolean().default(false).describe('see rows that were written after the moment asked about too'),
  shortNames: z.boolean().default(false).describe('call columns feature, not view__feature'),
});
export type DatasetRequest = z.infer<typeof DatasetRequestSchema>;

const FlagSchema = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

/** The same in an address: features with commas, flags as true and false. */
export const DatasetQuerySchema = z.object({
  features: z
    .string({ error: 'name features: ?features=view:a,view:b' })
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(FeaturesSchema),
  label: FeatureReferenceSchema.optional(),
  entities: DatasetRequestSchema.shape.entities,
  asOf: DatasetRequestSchema.shape.asOf,
  includeLate: FlagSchema,
  shortNames: FlagSchema,
});

export const EntityRowsQuerySchema = z.object({
  fileName: z
    .string()
    .regex(/\.(csv|parquet)$/i, 'should end in .csv or .parquet')
    .max(255)
    .describe('what the file is called; .csv or .parquet'),
});

export const DatasetFileQuerySchema = z.object({
  format: z.enum(['parquet', 'csv']).default('parquet'),
});

export const DatasetParamsSchema = z.object({
  id: z
    .string()
    .regex(/^\d{8}T\d{6}-[a-z0-9]{12}$/, 'is no id of a dataset')
    .describe('id of a dataset'),
});
