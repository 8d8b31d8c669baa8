import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './fixtures.ts';

const MODEL = 'segment_product';
const RUN = { owner: 'Dee', service: 'dee_v1', label: 'customer_rfm_features:ltvcluster' };
const PRODUCTION = `${MODEL}@production`;
const CUSTOMER = '12747.0';

/** A finished run, promoted: trees as production, the linear model beside them. */
async function serve(request: APIRequestContext, algorithm: string, alias: string): Promise<void> {
  const asked = await request.post('/api/v1/runs', { data: { ...RUN, name: `Product, ${algorithm}`, algorithm } });
  const { id } = await asked.json();
  const status = async () => (await (await request.get(`/api/v1/runs/${id}`)).json()).status;
  await expect.poll(status, { timeout: 30_000 }).toBe('finished');
  const data = { runId: id, alias, reason: 'For the product page.' };
  const promoted = await request.post(`/api/v1/models/${MODEL}/versions`, { data });
  expect(promoted.status(), await promoted.text()).toBe(201);
}

const detailOf = async (request: APIRequestContext, body: object) => {
  const { details } = await (
    await request.post(`/invocations?model=${PRODUCTION}&details=true`, { data: body })
  ).json();
  return details[0];
};

test.beforeAll(async ({ request }) => {
  await serve(request, 'xgboost', 'production');
  await serve(request, 'logistic_regression', 'candidate');
});

test('a customer is found by typing, by keyboard alone, and answered in words', async ({ page, request }) => {
  await page.goto(`/predict?model=${PRODUCTION}`);
  const search = page.getByRole('combobox', { name: 'Customer' });
  await search.fill('127');
  const found = page.getByRole('listbox', { name: 'Customers' }).getByRole('option');
  await expect(found).toHaveCount(8);
  for (const option of await found.allTextContents()) expect(option).toMatch(/^127/);
  await search.fill('12747');
  await expect(found).toHaveText([CUSTOMER]);
  await search.press('ArrowDown');
  await search.press('Enter');

  const card = page.getByRole('region', { name: `Customer ${CUSTOMER}` });
  const { name, probabilities } = await detailOf(request, { customer_list: [CUSTOMER] });
  const own = probabilities.find((one: { name: string }) => one.name === name).probability;
  await expect(card.getByRole('status')).toContainText(
    `${name.replace(' ', '-')} customer, ${Math.round(100 * own)} in 100`,
  );
  await expect(card.getByRole('list', { name: 'Chance of each class' }).getByRole('listitem')).toHaveCount(3);
  await expect(card).toContainText('What is known is from');
  await expect(page.getByRole('region', { name: 'What pushed it there' })).toContainText('these add up to');
  const sides = page.getByRole('region', { name: 'Side by side' });
  await expect(sides.getByRole('heading', { level: 3 })).toHaveText([/^Production, v0\.\d+$/, /^Candidate, v0\.\d+$/]);
});

test('a value is moved, the answer follows, a link shares it, and a reset takes it back', async ({ page, request }) => {
  await page.goto(`/predict?model=${PRODUCTION}&customer=${CUSTOMER}`);
  const said = page.getByRole('region', { name: `Customer ${CUSTOMER}` }).getByRole('status');
  const before = await said.textContent();
  const whatIf = page.getByRole('region', { name: 'What if' });
  const money = whatIf.getByRole('textbox', { name: /monetaryvalue/ });
  const stored = await money.inputValue();
  await money.fill('20');
  await expect(said).not.toHaveText(before!);
  await expect(page).toHaveURL(/set\.monetaryvalue=20$/);
  const features = (await detailOf(request, { customer_list: [CUSTOMER] })).features;
  const values = Object.fromEntries(
    features.map(({ feature, value }: { feature: string; value: number }) => [feature.split(':')[1], value]),
  );
  const moved = await detailOf(request, { dataframe_records: [{ ...values, monetaryvalue: 20 }] });
  await expect(said).toContainText(`${moved.name.replace(' ', '-')} customer`);
  await expect(whatIf).toContainText(/are made from monetaryvalue and stayed as they were/);

  await money.fill('twenty');
  await expect(whatIf).toContainText('Give a number.');
  await money.fill('999999');
  await expect(whatIf).toContainText('Training never saw such a value');

  await page.reload();
  await expect(money).toHaveValue('999999');
  await whatIf.getByRole('button', { name: 'Reset' }).click();
  await expect(money).toHaveValue(stored);
  await expect(said).toHaveText(before!);
  await expect(page).toHaveURL(new RegExp(`customer=${CUSTOMER}$`));
});

