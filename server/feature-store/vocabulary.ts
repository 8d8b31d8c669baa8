/**
 * The words a feature repo is written in: entity, source, field, feature view, feature service, pipeline.
 * Each makes plain data; nothing here reads or writes anything.
 */
import { z } from 'zod';

/** Feast's value types, by Feast's names. */
export const VALUE_TYPES = ['int32', 'int64', 'float32', 'float64', 'string', 'bool', 'unix_timestamp'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

const NameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'a name starts with a letter and holds letters, digits and _ (63 at most)');

/** What a definition was called until now, so that its history and everybody who names it go on. */
const RenamedFromSchema = NameSchema.optional();

const described = {
  description: z.string().default(''),
  owner: z.string().default(''),
  tags: z.record(z.string(), z.string()).default({}),
};

export const EntitySchema = z.strictObject({
  kind: z.literal('entity').default('entity'),
  name: NameSchema,
  renamedFrom: RenamedFromSchema,
  joinKey: NameSchema,
  valueType: z.enum(['string', 'int32', 'int64']).default('string'),
  ...described,
});
export type Entity = z.infer<typeof EntitySchema>;

const FieldSchema = z.strictObject({
  name: NameSchema,
  renamedFrom: RenamedFromSchema,
  dtype: z.enum(VALUE_TYPES, {
    error: ({ input }) => `${JSON.stringify(input) ?? 'nothing'} is no value type; there are ${VALUE_TYPES.join(', ')}`,
  }),
  description: z.string().default(''),
  /** Names of the classes when the field is a label, by class value: `{ 0: 'low value' }`. */
  classes: z.record(z.string().regex(/^-?\d+$/), z.string().min(1)).optional(),
  /** The label this field gives away, when it does. */
  leaks: NameSchema.optional(),
});
export type Field = z.infer<typeof FieldSchema>;

const SourceSchema = z.strictObject({
  name: NameSchema,
  /** Table of the offline store that holds the history. */
  table: NameSchema,
  timestampField: NameSchema.default('event_timestamp'),
  createdTimestampField: NameSchema.default('created_timestamp'),
  /** The pipeline that writes the table, when this project makes it itself. */
  pipeline: NameSchema.optional(),
});
export type Source = z.infer<typeof SourceSchema>;

export const FeatureViewSchema = z.strictObject({
  kind: z.literal('feature_view').default('feature_view'),
  name: NameSchema,
  renamedFrom: RenamedFromSchema,
  /** Names of the entities whose join keys address a row. */
  entities: z.array(NameSchema).min(1),
  /** How old a row may be and still be used, in seconds; 0 = for ever. */
  ttlSeconds: z.number().int().nonnegative({ error: 'is 0 (for ever) or a number of seconds' }),
  fields: z.array(FieldSchema).min(1),
  source: SourceSchema,
  online: z.boolean().default(true),
  ...described,
});
export type FeatureView = z.infer<typeof FeatureViewSchema>;

/** `view:feature`. */
export const FeatureReferenceSchema = z
  .string()
  .regex(/^[A-Za-z]\w*:[A-Za-z]\w*$/, 'a feature reference looks like view:feature');

export const FeatureServiceSchema = z.strictObject({
  kind: z.literal('feature_service').default('feature_service'),
  name: NameSchema,
  renamedFrom: RenamedFromSchema,
  features: z.array(FeatureReferenceSchema).min(1),
  ...described,
});
export type FeatureService = z.infer<typeof FeatureServiceSchema>;

/** What the feature registry holds, by kind and name. */
export type Definition = Entity | FeatureView | FeatureService;
export type DefinitionKind = Definition['kind'];

export type Scalar = string | number | boolean | null;
export type Row = Record<string, Scalar>;

/** What a pipeline is given: SQL over its input (relation `raw`, every column text) and its parameters. */
export interface PipelineContext<P> {
  /** Rows of a SELECT over `raw`. Numbers come as numbers, timestamps as epoch milliseconds (UTC). */
  query(sql: string): Promise<Row[]>;
  parameters: P;
}

/** What a pipeline gives back: feature rows without their two timestamps, and an account of what it left out. */
export interface PipelineResult {
  rows: Row[];
  /** Named counts along the way, in order: `{ raw: 541909, uk: 495478, … }`. Arrays are per class. */
  counts: Record<string, number | number[]>;
  /** Rows left out, by reason, in the order the reasons are tested. */
  dropped: { reason: string; unit: string; count: number }[];
}

export interface Pipeline<P = unknown> {
  kind: 'pipeline';
  name: string;
  /** The offline table it writes. */
  table: string;
  /** Columns the input file must have. */
  columns: readonly string[];
  parameters: z.ZodType<P>;
  run(context: PipelineContext<P>): Promise<PipelineResult>;
}

/** Everything a feature repo defines, in the order of its files and exports. */
export interface FeatureRepo {
  readonly entities: readonly Entity[];
  readonly views: readonly FeatureView[];
  readonly services: readonly FeatureService[];
  readonly pipelines: readonly Pipeline[];
}

/**
 * A definition with its defaults. What does not fit goes on as it was written: the loader, which knows the file, refuses
 * it together with everything else that is wrong.
 */
function define<T extends object>(schema: z.ZodType<T>, input: object, kind?: DefinitionKind): T {
  const { data } = schema.safeParse(input);
  return data ?? ({ ...(kind && { kind }), ...input } as T);
}

export const entity = (input: z.input<typeof EntitySchema>): Entity => define(EntitySchema, input, 'entity');
export const field = (input: z.input<typeof FieldSchema>): Field => define(FieldSchema, input);
export const source = (input: z.input<typeof SourceSchema>): Source => define(SourceSchema, input);
export const featureView = (input: z.input<typeof FeatureViewSchema>): FeatureView =>
  define(FeatureViewSchema, input, 'feature_view');
export const featureService = (input: z.input<typeof FeatureServiceSchema>): FeatureService =>
  define(FeatureServiceSchema, input, 'feature_service');
export const pipeline = <P>(definition: Omit<Pipeline<P>, 'kind'>): Pipeline<P> => ({
  kind: 'pipeline',
  ...definition,
});
export const days = (n: number): number => n * 86_400;
