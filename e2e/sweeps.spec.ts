import { expect, test } from './fixtures.ts';
import { featureBox } from './run-form.ts';

const CANDIDATES = ['recency', 'frequency', 'monetaryvalue', 'm'];

test('Dee sweeps four features, finds that one of them carries it, and makes the best of fifteen a run', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await page.goto('/sweeps');
  await page.getByRole('link', { name: 'New sweep' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New sweep' })).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Which of four?');
  await page.getByLabel('Owner', { exact: true }).fill('Dee');
  for (const name of CANDIDATES) await featureBox(page, name).check();
  await page.getByRole('checkbox', { name: 'Gradient boosted trees' }).uncheck();
  await page.getByRole('checkbox', { name: 'Decision tree' }).check();
  await expect(page.getByText(/4 candidates: 15 subsets × 5 folds = 75 fits/)).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Start the sweep' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which of four? ✓finished', { timeout: 60_000 });
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('best of 15');
  await expectAccessible();
  const worth = page.getByRole('table', { name: 'Worth of each candidate' });
  await expect(worth.getByRole('row').nth(1)).toContainText('monetaryvalue');

  // What is filtered stands in the address, and the best without the feature that carries it is far worse.
  const filter = page.getByRole('navigation', { name: 'Filter by candidates' });
  await filter.getByRole('link', { name: /^monetaryvalue/ }).click();
  await expect(page.getByText('8 points, page 1 of 1.')).toBeVisible();
  await filter.getByRole('link', { name: /^monetaryvalue/ }).click();
  await expect(page.getByText('7 points, page 1 of 1.')).toBeVisible();
  await expect(page).toHaveURL(/without=2/);
  await page.getByRole('link', { name: 'All points' }).click();

  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^sweep-\w+\.csv$/);

  // The lattice is walked with the arrow keys and opened with Enter.
  const lattice = page.getByRole('group', { name: 'Subsets by size' });
  await lattice.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'One point' })).toBeVisible();

  await verdict
    .getByRole('link', { name: /feature/ })
    .first()
    .click();
  await page.getByRole('region', { name: 'One point' }).getByRole('button', { name: 'Make it a run' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('best of 15', { timeout: 40_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('finished', { timeout: 40_000 });
  await page.getByRole('link', { name: 'Which of four?' }).click();
  await expect(page.getByText('has a run')).toBeVisible();
});

test('twenty candidates have too many subsets: the form says so, and what can be done', async ({ page, request }) => {
  const features = CANDIDATES.map((name) => `customer_rfm_features:${name}`);
  await page.goto(`/sweeps/new?features=${features.join(',')}`);
  await expect(page.getByText(/4 candidates: 15 subsets/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Subsets' }).selectOption('random');
  await page.getByLabel('Budget').fill('0');
  await expect(page.getByText('A budget of 0 is less than one point for each setting.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the sweep' })).toBeDisabled();

  const many = Array.from({ length: 20 }, (_, i) => `customer_rfm_features:f${i}`);
  const label = 'customer_rfm_features:ltvcluster';
  const refused = await request.post('/api/v1/sweeps', {
    data: { name: 'Huge', owner: 'Dee', label, candidates: many },
  });
  expect(refused.status()).toBe(422);
  expect((await refused.json()).detail).toMatch(/1,048,575 subsets.*group those that move together/);
});

test('a sweep that takes long is paused, goes on from what it has, and is stopped', async ({ page, request }) => {
  const names = ['recency', 'frequency', 'monetaryvalue', 'r', 'f', 'm', 'rfmscore', 'segmenthighvalue'];
  const candidates = names.map((name) => `customer_rfm_features:${name}`);
  const settings = [{ algorithm: 'xgboost', params: { n_estimators: 500, max_depth: 8 } }];
  const label = 'customer_rfm_features:ltvcluster';
  const asked = await request.post('/api/v1/sweeps', {
    data: { name: 'Long', owner: 'Dee', label, candidates, settings },
  });
  const { id } = await asked.json();
  await page.goto(`/sweeps/${id}`);
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText(/[1-9]\d* of 255 points .* left/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('paused', { timeout: 20_000 });
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('so far');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(heading).toContainText('running', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Cancel sweep' }).click();
  await expect(heading).toContainText('cancelled', { timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
});

test.describe('addresses of nothing', () => {
  test.use({ expectedErrors: [/404/] });

  test('a sweep or an experiment nobody knows is a page that says so', async ({ page }) => {
    expect((await page.goto('/sweeps/nosuchsweep'))?.status()).toBe(404);
    expect((await page.goto('/experiments/nosuchone'))?.status()).toBe(404);
  });
});
