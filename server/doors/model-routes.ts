import { z } from 'zod';
import { CUSTOMERS_FIELD } from '#server/inference/schema';
import { listModels } from '#server/models/models.repo';
import type { ModelVersion, Signature } from '#server/models/schema';
import { PRODUCTION, uniqueFeatureNames } from '#server/models/vocabulary';
import { remember } from '#server/platform/remember';
import { getHoldout } from '#server/runs/results.repo';
import { ROUTES } from './openapi.ts';
import type { RouteDescription } from './route-description.ts';

/** A customer the model was tested on, with the features it had. */
interface Example {
  readonly key: string;
  /** In the order of the signature; null where missing. */
  readonly values: readonly (number | null)[];
}

type Input = Signature['inputs'][number];

/** A version never changes, nor does what it was tested on. */
const examples = remember<Example>(64);

/** Every route, and for each model in production its own: with its features by name, type and range, and a real row. */
export async function listRoutesWithModels(): Promise<RouteDescription[]> {
  const versions = (await listModels()).flatMap(({ versions: [...all] }) =>
    all.filter(({ aliases }) => aliases.includes(PRODUCTION)),
  );
  const described = await Promise.all(versions.map(describeModel));
  const named = Object.fromEntries(described.flatMap(({ invocations }) => Object.entries(invocations)));
  const routes = ROUTES.map((route) =>
    route.path === '/invocations' && route.body
      ? { ...route, body: { ...route.body, examples: { ...route.body.examples, ...named } } }
      : route,
  );
  return [...routes, ...described.map(({ route }) => route)];
}

async function describeModel(
  version: ModelVersion,
): Promise<{ route: RouteDescription; invocations: Record<string, unknown> }> {
  const { model, signature } = version;
  const { key, values } = await examples(version.runId, () => readExample(version));
  const names = uniqueFeatureNames(signature.inputs.map(({ feature }) => feature));
  const record = Object.fromEntries(names.map((name, j) => [name, values[j] ?? null]));
  return {
    invocations: {
      [`${model}, customers`]: { customer_list: [key] },
      [`${model}, features`]: { dataframe_records: [record] },
    },
    route: toRoute(version, names, { key, values }),
  };
}

async function readExample({ runId, signature }: ModelVersion): Promise<Example> {
  const { keys, features } = await getHoldout(runId);
  const row = Array.from(features.subarray(0, signature.inputs.length));
  return { key: keys[0] ?? '', values: row.map((value) => (Number.isNaN(value) ? null : value)) };
}

function toRoute({ model, version, signature }: ModelVersion, names: string[], example: Example): RouteDescription {
  const tensors = names.map((name, j) => ({
    ...{ name, shape: [1], datatype: 'FP64' },
    data: [example.values[j] ?? null],
  }));
  const classes = signature.label.classes.map(({ value, name }) => `${value} ${name}`).join(', ');
  return {
    method: 'post',
    path: `/v2/models/${model}/infer`,
    tag: `Model ${model}`,
    summary: `Predictions of ${model}, now ${version}`,
    description: `Labels: ${classes}. Ranges are those of training; values beyond them are scored, and marked in details.`,
    body: {
      schema: z.object({ inputs: z.array(z.union([CustomersTensorSchema, ...toTensorSchemas(signature, names)])) }),
      examples: {
        features: { inputs: tensors },
        customers: { inputs: [{ name: 'customer_list', shape: [1], datatype: 'BYTES', data: [example.key] }] },
      },
    },
    answer: { description: 'Label, probabilities and name of the class, a row for each.' },
  };
}

const CustomersTensorSchema = z.object({
  name: z.literal(CUSTOMERS_FIELD),
  shape: z.array(z.number().int()),
  datatype: z.literal('BYTES'),
  data: z.array(z.string()),
});

function toTensorSchemas({ inputs, missing }: Signature, names: readonly string[]): z.ZodType[] {
  return inputs.map((input, j) =>
    z.object({
      name: z.literal(names[j]!),
      shape: z.array(z.number().int()),
      datatype: z.enum(['INT32', 'INT64', 'FP32', 'FP64', 'BOOL']),
      data: z.array(missing === 'learned' ? describeValue(input).nullable() : describeValue(input)),
    }),
  );
}

/** A description, not a limit: what lies beyond the range is scored too. */
function describeValue({ dtype, range: { min, max, mean } }: Input): z.ZodType<number | null> {
  const known = min !== null && max !== null && mean !== null;
  return z
    .number()
    .describe(known ? `${dtype}, ${min} to ${max} in training, ${mean.toPrecision(4)} on average` : dtype);
}
