import { expect, test } from './fixtures.ts';
import { DEE, RAM, trainRun } from './run-form.ts';

test('the lead repeats a comparison on new splits, stops one that takes too long, and reads what the rest say', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const ram = await trainRun(page, RAM);
  const dee = await trainRun(page, DEE);
  await page.goto(`/compare?runs=${ram},${dee}`);
  await page.getByRole('link', { name: 'Repeat on new splits' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Repeat on new splits' })).toBeVisible();
  await expectAccessible();

  await page.getByLabel('Splits').fill('1000');
  await page.getByRole('button', { name: 'Repeat', exact: true }).click();
  await expect(page.getByText(/[1-9]\d* of 1000 splits/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled')).toBeVisible();

  await page.getByLabel('Splits').fill('12');
  await page.getByRole('button', { name: 'Repeat', exact: true }).click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('Over 12 new splits: On macro-F1', { timeout: 60_000 });
  await expect(
    page.getByRole('img', { name: /^Accuracy: .* on average, 95% interval .* better in \d+ splits?/ }),
  ).toBeVisible();
  const metrics = page.getByRole('table', { name: 'Metrics over all splits' });
  await expect(metrics.getByRole('row', { name: /^Macro F1 0\.\d{3} ± 0\.\d{3}/ })).toContainText(/\d+ \/ \d+ \/ \d+/);
  await expectAccessible();

  // The result is found again from the comparison, without its address.
  await page.goto(`/compare/repeat?runs=${ram},${dee}`);
  await expect(verdict).toContainText('Over 12 new splits');
});

test('an address that names no runs says what to do', async ({ page }) => {
  await page.goto('/compare/repeat');
  await expect(page.getByRole('heading', { name: 'Choose two runs first' })).toBeVisible();
  await page.goto('/compare/repeat?runs=nosuchrun');
  await expect(page.getByText('There is no run nosuchrun')).toBeVisible();
});
