import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { materializeIncremental } from '#server/feature-store/materialize';
import { onlineFeatures } from '#server/feature-store/online-features';
import { type OnlineFeaturesAnswer, OnlineFeaturesAnswerSchema } from '#server/feature-store/serving-schema';
import { getJob } from '#server/jobs/jobs.repo';
import { startWorker } from '#server/jobs/worker';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { closeQueue } from '#server/platform/queue';
import { POST as getOnline } from '../../app/get-online-features/route.ts';
import { POST as materialize } from '../../app/materialize/route.ts';
import { POST as materializeNew } from '../../app/materialize-incremental/route.ts';
import { POST as push } from '../../app/push/route.ts';
import { type RunningServer, startDynalite } from '../feature-store/online/dynamodb/dynamodb-servers.fixture.ts';
import { writeShopRepo } from '../feature-store/testing/shop-repo.fixture.ts';
import { answerFast } from './fast-path.ts';
import { ProblemSchema } from './problem.ts';

const DEE = { name: 'Dee' };
const NO_CONTEXT = { params: Promise.resolve({}) };
const DAY_MS = 86_400_000;
const today = new Date(Date.now() - 60_000).toISOString();
const longAgo = new Date(Date.now() - 60 * DAY_MS).toISOString();
const post = (path: string, body: unknown) =>
  new Request(`http://cookoff${path}`, { method: 'POST', body: JSON.stringify(body) });

const TILL = {
  customerid: ['12747.0', '12841.0', 'old'],
  visits: [7, null, 3],
  points: [0, '9007199254740993', 5],
  money: [1082.09, -17, 1e21],
  share: [0.5, null, 0.25],
  city: ['Zürich', '', 'Bern'],
  member: [true, false, null],
  joined: ['2011-06-01 12:00:00', null, 1_306_929_600],
  event_timestamp: [today, today, longAgo],
};

