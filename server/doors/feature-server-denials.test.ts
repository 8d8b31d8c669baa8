import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { listIngests } from '#server/feature-store/ingests.repo';
import { pushRows } from '#server/feature-store/push';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { POST as push } from '../../app/push/route.ts';
import { writeShopRepo } from '../feature-store/testing/shop-repo.fixture.ts';
import { answerFast } from './fast-path.ts';
import { ProblemSchema } from './problem.ts';

/** More features of one view than 100,000 ids may be asked for. */
const WIDE = `
import { featureView, field, source } from '#server/feature-store/vocabulary';
export const wide = featureView({
  name: 'wide', entities: ['customer'], ttlSeconds: 0, source: source({ name: 'wide', table: 'wide' }),
  fields: Array.from({ length: 51 }, (_, i) => field({ name: 'x' + i, dtype: 'int32' })),
});
`;
const DEE = { name: 'Dee' };
const now = new Date(Date.now() - 60_000).toISOString();
const TILL = {
  ...{ customerid: ['a', 'b'], visits: [1, 2], points: [1, 2], money: [1.5, 2], share: [0.5, null], city: ['x', 'y'] },
  ...{ member: [true, false], joined: [now, null], event_timestamp: [now, now] },
};
const VISITS = { entities: { customerid: ['a'] }, features: ['spending:visits'] };

let world: Home;
let server: Server;
let origin: string;
/** A caller that asks for the same value all the time: what becomes of the others is not to concern it. */
const bystander = { answers: 0, strange: [] as unknown[], leaves: false, gone: Promise.resolve() };

