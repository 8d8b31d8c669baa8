import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { materializeIncremental } from '#server/feature-store/materialize';
import { InvocationAnswerSchema } from '#server/inference/schema';
import { promoteRun } from '#server/models/promote-run';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { POST } from '../../app/invocations/route.ts';
import { GET } from '../../app/ping/route.ts';
import { fillOfflineStore } from '../inference/testing/small-world.ts';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { answerFast } from './fast-path.ts';
import { ProblemSchema } from './problem.ts';

let world: Home;
let server: Server;
let origin: string;

beforeAll(async () => {
  world = await openHome(vi);
  server = createServer((request, response) => {
    if (!answerFast(request, response)) response.writeHead(404).end('for Next');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world?.close();
});

const routes = (request: Request) => (new URL(request.url).pathname === '/ping' ? GET(request) : POST(request));
const doors = [
  ['in front of Next', (request: Request) => fetch(request)],
  ['the route handler', routes],
] as const;

test.each(doors)('%s: without a model /ping is 503 with the reason', async (_, send) => {
  const response = await send(new Request(`${origin}/ping`));
  expect(response.status).toBe(503);
  expect((await response.json()).detail).toMatch(/No model can answer/);
});

test('what is not a hot route is left for Next, untouched', async () => {
  for (const [method, path] of [
    ['GET', '/runs'],
    ['OPTIONS', '/runs'],
    ['POST', '/v2/models'],
    ['POST', '/invocations/x'],
  ]) {
    expect((await fetch(`${origin}${path}`, { method: method! })).status).toBe(404);
  }
});

describe.each(doors)('%s, with a model and features', (_, send) => {
  beforeAll(async () => {
    await fillOfflineStore(world.home);
    await materializeIncremental({}, {}, { name: 'Dee' });
    const run = await insertFinishedRun();
    await promoteRun(run.id, { reason: 'to serve it' }, { name: 'Lea' });
  });

  const ask = async (body: BodyInit, query = '') => {
    const response = await send(
      new Request(`${origin}/invocations${query}`, { method: 'POST', body, duplex: 'half' } as RequestInit),
    );
    return { response, answer: await response.json() };
  };

  test('/ping is ok', async () => {
    const response = await send(new Request(`${origin}/ping`));
    expect([response.status, await response.json()]).toEqual([200, { ping: 'ok' }]);
  });

  test('answers stand in the order of the question, an unknown id is null, a repeated one is answered twice', async () => {
    const { response, answer } = await ask(JSON.stringify({ customer_list: ['112.0', 'nobody', '100.0', '112.0'] }));
    expect(response.status).toBe(200);
    expect(answer).toEqual({ predictions: [0, null, 1, 0] });
    expect(response.headers.get('x-model-version')).toMatch(/^customer_segment-v0\.\d$/);
    expect(response.headers.get('server-timing')).toMatch(/features;dur=[\d.]+, score;dur=[\d.]+, total;dur=/);
  });

  test('details say the class in words, how sure, from which features, and why not', async () => {
    const { answer } = await ask(JSON.stringify({ customer_list: ['112.0', 'nobody'] }), '?details=true');
    expect(InvocationAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.details[0]).toMatchObject({ id: '112.0', status: 'predicted', label: 0, name: 'low value' });
    expect(answer.details[0].features[0]).toMatchObject({
      feature: 'customer_rfm_features:recency',
      event_timestamp: expect.stringMatching(/^\d{4}-/),
    });
    expect(answer.details[1]).toMatchObject({ status: 'unknown_customer', label: null, reason: expect.any(String) });
    expect(answer.model).toMatchObject({ name: 'customer_segment' });
  });

  test('raw features are scored without the online store', async () => {
    const rows = [
      [7, 100],
      [60, 100],
      [60, 900],
    ];
    expect((await ask(JSON.stringify({ instances: rows }))).answer).toEqual({ predictions: [0, 1, 2] });
    expect((await ask(JSON.stringify({ instances: rows }), '?model=customer_segment/v0.0')).answer).toEqual({
      predictions: [0, 1, 2],
    });
  });

  test.each([
    ['hello', '', 400, /not JSON.*position 0/],
    ['', '', 400, /empty/],
    ['[]', '', 422, /a list, not an object/],
    ['{"customer_list": "112.0"}', '', 422, /customer_list/],
    [JSON.stringify({ customer_list: Array(10_001).fill('1') }), '', 422, /at most 10000/],
    ['{"customer_list": [1]}', '', 422, /customer_list\.0/],
    ['{"customer_list": ["1"]}', '?model=customer_segmnt', 404, /customer_segment/],
    ['{"customer_list": ["1"]}', '?model=customer_segment/v9.9', 404, /no version v9\.9/],
    ['{"customer_list": ["1"]}', '?model=', 422, /model is empty/],
    ['{"customer_list": ["1"]}', '?details=perhaps', 422, /details/],
    [`"${'x'.repeat(5_000_000)}"`, '', 413, /larger than 4 MiB/],
  ])('%.60s%s is refused with a problem', async (body, query, status, detail) => {
    const { response, answer } = await ask(body, query);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(ProblemSchema.parse(answer)).toEqual(answer);
    expect(answer.detail).toMatch(detail);
  });
});
