import { expect, test } from './fixtures.ts';
import { promoteOpenRun } from './promote.ts';
import { DEE, trainRun } from './run-form.ts';

test('product staff pick a customer and read the answer in words', async ({ page, request }) => {
  await trainRun(page, DEE);
  await promoteOpenRun(page, { reason: 'For the product page.' });
  await page.goto('/predict');
  await page.getByRole('combobox', { name: 'Customer' }).fill('12747.0');
  await page.getByRole('button', { name: 'Predict' }).click();

  const card = page.getByRole('region', { name: 'Customer 12747.0' });
  const answer = card.getByText(/^(low|mid|high) value \([012]\)$/);
  await expect(answer).toBeVisible();
  const shares = await card.getByRole('list', { name: 'Probability of each class' }).getByText(/%$/).allTextContents();
  expect(shares).toHaveLength(3);
  expect(shares.map(Number.parseFloat).reduce((sum, share) => sum + share)).toBeCloseTo(100, 0);
  const features = page.getByRole('table', { name: 'Features as fetched' });
  await expect(features.getByRole('rowheader')).toHaveCount(8);
  const recency = await features
    .getByRole('row', { name: /recency/ })
    .getByRole('cell')
    .first()
    .textContent();

  const invoked = await request.post('/invocations?details=true', { data: { customer_list: ['12747.0'] } });
  const { predictions, details } = await invoked.json();
  expect(await answer.textContent()).toContain(`(${predictions[0]})`);
  expect(details[0].features).toContainEqual(
    expect.objectContaining({ feature: 'customer_rfm_features:recency', value: Number(recency) }),
  );
  expect(await (await request.get('/ping')).json()).toEqual({ ping: 'ok' });
});

test('a customer nobody knows is explained, not guessed', async ({ page, expectAccessible }) => {
  await trainRun(page, DEE);
  await promoteOpenRun(page, { reason: 'For the product page.' });
  await page.goto('/predict?customer=nobody');
  const card = page.getByRole('region', { name: 'Customer nobody' });
  await expect(card).toContainText('No prediction');
  await expect(card.getByRole('status')).toContainText(/online store/);
  await expectAccessible();
});

test('a suggestion is a customer the model never learned from', async ({ page }) => {
  await trainRun(page, DEE);
  await promoteOpenRun(page, { reason: 'For the product page.' });
  await page.goto('/predict');
  const suggestion = page.getByRole('link', { name: /^\d+\.0$/ }).first();
  const id = await suggestion.textContent();
  await suggestion.click();
  await expect(page.getByRole('region', { name: `Customer ${id}` })).toContainText('%');
});

test('the API page comes whole from the app itself', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (sent) => hosts.add(new URL(sent.url()).origin));
  await page.goto('/');
  await page.getByRole('link', { name: 'API docs' }).click();
  await expect(page.getByRole('button', { name: /POST.*\/invocations/ })).toBeVisible();
  await page.getByRole('button', { name: /GET.*\/ping/ }).click();
  expect([...hosts]).toEqual([baseURL]);
});
