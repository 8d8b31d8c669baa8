import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { getModelVersion } from '#server/models/models.repo';
import { promoteRun } from '#server/models/promote-run';
import type { Home } from '#server/platform/open-home.fixture';
import { signWebhook } from '#server/platform/webhook';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { checkAlerts } from './alerts/check-alerts.ts';
import { deliverAlerts } from './alerts/deliver-alerts.ts';
import { listAlerts } from './alerts.repo.ts';
import { describeServedFeatures, describeServing } from './describe-serving.ts';
import { invoke, serveInvocation } from './invoke.ts';
import { servingMetrics } from './serving-metrics.ts';
import { setAlertRule } from './set-alert-rule.ts';
import { openWorld } from './testing/open-world.fixture.ts';
import { listServedSamples } from './watch/served.repo.ts';
import { writeServed } from './watch-served.ts';

const lead = { name: 'Lea' };
const MODEL = 'customer_segment';
const SECRET = 'a secret of sixteen';
let world: Home;
let hook: Server;
let status = 200;
const calls: { body: string; signature: string }[] = [];

beforeAll(async () => {
  world = await openWorld(vi);
  await promoteRun((await insertFinishedRun()).id, { reason: 'to serve it' }, lead);
  hook = createServer(async (request, response) => {
    const pieces = await request.toArray();
    calls.push({ body: String(Buffer.concat(pieces)), signature: String(request.headers['x-cookoff-signature']) });
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  hook.close();
  await world?.close();
});

const writeAll = () => writeServed(true);

test('what was served stands in the database once, by outcome, class and latency; our own pages are not counted', async () => {
  for (let i = 0; i < 30; i++) {
    await serveInvocation({ customer_list: ['100.0', '112.0', 'nobody', '112.0'] }, {});
  }
  await expect(serveInvocation({ instances: [[1]] }, {})).rejects.toMatchObject({ code: 'invalid_input' });
  await invoke({ customer_list: ['100.0'] }, {});
  await writeServed();
  await writeAll();
  const { total, steps, p50, p99 } = await describeServing(MODEL, 'hour');
  expect(total).toMatchObject({ requests: 31, refused: 1, failed: 0, rows: 120, unknown: 30, unscored: 0 });
  expect(total.classes).toEqual({ 0: 60, 1: 30 });
  expect(total.latency.reduce((sum, count) => sum + count)).toBe(31);
  expect(steps.reduce((sum, step) => sum + step.requests, 0)).toBe(31);
  expect(p50).toBeGreaterThan(0);
  expect(p99).toBeGreaterThanOrEqual(p50!);
});

test('samples are kept up to their bound, and are the rows that were scored', async () => {
  vi.stubEnv('COOKOFF_SERVED_SAMPLES', '5');
  await serveInvocation(
    {
      instances: [
        [7, 100],
        [60, null],
        [60, 900],
      ],
    },
    {},
  );
  await writeAll();
  const rows = await listServedSamples(MODEL, 'v0.0', 100);
  expect(rows).toHaveLength(5);
  expect(rows.slice(0, 3).map(({ values }) => values)).toEqual(
    expect.arrayContaining([
      [7, 100],
      [60, null],
      [60, 900],
    ]),
  );
  const { features, rows: compared } = await describeServedFeatures(await getModelVersion(MODEL, 'v0.0'));
  expect([compared, features.length]).toEqual([5, 2]);
});

test('the metrics say the same in the words of Prometheus', () => {
  const text = servingMetrics();
  expect(text).toContain(`cookoff_predictions_total{model="${MODEL}",version="v0.0",class="0"}`);
  expect(text).toContain(
    `cookoff_rows_without_prediction_total{model="${MODEL}",version="v0.0",reason="unknown_customer"} 30`,
  );
  for (const line of text.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) cookoff_\w+ .+|cookoff_\w+(\{(\w+="[^"\\]*",?)+\})? [\d.e+-]+)$/);
  }
  const counts = [...text.matchAll(/duration_seconds_bucket\{[^}]+\} (\d+)/g)].map((match) => Number(match[1]));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('an alert is raised once, signed, tried again until it is heard, and ended', async () => {
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const { rule, newSecret } = await setAlertRule({ model: MODEL, url, secret: SECRET, unknown_rate: 0.2 }, lead);
  expect([rule.thresholds, newSecret]).toEqual([{ unknown_rate: 0.2 }, null]);
  status = 503;
  await checkAlerts(0);
  await checkAlerts(0);
  await deliverAlerts();
  const [failed, ...others] = await listAlerts(MODEL);
  expect(others).toEqual([]);
  expect(failed).toMatchObject({
    kind: 'unknown_rate',
    attempts: 1,
    deliveredAt: null,
    lastError: expect.stringMatching(/503/),
  });
  expect(failed!.nextTryAt!.getTime()).toBeGreaterThan(Date.now());

  status = 204;
  vi.setSystemTime(failed!.nextTryAt!.getTime() + 1);
  await deliverAlerts();
  vi.useRealTimers();
  expect((await listAlerts(MODEL))[0]).toMatchObject({ attempts: 2, deliveredAt: expect.any(Date), nextTryAt: null });
  expect(calls).toHaveLength(2);
  const { body, signature } = calls[1]!;
  const seconds = Number(/^t=(\d+),/.exec(signature)![1]);
  expect(signature).toBe(signWebhook(body, SECRET, new Date(seconds * 1_000)));
  expect(JSON.parse(body)).toMatchObject({ event: 'raised', model: MODEL, kind: 'unknown_rate', threshold: 0.2 });

  await setAlertRule({ model: MODEL, url, unknown_rate: 0.9 }, lead);
  await checkAlerts(0);
  await deliverAlerts();
  expect(JSON.parse(calls.at(-1)!.body)).toMatchObject({ event: 'ended' });
});

test.each([
  [{ model: MODEL, url: 'file:///etc/passwd', error_rate: 0.1 }, /url/],
  [{ model: MODEL, url: 'http://127.0.0.1/' }, /threshold/],
  [{ model: MODEL, url: 'http://127.0.0.1/', error_rate: 2 }, /error_rate/],
  [{ model: MODEL, url: 'http://127.0.0.1/', drift: -1 }, /drift/],
  [{ model: 'nosuch', url: 'http://127.0.0.1/', drift: 1 }, /nosuch/],
])('the rule %o is refused with what is wrong', async (input, message) => {
  await expect(setAlertRule(input, lead)).rejects.toThrow(message);
});
