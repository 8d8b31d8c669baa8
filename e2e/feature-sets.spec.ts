import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { expect, test } from './fixtures.ts';
import { featureBox } from './run-form.ts';

const VIEW = 'customer_rfm_features';
const CUSTOMER = '12747.0';

/** Another year of the shop as rows of a moment. */
async function ingest(request: APIRequestContext, file: string, { seed, asOf }: { seed: number; asOf: Date }) {
  await writeDemoData(file, { seed });
  const query = new URLSearchParams({ fileName: `year-${seed}.csv`, asOf: asOf.toISOString() });
  const sent = await request.post(`/api/v1/ingests?${query}`, { data: readFileSync(file) });
  expect(sent.status(), await sent.text()).toBe(202);
  const { id } = await sent.json();
  const status = async () => (await (await request.get(`/api/v1/jobs/${id}`)).json()).status;
  await expect.poll(status, { timeout: 30_000 }).toBe('finished');
}

test('Dee builds a feature set, sees what its rows will be, and trains on it', async ({
  page,
  request,
  expectAccessible,
}) => {
  await page.goto('/features');
  await page.getByRole('link', { name: 'Build a feature set' }).click();
  await page.getByRole('searchbox', { name: 'Search features' }).fill('revenue');
  await featureBox(page, 'revenue6m').check();
  await page.getByRole('searchbox', { name: 'Search features' }).fill('');
  await page.getByRole('combobox', { name: 'Label' }).selectOption(`${VIEW}:ltvcluster`);
  const caution = page.getByRole('status').filter({ hasText: 'Before you train on it' });
  await expect(caution).toContainText(/revenue6m gives .*ltvcluster away/);
  await featureBox(page, 'revenue6m').uncheck();
  for (const name of ['recency', 'monetaryvalue', 'rfmscore']) await featureBox(page, name).check();
  await expect(caution).toBeHidden();

  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('status')).toHaveText(/^[\d,]+ rows × 6 columns, about /);
  await expect(preview).toContainText(/([\d,]+) of \1 matched, 100\.0%/);
  await expect(preview.getByRole('listitem')).toHaveText([/^low value/, /^mid value/, /^high value/]);
  await expect(page.getByRole('region', { name: 'First rows' }).getByRole('row')).toHaveCount(11);
  await expectAccessible();
  await page.reload();
  await expect(featureBox(page, 'rfmscore')).toBeChecked();

  await page.getByRole('button', { name: 'Make dataset' }).click();
  const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const lines = (await (await request.get(csv!)).text()).trim().split('\n');
  const columns = ['recency', 'monetaryvalue', 'rfmscore', 'ltvcluster'].map((name) => `${VIEW}__${name}`);
  expect(lines[0]).toBe(['customerid', 'event_timestamp', ...columns].join(','));
  await expect(preview.getByRole('status')).toContainText(`${(lines.length - 1).toLocaleString('en')} rows`);

  await page.getByRole('link', { name: 'Train on these' }).click();
  await page.getByLabel('Name', { exact: true }).fill('From the builder');
  await page.getByLabel('Owner', { exact: true }).fill('Dee');
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From the builder ✓finished', { timeout: 40_000 });
  const { features } = await (await request.get(`/api/v1/runs/${page.url().split('/').at(-1)}`)).json();
  expect(features).toEqual(['recency', 'monetaryvalue', 'rfmscore'].map((name) => `${VIEW}:${name}`));
});

test.describe('rows that lack a key', () => {
  test.use({ expectedErrors: [/status of 422/] });

  test('rows of one’s own are joined at their own moments, and what is wrong with them is said', async ({ page }) => {
    await page.goto(`/features/build?features=${VIEW}:recency`);
    await page.getByRole('radio', { name: 'Rows of my own' }).check();
    const rows = page.getByRole('textbox', { name: 'Paste rows as CSV' });
    const failure = page.getByRole('alert').filter({ hasText: 'There is no dataset of this choice' });
    await rows.fill('client\n1\n');
    await page.getByRole('button', { name: 'Use these rows' }).click();
    await expect(failure).toContainText('has no customerid');
    const soon = new Date(Date.now() + 60_000).toISOString();
    await rows.fill(
      `customerid,event_timestamp,order\n${CUSTOMER},${soon},007\n${CUSTOMER},1999-01-01,8\nnobody,${soon},9\n`,
    );
    await page.getByRole('button', { name: 'Use these rows' }).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview).toContainText('1 of 3 matched, 33.3% (1 unknown key, 1 known only later)');
    await expect(page.getByRole('region', { name: 'First rows' }).getByRole('row').nth(1)).toContainText('007');
  });
});

test('the lookup explains a stale value, and materializing brings the stores together', async ({
  page,
  request,
  expectAccessible,
}, info) => {
  await ingest(request, info.outputPath('newer.csv'), { seed: 11, asOf: new Date() });
  await page.goto(`/features/${VIEW}?tab=lookup`);
  await page.getByRole('searchbox', { name: 'customerid' }).fill(CUSTOMER);
  await page.getByRole('button', { name: 'Look up' }).click();
  const verdict = page.getByRole('status').filter({ hasText: 'store' }).first();
  await expect(verdict).toContainText('The online store is behind');
  await expect(verdict).toContainText(
    /newest row of the offline store is of .* last materialized until .*before that row/,
  );
  await expect(page.getByText('differs').first()).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Materialize now' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Both stores agree' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('differs')).toHaveCount(0);

  await page.goto(`/features/${VIEW}?key=12747`);
  await page.getByRole('link', { name: CUSTOMER, exact: true }).click();
  await expect(page.getByText('PRESENT', { exact: true })).toHaveCount(12);
});

test('the playground shows which row a moment gets, and why not another', async ({
  page,
  request,
  expectAccessible,
}, info) => {
  const daysAgo = (days: number) => new Date(Math.floor(Date.now() / 86_400_000 - days) * 86_400_000);
  await ingest(request, info.outputPath('first.csv'), { seed: 21, asOf: daysAgo(90) });
  await ingest(request, info.outputPath('second.csv'), { seed: 22, asOf: daysAgo(30) });
  await page.goto(`/features/${VIEW}/point-in-time?key=${CUSTOMER}&at=${daysAgo(60).toISOString()}&includeLate=true`);
  const outcome = page.getByRole('region', { name: 'What comes out' });
  const iso = (moment: Date) => `${moment.toISOString().slice(0, 10)} 00:00:00 UTC`;
  await expect(outcome.getByRole('status')).toHaveText(`The row of ${iso(daysAgo(90))} counts.`);
  const rows = page.getByRole('table', { name: 'Rows of the key' });
  await expect(rows.getByRole('row', { name: iso(daysAgo(90)) })).toContainText('chosen');
  await expect(rows.getByRole('row', { name: iso(daysAgo(30)) })).toContainText(
    'Its event is 30 days after the moment',
  );

  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(outcome.getByRole('status')).toHaveText(`The row of ${iso(daysAgo(30))} counts.`);
  await expect(rows.getByRole('row', { name: iso(daysAgo(90)) })).toContainText('Superseded by the row of');
  await expect(page).toHaveURL(new RegExp(`at=${encodeURIComponent(daysAgo(30).toISOString())}`));
  await page.getByRole('checkbox', { name: 'Known by then' }).check();
  await expect(outcome.getByRole('status')).toContainText('none was known to be written by then');
  await expect(outcome.getByRole('definition').first()).toHaveText('null');
  await page.getByRole('slider', { name: 'Moment' }).press('End');
  await expect(outcome.getByRole('status')).toContainText('counts.');
  await expectAccessible();
});
