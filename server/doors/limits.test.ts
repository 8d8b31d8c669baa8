import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApiKey } from '#server/access/create-api-key';
import { promoteRun } from '#server/models/promote-run';
import { openWorld } from '../inference/testing/open-world.fixture.ts';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { answerFast } from './fast-path.ts';
import { route } from './route.ts';

const AT_ONCE = 4;
let world: Awaited<ReturnType<typeof openWorld>>;
let server: Server;
let origin: string;
let key: string;

beforeAll(async () => {
  world = await openWorld(vi);
  vi.stubEnv('COOKOFF_REQUESTS_AT_ONCE', String(AT_ONCE));
  vi.stubEnv('COOKOFF_API_KEYS', 'on');
  await promoteRun((await insertFinishedRun()).id, { reason: 'to serve it' }, { name: 'Lea' });
  ({ key } = await createApiKey({ name: 'shop' }, { name: 'Lea' }));
  server = createServer((request, response) => {
    if (!answerFast(request, response)) response.writeHead(404).end('for Next');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

const ask = (customers: number, authorization = `Bearer ${key}`) =>
  fetch(`${origin}/invocations`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ customer_list: Array.from({ length: customers }, (_, i) => `${100 + (i % 14)}.0`) }),
  });

test('beyond what it does at once a caller is told to come back, and those let in are answered', async () => {
  const responses = await Promise.all(Array.from({ length: 40 }, () => ask(5_000)));
  const byStatus = Map.groupBy(responses, ({ status }) => status);
  expect([...byStatus.keys()].sort()).toEqual([200, 429]);
  expect(byStatus.get(200)!.length).toBeGreaterThanOrEqual(AT_ONCE);
  for (const refused of byStatus.get(429)!) {
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
  }
  expect((await ask(1)).status, 'it recovers at once').toBe(200);
});

test('callers that send their body by the drop do not keep others out', async () => {
  const { port } = new URL(origin);
  const slow = Array.from({ length: 3 * AT_ONCE }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /invocations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-length: 99\r\n\r\n{`,
    );
    return socket;
  });
  await new Promise((later) => setTimeout(later, 50));
  expect((await ask(1)).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

test('every route that scores or reads features asks for the key, and says how to send it', async () => {
  const paths = ['/invocations', '/get-online-features', '/v2/models/customer_segment/infer'];
  for (const path of paths) {
    const response = await fetch(origin + path, { method: 'POST', body: '{}' });
    expect([path, response.status, response.headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer']);
  }
  expect((await ask(1, 'Bearer cook_wrong')).status).toBe(401);
  for (const path of ['/ping', '/v2/health/live', '/metrics']) expect((await fetch(origin + path)).status).toBe(200);
});

test('what changes things asks for an admin key, whatever else a program claims', async () => {
  const handler = route({}, async () => ({ done: true }));
  const send = (headers: Record<string, string>) =>
    handler(new Request('http://cookoff.test/api/v1/things', { headers }), { params: Promise.resolve({}) });
  expect((await send({})).status).toBe(401);
  expect((await send({ authorization: `Bearer ${key}` })).status).toBe(403);
  const admin = await createApiKey({ name: 'pipeline', scope: 'admin' }, { name: 'Lea' });
  await expect.poll(async () => (await send({ authorization: `Bearer ${admin.key}` })).status).toBe(200);
  expect((await send({ 'sec-fetch-site': 'same-origin', origin: 'http://cookoff.test' })).status).toBe(401);
  const asked = Buffer.from(`Lea:${admin.key}`).toString('base64');
  expect((await send({ authorization: `Basic ${asked}` })).status, 'as a browser sends it').toBe(200);
});
