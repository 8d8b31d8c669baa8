import { readFile } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LABEL = 'customer_rfm_features:ltvcluster';
/** A home that served these journeys before has models of their own. */
const NOW = Date.now().toString(36);
const TWO = [
  { name: 'Dee’s trees', service: 'dee_v1', algorithm: 'xgboost', params: { n_estimators: 20 } },
  { name: 'Ram’s logistic', service: 'ram_v1', algorithm: 'logistic_regression', params: {} },
];

/** Dee's trees as v0.0 and Ram's logistic as v0.1, under an alias that nothing protects. */
async function promoteTwo(request: APIRequestContext, model: string): Promise<void> {
  for (const run of TWO) {
    const asked = await request.post('/api/v1/runs', { data: { owner: 'Dee', label: LABEL, ...run } });
    expect(asked.status(), await asked.text()).toBe(202);
    const { id } = await asked.json();
    const status = async () => (await (await request.get(`/api/v1/runs/${id}`)).json()).status;
    await expect.poll(status, { timeout: 30_000 }).toBe('finished');
    const promotion = { runId: id, alias: 'candidate', reason: 'To be compared.' };
    const promoted = await request.post(`/api/v1/models/${model}/versions`, { data: promotion });
    expect(promoted.status(), await promoted.text()).toBe(201);
  }
}

test('two versions are ticked, held against each other, and the one nobody serves is deleted with a reason', async ({
  page,
  request,
  expectAccessible,
  baseURL,
}) => {
  const model = `segment_versions_${NOW}`;
  await promoteTwo(request, model);
  await page.goto(`/models/${model}`);
  await page.getByRole('checkbox', { name: 'Compare v0.1' }).check();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('region', { name: 'Which versions' })).toContainText('Choose two versions.');
  await page.goBack();
  await page.getByRole('checkbox', { name: 'Compare v0.0' }).check();
  await page.getByRole('checkbox', { name: 'Compare v0.1' }).check();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('v0.1 against v0.0');
  const figures = page.getByRole('table', { name: 'Figures of the holdout' });
  await expect(figures.getByRole('row', { name: /^Macro F1/ })).toContainText(
    /0\.\d{3}.*0\.\d{3}.*[−+]0\.\d{3} to [−+]0\.\d{3}/,
  );
  const inputs = page.getByRole('region', { name: 'Inputs and classes' });
  await expect(inputs).toContainText('input customer_rfm_features:f (int32) is new');
  await expect(inputs).toContainText('input customer_rfm_features:recency (int32) is gone');
  await expect(page.getByRole('table', { name: 'Settings' })).toContainText('logistic_regression');
  await expectAccessible();

  await page.goto(`/models/${model}/v0.1`);
  await expect(page.getByRole('region', { name: 'Delete' })).toContainText('while candidate points to it');
  const ask = () => request.post(`/invocations?model=${model}/v0.0`, { data: { customer_list: ['12747.0'] } });
  expect((await ask()).status(), 'it is served by its number').toBe(200);
  await page.goto(`/models/${model}/v0.0`);
  const ending = page.getByRole('region', { name: 'Delete' });
  await ending.getByLabel('Reason').fill('Trained before the rows were mended.');
  await ending.getByRole('button', { name: 'Delete v0.0 for good' }).click();
  await expect(page).toHaveURL(`${baseURL}/models/${model}`);
  await expect(page.getByRole('region', { name: 'Deleted versions' })).toContainText(
    'Trained before the rows were mended.',
  );
  await expect(page.getByRole('table', { name: 'Versions' }).getByRole('rowheader')).toHaveCount(1);
  await page.goto(`/models/${model}/v0.0`);
  await expect(page.getByText('This version was deleted')).toBeVisible();
  await expectAccessible();
  await expect.poll(async () => (await ask()).status(), { timeout: 5_000 }).toBe(404);
  expect((await (await ask()).json()).detail).toMatch(/^segment_versions_\w+ v0\.0 was deleted by .*mended/);
});

test('a card is written by two people at once; the second sees both texts and loses neither', async ({
  page,
  request,
  expectAccessible,
}) => {
  const model = `segment_carded_${NOW}`;
  await promoteTwo(request, model);
  await page.goto(`/models/${model}/v0.1`);
  const card = page.getByRole('region', { name: 'Model card' });
  await card.getByText('Write on the card').click();
  await card.getByLabel('Intended use').fill('Choosing **who gets a voucher**.');
  const theirs = { intendedUse: 'Not for credit.', edition: 0 };
  expect((await request.put(`/api/v1/models/${model}/versions/v0.1/card`, { data: theirs })).status()).toBe(200);
  await card.getByRole('button', { name: 'Save card' }).click();
  await expect(card.getByRole('alert')).toContainText('Not for credit.');
  await expect(card.getByLabel('Intended use')).toHaveValue('Choosing **who gets a voucher**.');
  await card.getByLabel('Intended use').fill('Choosing **who gets a voucher**. Not for credit.');
  await card.getByRole('button', { name: 'Save card' }).click();
  await expect(card.getByRole('status')).toHaveText('Saved.');
  await expect(card.getByText('who gets a voucher', { exact: true })).toBeVisible();
  await expect(card).toContainText('Edition 2');
  await card.getByText('As it was written at promotion').click();
  await expectAccessible();

  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: 'Download' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(
    /^# segment_carded_\w+ v0\.1\n[\s\S]*## Intended use\n\nChoosing \*\*who gets a voucher\*\*[\s\S]*## Data/,
  );
});
