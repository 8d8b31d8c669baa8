import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { InferAnswerSchema, ModelMetadataSchema } from '#server/inference/open-inference-schema';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import * as infer from '../../app/v2/models/[model]/infer/route.ts';
import * as metadata from '../../app/v2/models/[model]/route.ts';
import { openWorld } from '../inference/testing/open-world.fixture.ts';
import { FEATURES, insertFinishedRun } from '../models/testing/finished-run.ts';
import { answerFast } from './fast-path.ts';

const MODEL = 'customer_segment';
let world: Home;
let server: Server;
let origin: string;

beforeAll(async () => {
  world = await openWorld(vi);
  server = createServer((request, response) => {
    if (!answerFast(request, response)) response.writeHead(404).end('for Next');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`;
  const before = await fetch(`${origin}/health/ready`);
  expect(before.status).toBe(503);
  expect(await before.json()).toMatchObject({ ready: false, error: expect.stringMatching(/No model can answer/) });
  await promoteRun((await insertFinishedRun()).id, { reason: 'to serve it' }, { name: 'Lea' });
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world?.close();
});

/** In front of Next, and as Next would. */
const doors = [
  ['in front of Next', (request: Request) => fetch(request)],
  [
    'the route handler',
    (request: Request) => {
      const params = Promise.resolve({ model: decodeURIComponent(new URL(request.url).pathname.split('/')[3]!) });
      return request.method === 'POST' ? infer.POST(request, { params }) : metadata.GET(request, { params });
    },
  ],
] as const;

const ids = (...data: unknown[]) => ({ name: 'customer_list', shape: [data.length], datatype: 'BYTES', data });
const column = (name: string, ...data: unknown[]) => ({ name, shape: [data.length, 1], datatype: 'FP64', data });

describe.each(doors)('%s', (_, send) => {
  const ask = async (body: unknown, model = MODEL) => {
    const init = { method: 'POST', body: JSON.stringify(body), duplex: 'half' } as RequestInit;
    const response = await send(new Request(`${origin}/models/${model}/infer`, init));
    return { response, answer: await response.json() };
  };
  const labelsOf = ({ outputs }: { outputs: { name: string; data: number[] }[] }) =>
    outputs.find(({ name }) => name === 'label')!.data;

  test('ids are answered in their order, an unknown one by −1, and the id of the request comes back', async () => {
    const { response, answer } = await ask({ id: 'r1', inputs: [ids('112.0', 'nobody', '100.0', '112.0')] });
    expect(response.status).toBe(200);
    expect(InferAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ model_name: MODEL, model_version: 'v0.0', id: 'r1' });
    expect(labelsOf(answer)).toEqual([0, -1, 1, 0]);
    const [, probabilities, names] = answer.outputs;
    expect(probabilities.shape).toEqual([4, 3]);
    expect(probabilities.data.slice(3, 6)).toEqual([0, 0, 0]);
    expect(probabilities.data.slice(0, 3).reduce((sum: number, p: number) => sum + p)).toBeCloseTo(1, 5);
    expect(names.data).toEqual(['low value', '', 'mid value', 'low value']);
    expect(response.headers.get('x-model-version')).toBe(`${MODEL}-v0.0`);
    expect(response.headers.get('server-timing')).toMatch(/total;dur=/);
  });

  test('a tensor a feature, one for all of them, and with the name of the view say the same', async () => {
    const matrix = { name: 'anything', shape: [3, 2], datatype: 'FP32', data: [7, 100, 60, 100, 60, 900] };
    const columns = [column('monetaryvalue', 100, 100, 900), column('recency', 7, 60, 60)];
    const views = [column(FEATURES[0], 7, 60, 60), column(FEATURES[1], 100, 100, 900)];
    for (const inputs of [[matrix], columns, views]) {
      expect(labelsOf((await ask({ inputs, outputs: [{ name: 'label' }] })).answer)).toEqual([0, 1, 2]);
    }
  });

  test('the metadata describes tensors that are then taken', async () => {
    const response = await send(new Request(`${origin}/models/${MODEL}`));
    const described = ModelMetadataSchema.parse(await response.json());
    expect(described).toMatchObject({ name: MODEL, versions: ['v0.0'] });
    const inputs = described.inputs.map(({ name, datatype }) => ({ name, datatype, shape: [1], data: [7] }));
    const { answer } = await ask({ inputs, outputs: described.outputs.map(({ name }) => ({ name })) });
    expect(answer.outputs.map(({ name }: { name: string }) => name)).toEqual(described.outputs.map(({ name }) => name));
  });

  test.each<[unknown, string, number, RegExp]>([
    [[], MODEL, 400, /object|input/],
    [{}, MODEL, 400, /inputs/],
    [{ inputs: [{ ...ids('112.0'), shape: [2] }] }, MODEL, 400, /1 elements, its shape \[2\] says 2/],
    [{ inputs: [ids(112)] }, MODEL, 400, /element 0/],
    [{ inputs: [{ ...ids('1'), datatype: 'FP16' }] }, MODEL, 400, /BYTES, BOOL, INT32, INT64, FP32, FP64/],
    [{ inputs: [column('recency', 7)] }, MODEL, 400, /monetaryvalue/],
    [{ inputs: [column('recency', 7), column('recency', 7)] }, MODEL, 400, /twice/],
    [
      { inputs: [{ ...column('recency', 1.5), datatype: 'INT32' }, column('monetaryvalue', 1)] },
      MODEL,
      400,
      /no INT32/,
    ],
    [{ inputs: [{ name: 'x', shape: [1, 3], datatype: 'FP32', data: [1, 2, 3] }] }, MODEL, 400, /\[n, 2\]/],
    [{ inputs: [ids('1'), column('recency', 7)] }, MODEL, 400, /no features with them/],
    [{ inputs: [ids('1')], outputs: [{ name: 'score' }] }, MODEL, 400, /score.*label, probabilities, class_name/],
    [{ inputs: [ids('1')] }, 'nosuch', 404, /nosuch/],
    [{ inputs: [ids('1')] }, `${MODEL}@nobody`, 404, /nobody/],
    [{ inputs: [ids('1')] }, '..%2F..%2Fetc', 400, /does not name a model/],
  ])('%j of %s is refused as the protocol says', async (body, model, status, message) => {
    const { response, answer } = await ask(body, model);
    expect([response.status, Object.keys(answer)]).toEqual([status, ['error']]);
    expect(answer.error).toMatch(message);
  });
});

test('what is alive, ready and served is told', async () => {
  const get = async (path: string) => {
    const response = await fetch(`${origin}${path}`);
    return [response.status, await response.json()];
  };
  expect(await get('')).toMatchObject([200, { name: 'cookoff', extensions: [] }]);
  expect(await get('/health/live')).toEqual([200, { live: true }]);
  expect(await get('/health/ready')).toEqual([200, { live: true, ready: true }]);
  expect(await get(`/models/${MODEL}/ready`)).toEqual([200, { name: MODEL, ready: true }]);
  expect(await get(`/models/${MODEL}/versions/v0.0/ready`)).toEqual([200, { name: MODEL, ready: true }]);
  expect(await get(`/models/${MODEL}/versions/v7.7`)).toMatchObject([404, { error: expect.stringContaining('v7.7') }]);
  expect((await fetch(`${origin}/models/${MODEL}/%ZZ/infer`, { method: 'POST' })).status).toBe(400);
  expect((await fetch(`${origin}/nothing`)).status).toBe(404);
});
