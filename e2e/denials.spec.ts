import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { DEE, trainRun } from './run-form.ts';

const LABEL = 'customer_rfm_features:ltvcluster';
const NINE = Array.from({ length: 9 }, (_, i) => `run${i}`).join(',');

test.describe('pages', () => {
  test.use({ expectedErrors: [/status of 404/] });

  for (const path of [
    '/runs/nosuchrun',
    '/features/nosuchview',
    '/models/nosuch',
    '/models/nosuch/v0.0',
    '/batch/nosuch',
    '/nowhere',
  ]) {
    test(`${path} says that there is nothing and where to look`, async ({ page }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'Runs' })).toBeVisible();
    });
  }
});

test('a comparison says what it needs, whatever it was given', async ({ page }) => {
  const run = await trainRun(page, DEE);
  await page.goto(`/compare?runs=${run}`);
  await expect(page.getByText('One checked; check at least one more.')).toBeVisible();
  await page.goto(`/compare?runs=${run},nosuchrun`);
  await expect(page.getByText('There is no run nosuchrun')).toBeVisible();
  await page.goto(`/compare?runs=${NINE}`);
  await expect(page.getByText('9 runs asked for; a comparison shows at most 8')).toBeVisible();
});

interface Denial {
  readonly what: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  /** Words of the reason: what was wrong, where, or what would be right. */
  readonly reason: RegExp;
}

const run = (changes: object) => ({
  ...{ name: 'Denied', owner: 'Ram', label: LABEL, algorithm: 'logistic_regression', service: 'ram_v1' },
  ...changes,
});
const features = (...names: string[]) => run({ service: undefined, features: names });

const DENIALS: readonly Denial[] = [
  { what: 'no customer_list', path: '/invocations', body: {}, status: 422, reason: /customer_list/ },
  {
    what: 'a customer_list that is none',
    path: '/invocations',
    body: { customer_list: '12747.0' },
    status: 422,
    reason: /customer_list.*(list|array)/i,
  },
  {
    what: 'customers that are not text',
    path: '/invocations',
    body: { customer_list: ['12747.0', 12841] },
    status: 422,
    reason: /customer_list.*1/,
  },
  {
    what: '10,001 customers',
    path: '/invocations',
    body: { customer_list: Array(10_001).fill('12747.0') },
    status: 422,
    reason: /10,?001.*10,?000|10,?000/,
  },
  {
    what: 'an unknown model',
    path: '/invocations?model=nosuch',
    body: { customer_list: ['12747.0'] },
    status: 404,
    reason: /nosuch/,
  },
  { what: 'JSON that is none', path: '/invocations', body: '{"customer_list": [', status: 400, reason: /JSON/ },
  { what: 'a run of JSON that is none', path: '/api/v1/runs', body: 'name=Denied', status: 400, reason: /JSON/ },
  {
    what: 'an unknown service',
    path: '/api/v1/runs',
    body: run({ service: 'dee_v9' }),
    status: 404,
    reason: /dee_v9.*dee_v1/,
  },
  {
    what: 'an unknown view',
    path: '/api/v1/runs',
    body: features('customer_rfm_feature:r'),
    status: 404,
    reason: /customer_rfm_feature".*customer_rfm_features/,
  },
  {
    what: 'an unknown feature',
    path: '/api/v1/runs',
    body: features('customer_rfm_features:recancy'),
    status: 404,
    reason: /recancy.*recency/,
  },
  {
    what: 'the label among the features',
    path: '/api/v1/runs',
    body: features('customer_rfm_features:r', LABEL),
    status: 422,
    reason: /label.*ltvcluster/,
  },
  {
    what: 'an unknown parameter',
    path: '/api/v1/runs',
    body: run({ params: { depth: 3 } }),
    status: 422,
    reason: /depth/,
  },
  {
    what: 'an unknown algorithm',
    path: '/api/v1/runs',
    body: run({ algorithm: 'oracle' }),
    status: 422,
    reason: /xgboost/,
  },
  {
    what: 'promotion of an unknown run',
    path: '/api/v1/models/customer_segment/versions',
    body: { runId: 'nosuchrun', reason: 'why not' },
    status: 404,
    reason: /nosuchrun/,
  },
  {
    what: 'scoring with an unknown model',
    path: '/api/v1/batches',
    body: { model: 'nosuch', keys: 'all' },
    status: 404,
    reason: /nosuch/,
  },
  {
    what: 'materializing an unknown view',
    path: '/api/v1/materializations',
    body: { views: ['nosuch'] },
    status: 404,
    reason: /nosuch/,
  },
];

async function runCount(request: APIRequestContext): Promise<number> {
  const { runs } = await (await request.get('/api/v1/runs?limit=200')).json();
  return runs.length;
}

for (const { what, path, body, status, reason } of DENIALS) {
  test(`POST ${path} denies ${what}, says why, and keeps nothing`, async ({ request }) => {
    const before = await runCount(request);
    const data = typeof body === 'string' ? Buffer.from(body) : body;
    const response = await request.post(path, { data, headers: { 'content-type': 'application/json' } });
    expect(response.headers()['content-type']).toContain('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({ type: 'about:blank', status, code: expect.any(String) });
    expect(response.status()).toBe(status);
    expect(problem.detail).toMatch(reason);
    expect(await runCount(request)).toBe(before);
  });
}

const GETS: readonly [path: string, status: number, reason: RegExp][] = [
  ['/api/v1/runs/nosuchrun', 404, /nosuchrun/],
  ['/api/v1/views/customer_rfm_feature', 404, /customer_rfm_features/],
  ['/api/v1/compare?runs=nosuchrun', 422, /2/],
  ['/api/v1/compare?runs=nosuch1,nosuch2', 404, /nosuch1.*nosuch2/],
  [`/api/v1/compare?runs=${NINE}`, 422, /8/],
  ['/api/v1/jobs/nosuchjob', 404, /nosuchjob/],
  ['/api/v1/runs?limit=0', 422, /limit/],
];
for (const [path, status, reason] of GETS) {
  test(`GET ${path} is a problem that names what was wrong`, async ({ request }) => {
    const response = await request.get(path);
    const problem = await response.json();
    expect({ ...problem, status: response.status() }).toMatchObject({ status, detail: expect.stringMatching(reason) });
  });
}

test('a run that cannot be trained ends as failed with its reason and cannot be promoted', async ({
  page,
  request,
}) => {
  const body = run({ split: { column: 'recency' } });
  const { id } = await (await request.post('/api/v1/runs', { data: body })).json();
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('failed');
  const callout = page.getByText('This run failed').locator('..').locator('..');
  await expect(callout).toContainText(/recency is true in all \d+ rows/);
  await expect(callout.getByRole('link', { name: 'Mend and run again' })).toBeVisible();
  const promotion = await request.post('/api/v1/models/customer_segment/versions', {
    data: { runId: id, reason: 'why not' },
  });
  expect(promotion.status()).toBe(409);
  expect((await promotion.json()).detail).toContain('failed');
});
