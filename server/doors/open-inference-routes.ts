import { z } from 'zod';
import { InferAnswerSchema, InferBodySchema, ModelMetadataSchema } from '#server/inference/open-inference-schema';
import type { RouteDescription } from './route-description.ts';

const TAG = 'Open Inference Protocol V2';

const NameSchema = z.string().describe('name, or name@alias; its production version when no version is named');
const ModelParamsSchema = z.object({ model: NameSchema });
const VersionParamsSchema = ModelParamsSchema.extend({ version: z.string().describe('v0.1') });

/** The protocol's errors are `{"error": …}`, and its bad requests 400. */
const INFER: Omit<RouteDescription, 'path' | 'params' | 'summary'> = {
  method: 'post',
  tag: TAG,
  description:
    'Ids as one tensor `customer_list` of BYTES; or one tensor a feature, of n or n × 1; or all features as one tensor ' +
    'of n × d in the order of the metadata. A customer without a prediction has label −1. Errors are `{"error": …}`.',
  body: {
    schema: InferBodySchema,
    examples: {
      customers: {
        id: '42',
        inputs: [{ name: 'customer_list', shape: [2], datatype: 'BYTES', data: ['12747.0', 'nobody'] }],
      },
      features: {
        inputs: [{ name: 'features', shape: [1, 8], datatype: 'FP64', data: [7, 1082.09, 3, 3, 8, 1, 0, 0] }],
        outputs: [{ name: 'label' }],
      },
    },
  },
  answer: {
    description: 'Tensors, a row for each in the request.',
    schema: InferAnswerSchema,
    example: {
      model_name: 'customer_segment',
      model_version: 'v0.0',
      id: '42',
      outputs: [{ name: 'label', shape: [2], datatype: 'INT64', data: [1, -1] }],
    },
    headers: {
      'x-model-version': 'The version that answered, such as customer_segment-v0.0.',
      'server-timing': 'Milliseconds by step.',
    },
  },
};

const METADATA: Omit<RouteDescription, 'path' | 'params' | 'summary'> = {
  method: 'get',
  tag: TAG,
  answer: {
    description: 'Names, types and shapes of its tensors.',
    schema: ModelMetadataSchema,
    example: {
      name: 'customer_segment',
      versions: ['v0.0'],
      platform: 'onnxruntime_onnx',
      inputs: [{ name: 'recency', datatype: 'INT32', shape: [-1] }],
      outputs: [{ name: 'label', datatype: 'INT64', shape: [-1] }],
    },
  },
};

const READY: Omit<RouteDescription, 'path' | 'params' | 'summary'> = {
  method: 'get',
  tag: TAG,
  answer: {
    description: 'It is loaded and can score.',
    schema: z.object({ name: z.string(), ready: z.literal(true) }),
    example: { name: 'customer_segment', ready: true },
  },
};

const MODEL = { path: '/v2/models/{model}', params: ModelParamsSchema };
const VERSION = { path: '/v2/models/{model}/versions/{version}', params: VersionParamsSchema };
const ofBoth = (route: Omit<RouteDescription, 'path' | 'params' | 'summary'>, end: string, summary: string) => [
  { ...route, ...MODEL, path: MODEL.path + end, summary },
  { ...route, ...VERSION, path: VERSION.path + end, summary: `${summary}, of one version` },
];

/** Routes that KServe, Triton and MLServer clients ask. */
export const OPEN_INFERENCE_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/v2',
    tag: TAG,
    summary: 'What this server is',
    answer: {
      description: 'Name and version.',
      schema: z.object({ name: z.string(), version: z.string(), extensions: z.array(z.string()) }),
    },
  },
  {
    method: 'get',
    path: '/v2/health/live',
    tag: TAG,
    summary: 'Whether the process answers',
    answer: { description: 'It does.', schema: z.object({ live: z.literal(true) }), example: { live: true } },
  },
  {
    method: 'get',
    path: '/v2/health/ready',
    tag: TAG,
    summary: 'Whether the default model can answer',
    description: 'Answered with 503 and the reason in `error` when it cannot.',
    answer: {
      description: 'It can.',
      schema: z.object({ live: z.literal(true), ready: z.boolean(), error: z.string().optional() }),
      example: { live: true, ready: true },
    },
  },
  ...ofBoth(METADATA, '', 'What a model takes and answers'),
  ...ofBoth(READY, '/ready', 'Whether a model can score'),
  ...ofBoth(INFER, '/infer', 'Predictions as tensors'),
];