test('the smallest change that flips an answer does flip it', async ({ page }) => {
  await page.goto(`/predict?model=${PRODUCTION}&customer=${CUSTOMER}`);
  const smallest = page.getByRole('region', { name: 'Smallest change that flips it' });
  await expect(smallest).toContainText('the answer would be');
  const promised = /would be an? (\S+) customer/.exec((await smallest.textContent()) ?? '')?.[1];
  await smallest.getByRole('button', { name: 'Try it' }).click();
  const said = page.getByRole('region', { name: `Customer ${CUSTOMER}` }).getByRole('status');
  await expect(said).toContainText(`${promised} customer`);
});

test('an example stands for the class that it is answered, and one nobody knows is explained', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`/predict?model=${PRODUCTION}`);
  const example = page.locator('span', { has: page.getByRole('link', { name: /^\d+\.0$/ }) }).last();
  const [id, ...words] = ((await example.textContent()) ?? '').split(' ');
  await example.getByRole('link').click();
  const card = page.getByRole('region', { name: `Customer ${id}` });
  await expect(card.getByRole('status')).toContainText(`${words.join('-')} customer`);

  await page.goto(`/predict?model=${PRODUCTION}&customer=1274`);
  const unknown = page.getByRole('region', { name: 'Customer 1274' });
  await expect(unknown).toContainText('No prediction');
  await expect(unknown.getByRole('status')).toContainText('online store');
  await expect(unknown.getByRole('link', { name: CUSTOMER })).toBeVisible();
  await expectAccessible();

  await page.goto(`/predict?model=${MODEL}/v99.0&customer=${CUSTOMER}`);
  await expect(page.getByRole('alert').filter({ hasText: 'no version v99.0' })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Customer / }), 'no other model answers in its place').toHaveCount(0);
});

test('many customers are pasted or dropped; nobody is left out, and what is too much goes to a batch', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`/predict?model=${PRODUCTION}&who=many`);
  await page.getByRole('textbox', { name: 'Customers' }).fill(`${CUSTOMER}, nobody\n${CUSTOMER}`);
  await page.getByRole('button', { name: 'Predict all' }).click();
  const answers = page.getByRole('table', { name: 'Answers' });
  await expect(answers.getByRole('rowheader')).toHaveText([CUSTOMER, 'nobody', CUSTOMER]);
  await expect(answers.getByRole('row', { name: /nobody/ })).toContainText('unknown customer');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  expect((await download).suggestedFilename()).toBe('predictions.csv');
  await expectAccessible();

  const file = page.locator('input[type=file]');
  const rows = ['customerid', ...Array.from({ length: 100_000 }, (_, i) => `${i}.0`)].join('\n');
  await file.setInputFiles({ name: 'all.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(page.getByRole('alert').filter({ hasText: '100,000' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Score them in a batch' })).toBeVisible();
  await file.setInputFiles({ name: 'x.parquet', mimeType: '', buffer: Buffer.from([80, 65, 82, 49, 0, 1, 255]) });
  await expect(page.getByRole('alert').filter({ hasText: 'no text file' })).toBeVisible();
});

test('a wrong answer is flagged, read on the page of the model, and resolved there', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`/predict?model=${PRODUCTION}&customer=${CUSTOMER}`);
  const flag = page.getByRole('region', { name: 'Is this answer wrong?' });
  await flag.getByLabel('It should be').selectOption('high value');
  // A home that served this journey before has flags of its own.
  const note = `She bought for a fortune last week (${Date.now().toString(36)}).`;
  await flag.getByLabel('What is wrong with it').fill(note);
  await flag.getByRole('button', { name: 'Flag this answer' }).click();
  await flag.getByRole('link', { name: `the page of ${MODEL}` }).click();
  const flagged = page.getByRole('region', { name: 'Flagged answers' });
  const entry = flagged.getByRole('listitem').filter({ hasText: note });
  await expect(entry).toContainText('should be high value');
  await expect(entry).toContainText(/by v0\.\d+/);
  await expectAccessible();
  await entry.getByLabel('What came of it').fill('Her invoices came in late.');
  await entry.getByRole('button', { name: 'Resolve' }).click();
  await expect(entry).toContainText('Her invoices came in late.');
  await expect(entry).toContainText('resolved');
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