beforeAll(async () => {
  world = await openHome(vi);
  writeShopRepo(join(world.home, 'repo'));
  writeFileSync(join(world.home, 'repo', 'wide.ts'), WIDE);
  vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
  await applyFeatureRepo(DEE);
  server = createServer((request, response) => {
    if (!answerFast(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await pushRows({ push_source_name: 'till', df: TILL, to: 'online' }, DEE);
  bystander.gone = askOnAndOn();
});
afterAll(async () => {
  server.close();
  await world?.close();
});

async function askOnAndOn(): Promise<void> {
  while (!bystander.leaves) {
    const { status, problem } = await ask(JSON.stringify(VISITS));
    const [value] = (problem as unknown as { results?: { values: unknown[] }[] }).results?.[1]?.values ?? [];
    bystander.answers += 1;
    if (status !== 200 || value !== 1) bystander.strange.push([status, problem]);
    await sleep(5);
  }
}

async function ask(body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${origin}/get-online-features`, { method: 'POST', body });
  return { status: response.status, problem: await response.json() };
}
const entities = (customerid: unknown) => JSON.stringify({ ...VISITS, entities: { customerid } });
const features = (names: unknown[]) => JSON.stringify({ ...VISITS, features: names });
const storeids = (text: string) => `{"entities":{"storeid":${text}},"features":["shops:size"]}`;
const VALUES = {
  entities: { customerid: Array(100_000).fill('a') },
  features: Array.from({ length: 51 }, (_, i) => `wide:x${i}`),
};

test.each<[what: string, body: string | Uint8Array<ArrayBuffer>, status: number, detail: RegExp]>([
  ['nothing', '', 400, /body is empty; send JSON/],
  ['half a body', '{"entities":{"customerid":["a"', 400, /not JSON: .*position 30/],
  ['gzip', Uint8Array.from(gzipSync(JSON.stringify(VISITS))), 400, /compressed with gzip; send the JSON itself/],
  ['another encoding', Uint8Array.from(Buffer.from(entities(['é']), 'latin1')), 400, /not UTF-8/],
  ['NaN', '{"entities":{"customerid":[NaN]}}', 400, /not JSON/],
  ['a list', '[]', 422, /^input: give an object/],
  ['brackets without end', '['.repeat(100_000), 400, /not JSON/],
  ['more than 4 MiB', entities(['x'.repeat(5_000_000)]), 413, /larger than 4 MiB; send it in several requests/],
  [
    'a number for a text',
    entities([12747]),
    422,
    /customerid\[0\] is 12747; a key of customerid is a text, such as "12747\.0"/,
  ],
  ['true for a text', entities(['a', true]), 422, /customerid\[1\] is true/],
  ['no list of keys', entities('a'), 422, /entities\.customerid: give a list/],
  ['a number JSON rounds', storeids('[9007199254740993]'), 422, /beyond 2⁵³ its text, for JSON rounds such numbers/],
  ['a number beyond all', storeids('[1e400]'), 422, /storeid\[0\] is Infinity/],
  ['half a key', features(['store_visits:visits']), 422, /entities lacks storeid: send \{"storeid": \[ids\]\}/],
  ['a name of an object', '{"entities":{"__proto__":["a"]},"features":["spending:visits"]}', 422, /lacks customerid/],
  ['a feature twice', features(['spending:visits', 'spending:visits']), 422, /spending:visits is asked for twice/],
  [
    'a path for a view',
    features(['../../etc:passwd']),
    422,
    /cannot be a feature reference; one looks like view:feature/,
  ],
  ['a name without end', features([`spending:${'v'.repeat(3_000_000)}`]), 422, /features.*<=200 characters/],
  ['200,000 unknown features', features(Array.from({ length: 200_000 }, (_, i) => `v${i}:f`)), 422, /<=5000 items/],
  ['5,100,000 values', JSON.stringify(VALUES), 422, /100000 ids of 51 features are 5100000 values; 5000000 at most/],
  ['neither features nor a service', '{"entities":{"customerid":["a"]}}', 422, /either features.*or a feature_service/],
])('%s is refused in words', async (_, body, status, detail) => {
  const answer = await ask(body);
  expect(ProblemSchema.parse(answer.problem)).toEqual(answer.problem);
  expect([answer.status, answer.problem.detail]).toEqual([status, expect.stringMatching(detail)]);
});

test('what cannot be a key of anybody is nobody: an id of a megabyte, 007, half a surrogate pair', async () => {
  const long = await ask(entities(['x'.repeat(1_000_000), '\0', '']));
  expect(long.problem.results[1].statuses).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  const df = { storeid: [7], size: [1], event_timestamp: [now] };
  await pushRows({ push_source_name: 'shops', df, to: 'online' }, DEE);
  const numbers = await ask(storeids('["7","007","-0"," 7",7]'));
  expect(numbers.problem.results[1].statuses).toEqual(['PRESENT', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'PRESENT']);
  await pushRows({ push_source_name: 'till', df: { ...TILL, customerid: ['\ufffd', 'b'] }, to: 'online' }, DEE);
  const halves = await ask('{"entities":{"customerid":["\\ud800","\\ufffd"]},"features":["spending:visits"]}');
  expect(halves.problem.results[1].statuses).toEqual(['NOT_FOUND', 'PRESENT']);
});

test('null for the one of features and feature_service that is left out is what Feast’s clients send', async () => {
  expect((await ask(JSON.stringify({ ...VISITS, feature_service: null }))).status).toBe(200);
  expect((await ask(JSON.stringify({ ...VISITS, features: null, feature_service: 'till_v1' }))).status).toBe(200);
});

test.each(['/api/v1/views/%ff', '/features/%', '/%zz?x=%ff'])('%s is an address nobody can read', async (path) => {
  const response = await fetch(`${origin}${path}`);
  expect([response.status, (await response.json()).detail]).toEqual([
    400,
    expect.stringMatching(/a % itself is written as %25/),
  ]);
  expect((await fetch(`${origin}/features/a%20b?q=%ff`)).status, 'handed on').toBe(404);
});

test('a caller that hangs up in the middle of its body is let go', async () => {
  const { port } = server.address() as AddressInfo;
  for (const length of ['content-length: 500', 'transfer-encoding: chunked']) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /get-online-features HTTP/1.1\r\nhost: x\r\n${length}\r\n\r\n{"entities":`);
    await sleep(20);
    socket.destroy();
  }
  expect((await ask(JSON.stringify(VISITS))).status).toBe(200);
});

const till = (changes: object, to = 'online_and_offline') => ({
  push_source_name: 'till',
  df: { ...TILL, ...changes },
  to,
});
test.each<[what: string, body: object, detail: RegExp]>([
  [
    'NUL in a text',
    till({ city: ['a\0b', 'x'] }),
    /Row 0 has "a\\u0000b" as city, which is string: a text of whole Unicode/,
  ],
  ['half a surrogate pair', till({ city: ['\ud800', 'x'] }), /Row 0 .* as city, which is string/],
  ['a text for a number', till({ visits: ['1', 2] }), /Row 0 has "1" as visits, which is int32: a whole number from/],
  ['a number out of range', till({ visits: [1, 2 ** 31] }), /Row 1 has 2147483648 as visits, which is int32/],
  ['a number JSON rounded', till({ points: [2 ** 53, 1] }), /as points, .* beyond ±2⁵³ is written as its text/],
  ['zeros before a number', till({ points: ['007', 1] }), /Row 0 has "007" as points, which is int64/],
  [
    'too much for 32 bits',
    till({ share: [1e300, 0] }),
    /Row 0 has 1e\+300 as share, which is float32: a number within/,
  ],
  ['a number for true', till({ member: [1, false] }), /Row 0 has 1 as member, which is bool: true or false/],
  [
    'a day no calendar has',
    till({ event_timestamp: [now, '2026-02-30T00:00:00Z'] }),
    /event_timestamp\[1\] is "2026-02-30T/,
  ],
  [
    'a number for a time',
    till({ event_timestamp: [now, 1_306_929_600] }),
    /event_timestamp\[1\] is 1306929600; a time is a text/,
  ],
  ['no time', till({ event_timestamp: [null, now] }), /event_timestamp\[0\] is null/],
  [
    'a creation to come',
    till({ created_timestamp: [now, '2999-01-01'] }),
    /created_timestamp\[1\] .* has not come yet/,
  ],
  ['true for a time', till({ joined: [now, true] }), /df\.joined\[1\] is true; a time is a text/],
  [
    'parts of seconds',
    till({ joined: [1_306_929_600.5, null] }),
    /joined\[0\] is 1306929600\.5; as a number a time is whole seconds/,
  ],
  [
    'a time of no calendar',
    till({ joined: [1e13, null] }),
    /as joined, which is unix_timestamp: a time from the year 1 to 9999/,
  ],
  [
    'a key too long',
    till({ customerid: ['x'.repeat(2_000), 'b'] }),
    /holds keys of up to 1978 bytes; one for spending has 2030/,
  ],
  ['a number for a key', till({ customerid: ['a', 5] }), /Row 1 has 5 as customerid, which is string/],
  [
    'a view that is not served',
    {
      push_source_name: 'attic',
      df: { customerid: ['a'], boxes: [1], event_timestamp: [now] },
      to: 'online_and_offline',
    },
    /"archive" is not served online/,
  ],
  ['no columns', { push_source_name: 'till', df: {} }, /df lacks customerid, visits, .*Send every column of spending/],
  ['rows for columns', { push_source_name: 'till', df: [{ customerid: 'a' }] }, /df: give an object/],
])('a push of %s is refused with nothing written to either store', async (_, body, detail) => {
  const request = new Request('http://cookoff/push', { method: 'POST', body: JSON.stringify(body) });
  const response = await push(request, { params: Promise.resolve({}) });
  const problem = await response.json();
  expect([response.status, problem.detail]).toEqual([422, expect.stringMatching(detail)]);
  expect(await listIngests()).toEqual([]);
  expect(readdirSync(world.home, { recursive: true }).filter((path) => String(path).includes('.parquet'))).toEqual([]);
});

test('1e400 is beyond what JSON can say', async () => {
  const body = JSON.stringify(till({ money: [1.5, 2] })).replace('1.5', '1e400');
  const response = await push(new Request('http://cookoff/push', { method: 'POST', body }), {
    params: Promise.resolve({}),
  });
  expect([response.status, (await response.json()).detail]).toEqual([
    422,
    'df.money[0] is beyond the numbers of 64 bits (1.8e308).',
  ]);
});

test('a float32 reads online as it does in the history, to the last bit', async () => {
  await pushRows({ push_source_name: 'till', df: { ...TILL, share: [0.1, null] }, to: 'online' }, DEE);
  const { problem } = await ask(JSON.stringify({ ...VISITS, features: ['spending:share'] }));
  expect(problem.results[1].values).toEqual([Math.fround(0.1)]);
});

test('through all of that a bystander got its answer each time', async () => {
  bystander.leaves = true;
  await bystander.gone;
  expect(bystander.strange).toEqual([]);
  expect(bystander.answers).toBeGreaterThan(20);
});
