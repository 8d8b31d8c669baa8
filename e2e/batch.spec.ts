import { expect, test } from './fixtures.ts';
import { promoteOpenRun } from './promote.ts';
import { RAM, trainRun } from './run-form.ts';

test('everybody is scored into one file, and who could not be is named', async ({ page }) => {
  await trainRun(page, RAM);
  await promoteOpenRun(page, { model: 'segment_batch', reason: 'For the mailing.' });
  await page.goto('/batch');
  await page.getByLabel('Model').selectOption('segment_batch@production');
  await page.getByRole('button', { name: 'Score' }).click();

  await expect(page).toHaveURL(/\/batch\/\w+$/);
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(/prediction_results\/segment_batch_pred_results_\S+\.parquet/);
  const [, rows, scored] = /([\d,]+), of which ([\d,]+) scored/.exec((await result.textContent()) ?? '') ?? [];
  expect(scored).toBe(rows);
  const counts = await page
    .getByRole('region', { name: 'Classes' })
    .getByText(/^[\d,]+ \(/)
    .allTextContents();
  const sum = counts.map((text) => Number.parseInt(text.replaceAll(',', ''), 10)).reduce((a, b) => a + b);
  expect(sum.toLocaleString('en')).toBe(scored);

  await page.goto('/batch');
  await page.getByLabel('Customers').fill('12747.0, nobody');
  await page.getByLabel('Model').selectOption('segment_batch/v0.0');
  await page.getByRole('button', { name: 'Score' }).click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('2, of which 1 scored');
  await expect(page.getByRole('region', { name: 'Not scored' })).toContainText('nobody');

  await page.getByRole('link', { name: 'Batch' }).first().click();
  const jobs = page.getByRole('table', { name: 'Batch jobs' });
  await expect(jobs.getByRole('row').nth(1)).toContainText('finished');
  await expect(jobs.getByRole('row').nth(2)).toContainText('finished');
});
