import { expect, test } from './fixtures.ts';
import { DEE, RAM, trainRun } from './run-form.ts';

const LABEL = 'customer_rfm_features:ltvcluster';

test('from a cell of the confusion matrix to its rows, and from a row to what the stores know of it', async ({
  page,
  expectAccessible,
}) => {
  await trainRun(page, DEE);
  const report = page.getByRole('table', { name: 'Classification report of Dee’s trees' });
  await expect(report.getByRole('row', { name: /Accuracy/ })).toContainText(/0\.\d\d–[01]\.\d\d/);
  const confusion = page.getByRole('table', { name: 'Confusion matrix of Dee’s trees' });
  const cell = confusion.getByRole('row').nth(1).getByRole('link').first();
  const count = Number(await cell.locator('span').first().textContent());
  await cell.click();
  await expect(page).toHaveURL(/cell=0%2C0/);
  const rows = page.getByRole('region', { name: 'True “low value”, predicted “low value”' });
  await expect(rows).toContainText(`${count} rows`);
  await expect(rows.getByRole('rowheader')).toHaveCount(Math.min(25, count));
  await expectAccessible();

  await rows.getByRole('link', { name: 'monetaryvalue' }).click();
  await expect(rows.getByRole('columnheader', { name: 'monetaryvalue' })).toHaveAttribute('aria-sort', 'descending');
  await rows.getByRole('link', { name: 'Next' }).click();
  await expect(rows).toContainText('Page 2 of');
  const key = rows.getByRole('rowheader').first().getByRole('link');
  const name = (await key.textContent()) ?? '';
  await key.click();
  await expect(page).toHaveURL(/\/features\/customer_rfm_features\?key=/);
  await expect(page.getByRole('searchbox', { name: 'customerid' })).toHaveValue(name);
});

test('moving the threshold by keyboard recomputes report and confusion matrix, and the address keeps it', async ({
  page,
  expectAccessible,
}) => {
  const id = await trainRun(page, DEE);
  await page.getByRole('link', { name: 'Curves and threshold' }).click();
  for (const title of ['ROC', 'Precision and recall', 'Calibration']) {
    await expect(page.getByRole('region', { name: title }).getByRole('figure')).toHaveCount(3);
  }
  const explorer = page.getByRole('region', { name: 'Threshold' });
  await explorer.getByRole('combobox', { name: 'Class against the rest' }).selectOption('low value');
  const status = explorer.getByRole('status');
  await explorer.getByRole('spinbutton', { name: 'Threshold' }).fill('0');
  await expect(explorer.getByRole('table', { name: /^Report of low value/ })).toContainText('not low value');
  await expect(status, 'from 0 on every row is answered').toContainText(/from 0\.000 on: answered for \d+ rows/);
  await expect(status).toContainText('recall 1.000');
  const slider = explorer.getByRole('slider', { name: 'Threshold' });
  await slider.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(explorer.getByRole('spinbutton', { name: 'Threshold' })).toHaveValue('0.003');
  await slider.press('End');
  await expect(explorer.getByRole('table', { name: /^Confusion matrix of low value/ })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/runs/${id}\\?tab=curves&class=0&threshold=1$`));
  await page.reload();
  await expect(slider).toHaveValue('1');
  await page.getByRole('region', { name: 'ROC' }).getByText('View as table').first().click();
  await expect(page.getByRole('table', { name: /^ROC curve of low value/ })).toContainText('nothing answered');
  await expectAccessible();
});

test('a run is taken away as files, annotated by two people at once, and asked for once more', async ({
  page,
  request,
  expectAccessible,
}) => {
  const id = await trainRun(page, RAM);
  await page.getByRole('link', { name: 'Files', exact: true }).click();
  const files = page.getByRole('table', { name: 'Files of the run' });
  await expect(files.getByRole('link')).toHaveText([
    ...['model.onnx', 'predictions.parquet', 'report.json', 'report.md', 'report.csv'],
    ...['model-card.md', 'reproduce.ipynb', 'reproduce.py'],
  ]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: 'report.csv' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('report.csv');
  const python = await (await request.get(`/api/v1/runs/${id}/artifacts/reproduce.py`)).text();
  await expect(page.getByRole('group', { name: 'Python code' })).toHaveText(python.trim());

  await page.getByRole('link', { name: 'Notes', exact: true }).click();
  const other = await page.context().newPage();
  await other.goto(`/runs/${id}?tab=notes`);
  await page.getByRole('textbox', { name: 'Note' }).fill('Ask @Dee about the quartiles.');
  await page.getByRole('button', { name: 'Save note' }).click();
  const notes = page.getByRole('region', { name: 'Notes', exact: true });
  await expect(notes.getByRole('link', { name: '@Dee' })).toHaveAttribute('href', /owner\+%3D\+%22Dee%22/);
  await other.getByRole('textbox', { name: 'Note' }).fill('The majority class again.');
  await other.getByRole('button', { name: 'Save note' }).click();
  const overtaken = other.getByRole('alert').filter({ hasText: 'Somebody saved another text meanwhile' });
  await expect(overtaken).toContainText('Ask @Dee about the quartiles.');
  await other.getByRole('button', { name: 'Put theirs above mine' }).click();
  await other.getByRole('button', { name: 'Save note' }).click();
  const both = other.getByRole('region', { name: 'Notes', exact: true });
  await expect(both).toContainText('Ask @Dee about the quartiles.');
  await expect(both).toContainText('The majority class again.');
  await other.close();
  await expectAccessible();

  await page.getByRole('button', { name: 'Run again' }).click();
  await page.waitForURL((url) => /^\/runs\/[a-z0-9]{12}$/.test(url.pathname) && !url.pathname.endsWith(id));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ram’s logistic ✓finished', { timeout: 40_000 });
});

test('what a run learned from is shown class by class', async ({ page }) => {
  const missing: string[] = [];
  page.on('response', (response) => response.status() === 404 && missing.push(response.url()));
  await trainRun(page, DEE);
  await page.reload();
  await page.getByRole('link', { name: 'Features', exact: true }).last().click();
  const learned = page.getByRole('table', { name: 'Features in the training rows' });
  await expect(learned.getByRole('row', { name: /recency/ }).getByRole('img')).toHaveCount(3);
  await expect(page.getByRole('table', { name: /^SHAP values/ }), 'a finished run has them').toBeVisible();
  expect(missing, 'neither the page nor its icon asks for what is not there').toEqual([]);
});

test('a run that failed can be tried again, and an address that asks for what is not there says so', async ({
  page,
  request,
}) => {
  await trainRun(page, RAM);
  await page.goto(`${new URL(page.url()).pathname}?cell=0,9`);
  await expect(page.getByText('There is no cell “0,9”')).toBeVisible();

  const body = {
    ...{ name: 'No split', owner: 'Ram', service: 'ram_v1' },
    label: LABEL,
    algorithm: 'logistic_regression',
  };
  const asked = await request.post('/api/v1/runs', { data: { ...body, split: { column: 'recency' } } });
  const { id } = await asked.json();
  await page.goto(`/runs/${id}?tab=curves`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('failed');
  const tabs = page.getByRole('navigation', { name: 'About this run' });
  await expect(tabs.getByRole('link')).toHaveText(['Report', 'Lineage', 'Notes']);
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.waitForURL((url) => url.pathname !== `/runs/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No split');
});
