import { expect, test } from './fixtures.ts';
import { featureBox, RAM, sendRun, trainRun } from './run-form.ts';

test('Ram trains a logistic regression on his service and sees the majority class beside it', async ({ page }) => {
  await trainRun(page, RAM);
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(
    /Macro F1 0\.\d{3} against 0\.\d{3} \(95% interval .*\), accuracy 0\.\d{3} against 0\.\d{3} \(95% interval /,
  );
  await page.getByRole('link', { name: 'Lineage', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Features' })).toContainText('Service ram_v1');
  await page.goto('/runs');
  const row = page.getByRole('row', { name: new RegExp(RAM.name) }).first();
  const titles = await page.getByRole('columnheader').allTextContents();
  const majority = titles.findIndex((title) => title.includes('Majority accuracy'));
  await expect(row.locator('th, td').nth(majority), 'accuracy of the majority class').toHaveText(/^0\.\d{3}$/);
});

test('a feature that gives the label away is marked, refused, and trained only when that is asked for', async ({
  page,
}) => {
  const name = 'Too good';
  await page.goto('/runs/new');
  await page.getByRole('combobox', { name: 'Features', exact: true }).selectOption({ label: 'Pick by hand' });
  await expect(featureBox(page, 'revenue6m')).toHaveAccessibleName(/gives the label away/);
  await expect(featureBox(page, 'ltvcluster'), 'the label cannot be a feature').toBeDisabled();
  await featureBox(page, 'revenue6m').check();
  await expect(page.getByRole('status').filter({ hasText: 'revenue6m gives the label away' })).toBeVisible();
  await sendRun(page, { ...RAM, name, from: { features: ['r', 'revenue6m'] } });
  await expect(page.getByRole('alert').filter({ hasText: /revenue6m gives .*ltvcluster away/ })).toBeVisible();

  await page.getByRole('checkbox', { name: /Train anyway/ }).check();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForURL(/\/runs\/[a-z0-9]{12}$/);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('finished');
  await expect(heading).toContainText('leaks');
  await expect(page.getByText(/revenue6m gives/).first()).toBeVisible();
  await page.goto('/runs');
  await expect(page.getByRole('row', { name: new RegExp(name) }).first()).toContainText('leaks');
});

test('a wrong parameter is answered beside its field, and nothing that was typed is lost', async ({ page }) => {
  const fields = { max_depth: '99', learning_rate: '0.05', Seed: 'seven' };
  await sendRun(page, {
    name: 'Deep',
    owner: 'Ram',
    from: { features: ['f', 'm'] },
    algorithm: 'boosted trees',
    fields,
  });
  const seed = page.getByRole('textbox', { name: 'Seed', exact: true });
  await expect(seed).toHaveAccessibleDescription(/“seven” is none/);
  await seed.fill('7');
  await page.getByRole('button', { name: 'Train' }).click();
  const depth = page.getByRole('textbox', { name: 'max_depth' });
  await expect(depth).toHaveAccessibleDescription(/at most 16|<=\s?16/);
  await expect(depth).toHaveAttribute('aria-invalid', 'true');

  await expect(depth).toHaveValue('99');
  await expect(seed).toHaveValue('7');
  await expect(page.getByRole('textbox', { name: 'learning_rate' })).toHaveValue('0.05');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Deep');
  for (const kept of ['f', 'm']) await expect(featureBox(page, kept)).toBeChecked();
  await expect(featureBox(page, 'r')).not.toBeChecked();
});

test('no feature at all is refused beside the features', async ({ page, expectAccessible }) => {
  await sendRun(page, { name: 'Empty', owner: 'Ram', from: { features: [] }, algorithm: 'Logistic regression' });
  await expect(page.getByText('! pick at least one feature')).toBeVisible();
  await expectAccessible();
});
