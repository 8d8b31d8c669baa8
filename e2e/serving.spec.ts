import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const MODEL = 'segment_live';
const LABEL = 'customer_rfm_features:ltvcluster';
const ENDLESS = { algorithm: 'xgboost', params: { n_estimators: 10_000, max_depth: 16, learning_rate: 0.01 } };

/** Has a run made by a worker. @returns its id, at once. */
async function train(request: APIRequestContext, settings: object): Promise<string> {
  const asked = { owner: 'Lead', label: LABEL, service: 'dee_v1', ...settings };
  return (await (await request.post('/api/v1/runs', { data: asked })).json()).id;
}

async function promote(request: APIRequestContext): Promise<void> {
  const runId = await train(request, { name: 'Quick', algorithm: 'decision_tree' });
  const status = async () => (await (await request.get(`/api/v1/runs/${runId}`)).json()).status;
  await expect.poll(status, { timeout: 20_000 }).toBe('finished');
  const promotion = { data: { runId, reason: 'To be asked.' } };
  expect((await request.post(`/api/v1/models/${MODEL}/versions`, promotion)).status()).toBe(201);
}

test('what a model is asked from outside is counted on its page; a wrong webhook is refused in words', async ({
  page,
  request,
  expectAccessible,
}) => {
  await promote(request);
  await page.goto(`/models/${MODEL}`);
  const live = page.getByRole('region', { name: 'Live' });
  await expect(live).toContainText('Nobody asked in this time');
  for (const customer_list of [['12747.0', '12748.0'], ['nobody']]) {
    const answer = await request.post(`/invocations?model=${MODEL}`, { data: { customer_list } });
    expect(answer.headers()['x-model-version']).toBe(`${MODEL}-v0.0`);
  }
  const counted = async () => (await (await request.get(`/api/v1/models/${MODEL}/serving`)).json()).total?.requests;
  await expect.poll(counted, { timeout: 15_000 }).toBe(2);
  await page.reload();
  await expect(live).toContainText('Requests');
  await expect(live).not.toContainText('Nobody asked');
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await alerts.getByLabel('Webhook').fill('https://hooks.example.org/cookoff');
  await alerts.getByRole('button', { name: 'Keep the rule' }).click();
  await expect(alerts.getByRole('alert')).toBeVisible();
  await expectAccessible();
});

test('a batch that waits is cancelled, says so, is taken up again and finishes', async ({
  page,
  request,
  expectAccessible,
}) => {
  // Both lanes of the worker are taken, so that there is time to change one's mind.
  const endless = [
    await train(request, { ...ENDLESS, name: 'One' }),
    await train(request, { ...ENDLESS, name: 'Two' }),
  ];
  await page.goto('/batch');
  await page.getByLabel('Customers').fill('12747.0, nobody');
  await page.getByLabel('Model').selectOption(`${MODEL}@production`);
  await page.getByRole('button', { name: 'Score' }).click();
  await expect(page).toHaveURL(/\/batch\/\w+$/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cancelled');
  await expectAccessible();
  for (const run of endless) await request.post(`/api/v1/runs/${run}/cancel`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('2, of which 1 scored', { timeout: 20_000 });
});

test('a key for a program is made, shown once and revoked', async ({ page, expectAccessible }) => {
  await page.goto('/settings');
  const keys = page.getByRole('region', { name: 'API keys' });
  await keys.getByLabel('What will use it').fill('till');
  await keys.getByRole('button', { name: 'Make a key' }).click();
  await expect(keys.getByRole('status').first()).toContainText(/cook_[\w-]{43}/);
  await expectAccessible();
  await page.reload();
  await expect(keys).not.toContainText(/cook_[\w-]{43}/);
  await keys.getByRole('button', { name: 'Revoke the key of till' }).click();
  await expect(keys.getByRole('row', { name: /till/ })).toContainText('revoked');
});
