import { expect, test } from './fixtures.ts';
import { promoteOpenRun } from './promote.ts';
import { RAM, trainRun } from './run-form.ts';

/** A condition that names no feature is refused by the API, which the browser logs. */
test.use({ expectedErrors: [/status of 40[04]|status of 422/] });

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
  const batches = page.getByRole('table', { name: 'Batches' });
  await expect(batches.getByRole('row').nth(1)).toContainText('finished');
  await expect(batches.getByRole('row').nth(2)).toContainText('finished');
});

test('a file of customers, a condition and a moment choose who is scored; a wrong condition is refused in words', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/batch');
  const form = page.getByRole('form', { name: 'Score' });
  const csv = 'customerid,note\n12747.0,kept\n12750.0,kept\nnobody,kept\n';
  await form.getByLabel('Or a file of them').setInputFiles({
    ...{ name: 'mailing.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
  });
  await form.getByLabel('Condition').fill('monetaryvalu > 0');
  await form.getByRole('button', { name: 'Score' }).click();
  await expect(form.getByRole('alert')).toContainText('monetaryvalue');
  await form.getByLabel('Condition').fill('monetaryvalue > 0 or monetaryvalue is null');
  await form.getByLabel('Moment').fill('2059-01-01T00:00:00');
  await form.getByRole('button', { name: 'Score' }).click();

  await expect(page).toHaveURL(/\/batch\/\w+$/);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('3, of which 0 scored');
  const left = page.getByRole('region', { name: 'Not scored' });
  await expect(left).toContainText('2 older features than their view lets count');
  await expect(left).toContainText('1 not in the offline store at that moment');
  await expectAccessible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download Parquet' }).click();
  expect((await download).suggestedFilename()).toMatch(/^\w+_pred_results_\S+\.parquet$/);
});

test('a schedule scores, and its page says what came of it', async ({ page, expectAccessible }) => {
  await page.goto('/batch');
  const section = page.getByRole('region', { name: 'Schedules' });
  await section.getByRole('link', { name: 'New schedule' }).click();
  const form = page.getByRole('form', { name: 'New schedule' });
  await form.getByLabel('Name').fill('morning-mail');
  await form.getByLabel('Model').fill('nosuch_model');
  await form.getByRole('button', { name: 'Make schedule' }).click();
  await expect(form.getByLabel('Model')).toBeFocused();
  await form.getByLabel('Model').fill('segment_batch@production');
  await form.getByLabel('Condition').fill('monetaryvalue > 0');
  await form.getByRole('button', { name: 'Make schedule' }).click();
  await expect(section).toContainText('Scores every customer where monetaryvalue > 0 with segment_batch@production');
  await section.getByRole('button', { name: 'Run now morning-mail' }).click();
  await expect(section).toContainText(/customers? of [\d,]+ scored with segment_batch v0\.0: prediction_results/);
  await expectAccessible();
  await section.getByRole('button', { name: 'Delete morning-mail' }).click();
  await expect(section).not.toContainText('morning-mail');
});
