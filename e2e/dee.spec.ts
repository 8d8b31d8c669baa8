import { expect, test } from './fixtures.ts';
import { featureBox, sendRun } from './run-form.ts';

const DEE_FEATURES = [
  ...['recency', 'monetaryvalue', 'r', 'm', 'rfmscore'],
  ...['segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'],
];

test('Dee knows her features before she uses them', async ({ page }) => {
  await page.goto('/features');
  await page.getByRole('link', { name: 'customer_rfm_features', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'customer_rfm_features' })).toBeVisible();
  const origin = page.getByRole('region', { name: 'Where it comes from' });
  await expect(origin).toContainText('table customer_rfm_features, filled by pipeline customer_rfm');
  await expect(origin).toContainText(/data as of .+, ingested /);
  await expect(origin).toContainText(/[\d,]+, one a key/);
  const table = page.getByRole('table', { name: 'Features with their statistics' });
  await expect(table.getByRole('img')).toHaveCount(12);
  const money = table.getByRole('row', { name: /monetaryvalue/ });
  for (const heading of ['Missing', 'Distinct', 'Mean', 'Std dev', 'Median', 'Range']) {
    await expect(table.getByRole('columnheader', { name: heading })).toBeVisible();
  }
  await expect(money.getByRole('cell')).toHaveText([/./, /^0/, /\d/, /\d/, /\d/, /\d/, /\d.* to /]);
  await expect(table.getByRole('row', { name: /revenue6m/ })).toContainText('leaks ltvcluster');
  await expect(table.getByRole('row', { name: /ltvcluster/ }).last()).toContainText('high value');
});

test('Dee drops two features, watches her trees grow, and is told what they are worth', async ({ page }) => {
  // So many rounds that one can watch them.
  const fields = { max_depth: '5', n_estimators: '3000' };
  await sendRun(page, {
    name: 'Patient trees',
    owner: 'Dee',
    from: { features: DEE_FEATURES },
    algorithm: 'Boosted trees',
    fields,
  });

  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText(/\d of 3,?000 · training loss \d/);
  const bar = progress.getByRole('progressbar');
  const seen = Number(await bar.getAttribute('aria-valuenow'));
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(seen);

  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('finished', { timeout: 40_000 });
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('always answering the most frequent class');
  const report = page.getByRole('table', { name: 'Classification report of Patient trees' });
  await expect(report.getByRole('rowheader')).toHaveText([
    /low value/,
    /mid value/,
    /high value/,
    'Accuracy',
    /acro/,
    /eighted/,
  ]);
  await expect(page.getByRole('table', { name: 'Classification report of the majority class' })).toBeVisible();
  const confusion = page.getByRole('table', { name: /^Confusion matrix/ });
  await expect(confusion.getByRole('cell')).toHaveCount(9);
  await expect(page.getByRole('figure', { name: /loss/ })).toBeVisible();

  await page.getByRole('link', { name: 'Lineage', exact: true }).click();
  const data = page.getByRole('region', { name: 'Data and time' });
  for (const fact of ['Training rows', 'Holdout rows', 'Time, fit']) {
    await expect(data.getByText(fact, { exact: true })).toBeVisible();
  }
  await expect(data.getByTitle(/^[0-9a-f]{64}$/), 'fingerprints of dataset and split').toHaveCount(2);
  await expect(data.getByTitle(/^[0-9a-f]{12}(\+changes)?$|^unversioned$/), 'the code version').toBeVisible();
  const setting = page.getByRole('region', { name: 'Setting' });
  await expect(setting).toContainText(/Seed\s*0/);
  await expect(setting).toContainText(/max_depth\s*5/);
  await expect(page.getByRole('region', { name: 'Features' }).getByRole('listitem')).toHaveText(DEE_FEATURES);
});

test('a copy of a run starts from its settings, with frequency and f left out as before', async ({ page }) => {
  await sendRun(page, {
    name: 'First try',
    owner: 'Dee',
    from: { features: DEE_FEATURES },
    algorithm: 'Boosted trees',
    fields: { max_depth: '3' },
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('finished');
  await page.getByRole('link', { name: 'Clone and edit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edit a copy of First try');
  await expect(page.getByRole('textbox', { name: 'max_depth' })).toHaveValue('3');
  await expect(featureBox(page, 'recency')).toBeChecked();
  for (const dropped of ['frequency', 'f']) await expect(featureBox(page, dropped)).not.toBeChecked();
});
