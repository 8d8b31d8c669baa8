import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { openWorld } from '../inference/testing/open-world.fixture.ts';
import { FEATURES, insertFinishedRun } from '../models/testing/finished-run.ts';
import { answerFast } from './fast-path.ts';

/** `FUZZ_CASES=10000` for the whole of it. */
const CASES = Number(process.env.FUZZ_CASES ?? 600);

let world: Home;
let server: Server;
let origin: string;

beforeAll(async () => {
  world = await openWorld(vi);
  await promoteRun((await insertFinishedRun()).id, { reason: 'to be asked nonsense' }, { name: 'Lea' });
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

const cell = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, '', 'NaN', '1e999', 1e308, -1e308, 5e-324, 2 ** 53),
  fc.jsonValue({ maxDepth: 2 }),
);
const name = fc.oneof(fc.constantFrom('recency', 'monetaryvalue', ...FEATURES), fc.string({ unit: 'binary' }));
const id = fc.oneof(fc.constantFrom('100.0', 'nobody', '__proto__'), fc.string({ unit: 'binary' }), cell);
const rows = fc.array(fc.oneof(fc.array(cell), fc.dictionary(name, cell)), { maxLength: 5 });
const form = fc.constantFrom('customer_list', 'dataframe_split', 'dataframe_records', 'inputs', 'instances', 'params');
const question = fc.dictionary(
  form,
  fc.oneof(
    rows,
    fc.array(id, { maxLength: 5 }),
    fc.dictionary(name, fc.array(cell, { maxLength: 3 })),
    fc.record({ columns: fc.array(name), data: rows }),
    cell,
  ),
  { maxKeys: 2 },
);
const tensor = fc.record(
  {
    name: fc.oneof(name, fc.constant('customer_list'), cell),
    shape: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.constantFrom(1, 2, 2 ** 40))), cell),
    datatype: fc.oneof(fc.constantFrom('BYTES', 'INT32', 'INT64', 'FP32', 'FP64', 'BOOL', 'UINT64'), cell),
    data: fc.oneof(fc.array(id, { maxLength: 6 }), cell),
  },
  { requiredKeys: [] },
);
const tensors = fc.record(
  { id: cell, inputs: fc.oneof(fc.array(tensor, { maxLength: 3 }), cell), outputs: fc.oneof(fc.array(tensor), cell) },
  { requiredKeys: [] },
);

const right = fc.oneof(
  fc.record({ customer_list: fc.array(fc.constantFrom('100.0', 'nobody'), { minLength: 1, maxLength: 5 }) }),
  fc.record({
    instances: fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.float({ noNaN: true })), { minLength: 1 }),
  }),
);

/** JSON as it should be, cut short, with bytes in it that are none, or no JSON at all. */
const body: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .tuple(
    fc.oneof(question, tensors, fc.jsonValue(), right),
    fc.nat(),
    fc.uint8Array({ maxLength: 8 }),
    fc.constantFrom('whole', 'whole', 'cut', 'spoilt', 'bytes'),
  )
  .map(([value, at, bytes, how]) => {
    const whole = Buffer.from(JSON.stringify(value));
    const place = at % (whole.length + 1);
    if (how === 'cut') return Uint8Array.from(whole.subarray(0, place));
    if (how === 'spoilt') return Uint8Array.from([...whole.subarray(0, place), ...bytes, ...whole.subarray(place)]);
    return Uint8Array.from(how === 'bytes' ? bytes : whole);
  });

const model = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('customer_segment', 'customer_segment@production', 'customer_segment/v0.0') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('../../etc/passwd', 'customer_segment@nobody', 'customer_segment/v9.9', '', '..', '\0'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
);
const address = fc
  .tuple(fc.constantFrom('invocations', 'v2', 'features', 'path'), model, fc.string())
  .map(([route, reference, text]) => {
    // A lone surrogate has no encoding; fetch could not send it either.
    const encoded = encodeURIComponent(reference.toWellFormed());
    const rest = encodeURIComponent(text.toWellFormed());
    if (route === 'invocations') return `/invocations?model=${encoded}&details=${text.length % 2 ? 'true' : rest}`;
    if (route === 'v2') return `/v2/models/${encoded || 'x'}/infer`;
    return route === 'features' ? '/get-online-features' : `/v2/models/${encoded || 'x'}/versions/${rest || 'x'}/infer`;
  });

test(`whatever is sent, ${CASES} times, there is an answer, and never one of 5xx`, async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(address, body, async (path, sent) => {
      const response = await fetch(origin + path, { method: 'POST', body: sent, signal: AbortSignal.timeout(20_000) });
      const text = await response.text();
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      expect(response.status, `${path} ${text}`).toBeLessThan(500);
      if (response.headers.get('content-type')?.includes('json')) JSON.parse(text);
    }),
    { numRuns: CASES },
  );
  expect([...seen.keys()], 'some of it was right, some was not').toEqual(expect.arrayContaining([200, 400, 404, 422]));
}, 600_000);

test.each<[string, unknown, number]>([
  ['an id of a megabyte', { customer_list: ['x'.repeat(1_000_000)] }, 200],
  ['ten thousand ids', { customer_list: Array.from({ length: 10_000 }, (_, i) => `${i}.0`) }, 200],
  ['one more', { customer_list: Array.from({ length: 10_001 }, (_, i) => `${i}.0`) }, 422],
  ['features it does not use', { instances: [{ recency: 7, monetaryvalue: 100, shoe_size: 44 }] }, 200],
  ['a feature missing', { instances: [{ recency: 7 }] }, 422],
  ['more than float32 holds', { instances: [[7, 1e300]] }, 422],
  ['a feature as text', { instances: [{ recency: '7', monetaryvalue: 100 }] }, 422],
  [
    'what is on every object',
    { instances: [{ recency: 7, monetaryvalue: 100, __proto__: null, constructor: 1 }] },
    200,
  ],
])('%s', async (_, asked, status) => {
  const response = await fetch(`${origin}/invocations`, { method: 'POST', body: JSON.stringify(asked) });
  expect([response.status, Object.keys(await response.json())[0]]).toEqual([
    status,
    status === 200 ? 'predictions' : 'type',
  ]);
});

test.each(['NaN', 'Infinity', '-Infinity'])('%s is no JSON, and the answer says where', async (word) => {
  const response = await fetch(`${origin}/invocations`, { method: 'POST', body: `{"instances": [[7, ${word}]]}` });
  expect(response.status).toBe(400);
  expect((await response.json()).detail).toMatch(/not JSON.*(position \d+|\[\[7, )/s);
});

test('brackets nested a million deep neither hang nor crash', async () => {
  const response = await fetch(`${origin}/invocations`, { method: 'POST', body: '['.repeat(1_000_000) });
  expect(response.status).toBe(400);
});
