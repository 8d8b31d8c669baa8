import { z } from 'zod';
import { AppError, type ErrorCode } from '#server/platform/errors';
import packageJson from '../../package.json' with { type: 'json' };
import { API_ROUTES } from './api-routes.ts';
import { DATASET_ROUTES } from './dataset-routes.ts';
import { FEATURE_SERVER_ROUTES } from './feature-server-routes.ts';
import { OPEN_INFERENCE_ROUTES } from './open-inference-routes.ts';
import { PREDICTION_ROUTES } from './prediction-routes.ts';
import { ProblemSchema, toProblem } from './problem.ts';
import { SERVICE_ROUTES, SERVING_ROUTES } from './public-routes.ts';
import type { RouteDescription } from './route-description.ts';
import { MODEL_SERVING_ROUTES } from './serving-routes.ts';

type Json = Record<string, unknown>;

/** Every public route, in the order of the page. A new route is one entry in one of these lists. */
export const ROUTES: readonly RouteDescription[] = [
  ...SERVING_ROUTES,
  ...OPEN_INFERENCE_ROUTES,
  ...FEATURE_SERVER_ROUTES,
  ...API_ROUTES,
  ...MODEL_SERVING_ROUTES,
  ...PREDICTION_ROUTES,
  ...DATASET_ROUTES,
  ...SERVICE_ROUTES,
];

/** The OpenAPI 3.1 description of the public routes, made from the schemas that check them. */
export function openApiDocument(routes: readonly RouteDescription[] = ROUTES): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) };
  return {
    openapi: '3.1.0',
    info: { title: packageJson.name, version: packageJson.version, description: packageJson.description },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: toJsonSchema(ProblemSchema, 'output') } },
  };
}

function toOperation(route: RouteDescription): Json {
  const { method, path, tag, summary, description, body, file } = route;
  return {
    operationId: `${method}${path.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase())}`,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: [...toParameters(route.params, 'path'), ...toParameters(route.query, 'query')],
    ...(body && { requestBody: { required: true, content: toContent(body.schema, body.examples) } }),
    ...(file && { requestBody: { required: true, description: file, content: FILE_CONTENT } }),
    responses: toResponses(route),
  };
}

function toResponses({ answer, problems = {} }: RouteDescription): Json {
  const { status = 200, description, schema, example, headers = {} } = answer;
  const media = schema && { schema: toJsonSchema(schema, 'output'), ...(example !== undefined && { example }) };
  const refused = Object.entries(problems).map(([code, when]) => toProblemResponse(code as ErrorCode, when));
  return {
    [status]: {
      description,
      ...(media && { content: { 'application/json': media } }),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
      ),
    },
    ...Object.fromEntries(refused),
  };
}

const FILE_CONTENT = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function toProblemResponse(code: ErrorCode, when: string): [number, Json] {
  const example = toProblem(new AppError(code, when));
  const schema = { $ref: '#/components/schemas/Problem' };
  return [example.status, { description: when, content: { 'application/problem+json': { schema, example } } }];
}

function toContent(schema: z.ZodType, examples: Readonly<Record<string, unknown>>): Json {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { 'application/json': { schema: toJsonSchema(schema, 'input'), examples: Object.fromEntries(named) } };
}

function toParameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = toJsonSchema(field as z.ZodType, 'input');
    const required = place === 'path' || !z.safeParse(field as z.ZodType, undefined).success;
    return { name, in: place, required, ...(description !== undefined && { description }), schema: rest };
  });
}

/** OpenAPI 3.1 speaks JSON Schema 2020-12; the dialect is said once, by the version of the document. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
