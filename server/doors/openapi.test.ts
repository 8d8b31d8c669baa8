import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openApiDocument, ROUTES as routes } from './openapi.ts';

/** The page and its parts, which are for people, and what answers where there is nothing. */
const UNDESCRIBED = ['/docs', '/docs/{asset}', '/api/{...path}'];

test('every route file is described, and every described path has a file', () => {
  const root = new URL('../../app/', import.meta.url).pathname;
  const files = globSync('**/route.ts', { cwd: root }).map((file) => `/${file.slice(0, -'/route.ts'.length)}`);
  const paths = files.map((file) => file.replaceAll('[', '{').replaceAll(']', '}'));
  const described = new Set(routes.map(({ path }) => path));
  expect(paths.filter((path) => !UNDESCRIBED.includes(path)).sort()).toEqual([...described].sort());
});

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s is described by examples that its own schemas accept',
  (_, { body, answer }) => {
    for (const example of Object.values(body?.examples ?? {}))
      expect(body!.schema.safeParse(example).success).toBe(true);
    if (answer.example !== undefined) expect(answer.schema!.safeParse(answer.example).success).toBe(true);
  },
);

test('the document is OpenAPI 3.1 with unique operations and references that resolve', () => {
  const document = openApiDocument();
  expect(document.openapi).toBe('3.1.0');
  const text = JSON.stringify(document);
  const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(routes.length);
  expect(new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]))).toEqual(
    new Set(['#/components/schemas/Problem']),
  );
});

test('parameters say where they stand and whether they must', () => {
  const document = openApiDocument([
    {
      method: 'get',
      path: '/things/{id}',
      tag: 'Things',
      summary: 'One thing',
      params: z.object({ id: z.string() }),
      query: z.object({ limit: z.number().default(50), of: z.string().describe('whose') }),
      answer: { description: 'The thing.' },
    },
  ]);
  const { get } = (document.paths as Record<string, { get: { operationId: string; parameters: unknown } }>)[
    '/things/{id}'
  ]!;
  expect(get.operationId).toBe('getThingsId');
  expect(get.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'number', default: 50 } },
    { name: 'of', in: 'query', required: true, description: 'whose' },
  ]);
});
