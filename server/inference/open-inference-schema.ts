/** The Open Inference Protocol, version 2, as far as it is spoken here. */
import { z } from 'zod';
import { kindOf } from './answering/kind-of.ts';

/** Types of tensors that are understood. */
const DATATYPES = ['BYTES', 'BOOL', 'INT32', 'INT64', 'FP32', 'FP64'] as const;
export type Datatype = (typeof DATATYPES)[number];

/** Elements of one tensor: the largest body of JSON holds no more. */
const MOST_ELEMENTS = 2_000_000;

const InputTensorSchema = z.object({
  name: z.string({ error: 'name the tensor' }).min(1, 'name the tensor'),
  shape: z
    .array(z.number().int().min(0), { error: ({ input }) => `must be a list of sizes; it is ${kindOf(input)}` })
    .min(1, 'give at least one size')
    .max(8, 'give at most 8 sizes'),
  datatype: z.enum(DATATYPES, { error: `must be one of ${DATATYPES.join(', ')}` }),
  parameters: z.record(z.string(), z.unknown()).optional(),
  data: z
    .array(z.unknown(), { error: ({ input }) => `must be a list of elements, row after row; it is ${kindOf(input)}` })
    .max(MOST_ELEMENTS),
});

export const InferBodySchema = z.object({
  id: z.string().max(1_000, 'at most 1000 characters').optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  inputs: z
    .array(InputTensorSchema, { error: ({ input }) => `must be a list of tensors; it is ${kindOf(input)}` })
    .min(1, 'give at least one tensor')
    .max(1_000, 'at most 1000 tensors'),
  outputs: z
    .array(z.object({ name: z.string(), parameters: z.record(z.string(), z.unknown()).optional() }))
    .max(100)
    .optional(),
});
export type InferBody = z.infer<typeof InferBodySchema>;
export type InputTensor = InferBody['inputs'][number];

const OutputTensorSchema = z.object({
  name: z.string(),
  shape: z.array(z.number().int()),
  datatype: z.enum(DATATYPES),
  data: z.array(z.union([z.number(), z.string()])),
});
export type OutputTensor = z.infer<typeof OutputTensorSchema>;

export const InferAnswerSchema = z.object({
  model_name: z.string(),
  model_version: z.string(),
  id: z.string().optional(),
  outputs: z.array(OutputTensorSchema),
});
export type InferAnswer = z.infer<typeof InferAnswerSchema>;

const TensorMetadataSchema = z.object({
  name: z.string(),
  datatype: z.enum(DATATYPES),
  shape: z.array(z.number().int()).describe('−1 where any size will do'),
});
export type TensorMetadata = z.infer<typeof TensorMetadataSchema>;

export const ModelMetadataSchema = z.object({
  name: z.string(),
  versions: z.array(z.string()),
  platform: z.string(),
  inputs: z.array(TensorMetadataSchema),
  outputs: z.array(TensorMetadataSchema),
});
export type ModelMetadata = z.infer<typeof ModelMetadataSchema>;

/** How a prediction came to be, beside the label, for a protocol that knows no null. */
export const NO_LABEL = -1;