describe.each(['LMDB', 'DynamoDB'])('on %s', (store) => {
  let world: Home;
  let dynamo: RunningServer | undefined;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    world = await openHome(vi);
    dynamo = store === 'DynamoDB' ? await startDynalite() : undefined;
    writeShopRepo(join(world.home, 'repo'), dynamo);
    vi.stubEnv('COOKOFF_FEATURE_REPO', join(world.home, 'repo'));
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'cookoff');
    await applyFeatureRepo(DEE);
    server = createServer((request, response) => {
      if (!answerFast(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await push(post('/push', { push_source_name: 'till', df: TILL }), NO_CONTEXT)).status).toBe(200);
  });

  afterAll(async () => {
    server.close();
    await closeQueue();
    await world?.close();
    await dynamo?.stop();
  });

  /** Through both doors, whose answers must be one. */
  async function ask(body: unknown, query = '') {
    const path = `/get-online-features${query}`;
    const fast = await fetch(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body) });
    const slow = await getOnline(post(path, body));
    const text = await fast.text();
    expect(await slow.text()).toBe(text);
    expect(slow.status).toBe(fast.status);
    return { status: fast.status, headers: fast.headers, text, answer: JSON.parse(text) };
  }
  const columnsOf = ({ results, metadata }: OnlineFeaturesAnswer) =>
    Object.fromEntries(metadata.feature_names.map((name, i) => [name, results[i]!.values]));

  test('columns in the order asked for, one entry a key, with status and moment', async () => {
    const { answer } = await ask({
      entities: { customerid: ['12747.0', 'nobody', '12841.0'] },
      features: ['spending:money', 'spending:visits'],
    });
    expect(OnlineFeaturesAnswerSchema.parse(answer)).toEqual(answer);
    const none = '1970-01-01T00:00:00Z';
    expect(answer).toEqual({
      results: [
        {
          values: ['12747.0', 'nobody', '12841.0'],
          statuses: ['PRESENT', 'PRESENT', 'PRESENT'],
          event_timestamps: [none, none, none],
        },
        {
          values: [1082.09, null, -17],
          statuses: ['PRESENT', 'NOT_FOUND', 'PRESENT'],
          event_timestamps: [today, none, today],
        },
        {
          values: [7, null, null],
          statuses: ['PRESENT', 'NOT_FOUND', 'NULL_VALUE'],
          event_timestamps: [today, none, today],
        },
      ],
      metadata: { feature_names: ['customerid', 'money', 'visits'] },
    });
  });

  test('every type as JSON has it; int64 beyond 2⁵³ exact as a number, or as a text when asked', async () => {
    const features = ['visits', 'points', 'money', 'share', 'city', 'member', 'joined'].map(
      (name) => `spending:${name}`,
    );
    const body = { entities: { customerid: ['12841.0', '12747.0'] }, features };
    const { answer, text } = await ask(body);
    expect(columnsOf(answer)).toMatchObject({
      ...{ visits: [null, 7], money: [-17, 1082.09], share: [null, 0.5], city: ['', 'Zürich'], member: [false, true] },
      joined: [null, Date.UTC(2011, 5, 1, 12) / 1000],
    });
    expect(text).toContain('"values":[9007199254740993,0]');
    expect(columnsOf((await ask(body, '?int64=string')).answer).points).toEqual(['9007199254740993', 0]);
  });

  test('a value older than its ttl is there and marked; a model gets null for it; Feast’s own server marks nothing', async () => {
    const body = { entities: { customerid: ['old', '12841.0'] }, features: ['spending:visits', 'spending:money'] };
    const { answer } = await ask(body);
    expect(answer.results[1]).toMatchObject({ values: [3, null], statuses: ['OUTSIDE_MAX_AGE', 'NULL_VALUE'] });
    const legacy = await ask(body, '?legacy_status=1');
    expect(legacy.answer.results[1]).toMatchObject({ values: [3, null], statuses: ['PRESENT', 'PRESENT'] });
    expect(legacy.text).toContain('"values":[1e+21,-17.0]');
    const { columns } = await onlineFeatures({ features: ['spending:visits'], keys: ['old'] });
    expect(columns['spending:visits']).toEqual([null]);
  });

  test('several views with keys of their own in one call, by whole number or its text, under full names', async () => {
    const event_timestamp = [today];
    await push(
      post('/push', { push_source_name: 'map', df: { storeid: [7], size: [99.5], event_timestamp } }),
      NO_CONTEXT,
    );
    const df = { customerid: ['12747.0'], storeid: ['7'], visits: [4], event_timestamp };
    await push(post('/push', { push_source_name: 'door', df }), NO_CONTEXT);
    const features = ['shops:size', 'spending:visits', 'store_visits:visits'];
    const entities = { customerid: ['12747.0', '12841.0'], storeid: [7, 7] };
    const { answer } = await ask({ entities, features, full_feature_names: true });
    expect(columnsOf(answer)).toEqual({
      ...entities,
      ...{ shops__size: [99.5, 99.5], spending__visits: [7, null], store_visits__visits: [4, null] },
    });
    const short = await ask({ entities, features });
    expect([short.status, short.answer.detail]).toEqual([422, expect.stringMatching(/would both be called visits/)]);
  });

  test('a feature service is asked by name; an entity’s name does for its key, with a warning', async () => {
    const { answer, headers } = await ask({ entities: { customer: ['12747.0'] }, feature_service: 'till_v1' });
    expect(answer.metadata.feature_names).toEqual(['customerid', 'money', 'visits']);
    expect(headers.get('warning')).toBe('299 - "entities.customer names the entity: send its join key customerid."');
  });

  test.each([
    [{ entities: { customerid: ['1', null] } }, 422, /customerid\[1\] is null; a key of customerid is a text/, []],
    [{ entities: { customerid: [12747.5] } }, 422, /is 12747\.5; .* such as "12747\.0"/, []],
    [{ entities: { customer_id: ['1'] } }, 422, /lacks customerid.*Did you mean "customer_id"/, []],
    [{ entities: { customerid: Array(100_001).fill('1') } }, 422, /100,001 ids are asked for; 100,000 at most/, []],
    [{ entities: {} }, 422, /lacks customerid/, []],
    [{ features: ['spending:visit', 'x:y'] }, 404, /Did you mean "visits".*"x"/, ['spending:visit', 'x:y']],
    [{ features: ['visits'] }, 422, /"visits" cannot be a feature reference/, ['visits']],
    [{ features: [] }, 422, /name at least one/, []],
    [{ feature_service: 'till_v2', features: undefined }, 404, /Did you mean "till_v1"/, []],
    [{ feature_service: 'till_v1' }, 422, /either features.*or a feature_service/, []],
    [{ features: 7 }, 422, /features/, []],
  ])('%# is refused in words, with the references it is about', async (wrong, status, detail, refs) => {
    const body = { entities: { customerid: ['12747.0'] }, features: ['spending:visits'], ...wrong };
    const { answer, status: got } = await ask(body);
    expect(ProblemSchema.parse(answer)).toEqual(answer);
    expect([got, answer.error]).toEqual([status, { code: answer.code, message: answer.detail, refs }]);
    expect(answer.detail).toMatch(detail);
  });

  test('100,000 ids are answered in order', async () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => (i % 1000 === 0 ? '12747.0' : `n${i}`));
    const body = JSON.stringify({ entities: { customerid: ids }, features: ['spending:visits'] });
    if (store === 'DynamoDB') return; // a thousand calls to a server in JavaScript prove nothing that 100 do not
    const answer = await (await fetch(`${origin}/get-online-features`, { method: 'POST', body })).json();
    expect(answer.results[1].values).toEqual(ids.map((id) => (id === '12747.0' ? 7 : null)));
  });

  test.each([
    [{ push_source_name: 'tile' }, /no source and no feature view "tile" to push to\. Did you mean "till"/],
    [
      { df: { ...TILL, visits: undefined, visit: TILL.visits } },
      /df lacks visits\. Did you mean "visit"\?.*every column/,
    ],
    [{ df: { ...TILL, visits: [1] } }, /df\.visits has 1 values, customerid has 3/],
    [{ df: { ...TILL, visits: [1.5, 1, 1] } }, /Row 0 has 1\.5 as visits, which is int32/],
    [{ df: { ...TILL, customerid: ['a', null, 'b'] } }, /Row 1 has nothing as customerid/],
    [{ df: { ...TILL, event_timestamp: [today, 'soon', today] } }, /event_timestamp\[1\] is "soon"; a time is a text/],
    [{ df: { ...TILL, event_timestamp: Array(3).fill('2999-01-01T00:00:00Z') } }, /has not come yet/],
    [{ push_source_name: 'attic', df: { customerid: [], boxes: [], event_timestamp: [] } }, /not served online/],
    [{ to: 'sideways' }, /to: /],
  ])('a wrong push %# is refused with nothing written', async (wrong, detail) => {
    const df = { ...TILL, visits: [8, 8, 8], event_timestamp: [today, today, today] };
    const response = await push(post('/push', { push_source_name: 'till', df, ...wrong }), NO_CONTEXT);
    const problem = await response.json();
    expect([response.status, problem.detail]).toEqual([422, expect.stringMatching(detail)]);
    expect(problem.error).toMatchObject({ code: 'invalid_input' });
    const { columns } = await onlineFeatures({ features: ['spending:visits'], keys: ['12747.0'] });
    expect(columns['spending:visits']).toEqual([7]);
  });

  test('a push goes where it is sent: offline is history, and materializing an older row changes nothing', async () => {
    const now = Date.now(); // one moment for all: a slow machine must not move rows past the question
    const send = async (to: string, visits: number, at: number) => {
      const event_timestamp = [new Date(now - at).toISOString()];
      const df = Object.fromEntries(Object.entries(TILL).map(([name, cells]) => [name, cells.slice(0, 1)]));
      const body = {
        push_source_name: 'spending',
        df: { ...df, customerid: ['p'], visits: [visits], event_timestamp },
        to,
      };
      return (await (await push(post('/push', body), NO_CONTEXT)).json()).views[0];
    };
    const read = async () =>
      (await onlineFeatures({ features: ['spending:visits'], keys: ['p'] })).columns['spending:visits'];
    expect(await send('offline', 1, 5_000)).toMatchObject({ rows: 1, written_online: 0, written_offline: 1 });
    expect(await read()).toEqual([null]);
    expect(await send('online', 3, 1_000)).toMatchObject({ written_online: 1, written_offline: 0 });
    expect(await send('online_and_offline', 2, 3_000)).toEqual({
      ...{ view: 'spending', rows: 1, written_online: 0, older_than_stored: 1, written_offline: 1 },
    });
    await materializeIncremental({ views: ['spending'] }, {}, DEE);
    expect(await read()).toEqual([3]);
    const history = await historicalFeatures({
      ...{ entities: { keys: { customerid: ['p', 'p'] }, at: [now - 4_000, now] } },
      ...{ features: ['spending:visits'], createdCutoff: false },
    });
    expect(history.columns['spending:visits']).toEqual([1, 2]);
  });

  test('materialize is a job with a status to ask for; what cannot be asked is refused', async () => {
    const worker = await startWorker();
    const [start_ts, end_ts] = [longAgo, new Date().toISOString()];
    const asked = await materialize(
      post('/materialize', { start_ts, end_ts, feature_views: ['spending'] }),
      NO_CONTEXT,
    );
    const accepted = await asked.json();
    expect([asked.status, accepted]).toMatchObject([202, { status: 'accepted', feature_views: ['spending'] }]);
    const all = await (await materializeNew(post('/materialize-incremental', { end_ts }), NO_CONTEXT)).json();
    for (const { job_id } of [accepted, all]) {
      await expect.poll(async () => (await getJob(job_id)).status, { timeout: 30_000 }).toBe('finished');
    }
    for (const [body, status] of [
      [{ start_ts: end_ts, end_ts: start_ts }, 422],
      [{ start_ts: 'yesterday', end_ts }, 422],
      [{ start_ts, end_ts, feature_views: ['spendin'] }, 404],
    ] as const) {
      const refused = await materialize(post('/materialize', body), NO_CONTEXT);
      expect([refused.status, await refused.json()]).toMatchObject([
        status,
        { error: { message: expect.any(String) } },
      ]);
    }
    await worker.stop();
  });
});
