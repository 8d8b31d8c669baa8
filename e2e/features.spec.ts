import { readFileSync } from 'node:fs';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { expect, test } from './fixtures.ts';

/** A year of the shop that no other journey brings. */
const SEED = 23;
const VIEW = '/features/customer_rfm_features';
const LABEL = 'customer_rfm_features:ltvcluster';

test('the lead finds a feature by a word, and who uses it', async ({ page, request, expectAccessible }) => {
  const run = { name: 'For the lineage', owner: 'Lead', service: 'dee_v1', label: LABEL, algorithm: 'majority' };
  expect((await request.post('/api/v1/runs', { data: run })).status()).toBe(202);
  await page.goto('/features');
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search views, features and services' });
  await expect(search).toBeFocused();
  await search.fill('monetary');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=monetary/);
  const features = page.getByRole('table', { name: 'Features', exact: true });
  await expect(features.getByRole('rowheader')).toHaveCount(2);
  await expect(features.getByRole('row', { name: /monetaryvalue/ })).toContainText(/1 service, \d+ runs?/);
  await expect(features.locator('mark').first()).toHaveText(/monetary/i);
  await expect(page.getByRole('table', { name: 'Feature services' }).getByRole('rowheader')).toHaveText(/dee_v1/);
  await expectAccessible();
  await features.getByRole('link', { name: 'monetaryvalue' }).click();
  await expect(page).toHaveURL(/customer_rfm_features#monetaryvalue$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('customer_rfm_features');
});

test('a new year shows how far each feature has moved, until it is materialized', async ({ page, request }, info) => {
  const file = info.outputPath('the-year-after.csv');
  await writeDemoData(file, { seed: SEED });
  const asked = await request.post('/api/v1/ingests?fileName=the-year-after.csv', { data: readFileSync(file) });
  expect(asked.status(), await asked.text()).toBe(202);
  const { id } = await asked.json();
  await expect
    .poll(async () => (await (await request.get(`/api/v1/jobs/${id}`)).json()).status, { timeout: 30_000 })
    .toBe('finished');

  await page.goto(VIEW);
  await expect(page.getByRole('region', { name: 'Where it comes from' })).toContainText('online is behind');
  const drift = page.getByRole('region', { name: 'Drift' });
  await expect(drift).toContainText(/From what is online, as of .*, to the-year-after\.csv/);
  const table = drift.getByRole('table', { name: 'Drift of each feature' });
  await expect(table.getByRole('rowheader')).toHaveCount(12);
  await expect(table.getByRole('row', { name: /^monetaryvalue/ })).toContainText(/steady|moved|shifted/);

  await page.goto(`${VIEW}?tab=jobs`);
  await page.getByRole('button', { name: 'Materialize now' }).click();
  await expect(page.getByText('Done: the online store has the latest row of every key.')).toBeVisible();
  await page.goto(VIEW);
  await expect(drift).toContainText('What is online is the newest snapshot');
  await drift.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
  await drift.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/since=\w+/);
  await expect(table.getByRole('rowheader')).toHaveCount(12);
});

test('each feature is held against a label, and the one that gives it away is marked', async ({ page }) => {
  await page.goto(`${VIEW}?label=${LABEL}`);
  const table = page.getByRole('table', { name: 'Features and the label' });
  await expect(table.getByRole('rowheader')).toHaveCount(11);
  await expect(table.getByRole('rowheader').first()).toContainText(/revenue6m leak/);
  await expect(table.getByRole('row', { name: /^monetaryvalue/ }).getByRole('img')).toHaveCount(3);
  await page.goto(`${VIEW}?label=customer_rfm_features:nothing`);
  await expect(page.getByRole('region', { name: 'Relation to a label' })).toContainText(/has no feature "nothing"/);
});

test('the lineage leads from the file to the run, and the versions say who applied them', async ({ page }) => {
  await page.goto(VIEW);
  await page.getByRole('link', { name: 'Lineage', exact: true }).click();
  const diagram = page.getByRole('group', { name: 'Lineage as a diagram' });
  for (const layer of ['Files', 'Offline table', 'View', 'Services', 'Runs']) {
    await expect(diagram.getByText(layer, { exact: true })).toBeVisible();
  }
  const rows = page.getByRole('table', { name: 'Lineage', exact: true });
  await expect(rows.getByRole('row', { name: /^dee_v1 Services/ })).toContainText('customer_rfm_features');
  await page.getByRole('link', { name: 'Versions and changes' }).click();
  const versions = page.getByRole('table', { name: 'Versions' });
  await expect(versions.getByRole('row', { name: /applied/ })).toBeVisible();
  await versions.getByRole('link', { name: '1', exact: true }).click();
  const first = page.getByRole('region', { name: 'customer_rfm_features, version 1' });
  await expect(first.getByRole('row', { name: /^recency int32/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Audit log' })).toContainText('feature view customer_rfm_features');
});
