import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveInvocation } from '#server/inference/invoke';
import { infer } from '#server/inference/open-inference';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { openWorld } from '../inference/testing/open-world.fixture.ts';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { listRoutesWithModels } from './model-routes.ts';
import { openApiDocument, ROUTES } from './openapi.ts';

let world: Home;

beforeAll(async () => {
  world = await openWorld(vi);
});
afterAll(() => world?.close());

test('without a model the routes are the ones there always are', async () => {
  expect(await listRoutesWithModels()).toEqual(ROUTES);
});

test('a model has a route of its own with its features, and every example in the description works', async () => {
  await promoteRun((await insertFinishedRun()).id, { model: 'segments', reason: 'to serve it' }, { name: 'Lea' });
  const routes = await listRoutesWithModels();
  const own = routes.find(({ path }) => path === '/v2/models/segments/infer')!;
  for (const example of Object.values(own.body!.examples)) {
    expect((await infer(example, { model: 'segments' })).answer.outputs).toHaveLength(3);
  }
  const invocations = routes.find(({ path }) => path === '/invocations')!;
  const examples = Object.entries(invocations.body!.examples).filter(([name]) => name.startsWith('segments'));
  expect(examples).toHaveLength(2);
  for (const [, example] of examples) {
    const { answer } = await serveInvocation(example, { model: 'segments' });
    expect(answer.predictions).toHaveLength(1);
  }
  const text = JSON.stringify(openApiDocument(routes));
  expect(text).toContain('float64, 0 to 100 in training, 50.00 on average');
});
