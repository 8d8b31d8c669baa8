import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makeRuns } from './make-runs.ts';

const RAM = { name: 'Ram’s logistic', service: 'ram_v1', algorithm: 'logistic_regression' } as const;
const DEE = { name: 'Dee’s trees', service: 'dee_v1', algorithm: 'xgboost', params: { max_depth: 5 } } as const;

let ram = '';
let dee = '';
let stumps = '';
let elsewhere = '';
test.beforeAll(async ({ request }) => {
  const asked = [
    RAM,
    DEE,
    { ...DEE, name: 'Dee’s stumps', params: { max_depth: 1 } },
    { ...DEE, name: 'Dee’s trees, other split', split: { testSize: 0.1 }, seed: 1 },
  ];
  [ram, dee, stumps, elsewhere] = (await makeRuns(request, asked)) as [string, string, string, string];
});

const verdictOf = (page: Page) => page.getByRole('region', { name: 'Verdict' });

test('the lead changes the baseline, looks behind a cell, and takes the comparison away', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const ids = [ram, dee, stumps];
  await page.goto(`/compare?runs=${ids.join(',')}`);
  await expect(verdictOf(page)).toContainText(/Ram’s logistic (only ever|never) answers/);
  await expect(page.getByText('Differences are against A', { exact: true })).toBeVisible();

  await page.keyboard.press('2');
  await expect(page).toHaveURL(new RegExp(`focus=${ids[1]}`));
  await page.keyboard.press('b');
  await expect(page.getByText('Differences are against B', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`against=${ids[1]}`));
  await page.getByRole('link', { name: 'majority class' }).click();
  await expect(page.getByText('Differences are against the majority class', { exact: true })).toBeVisible();
  await expect(verdictOf(page)).toContainText('always answering the majority class');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/only=differences/);

  await page.goto(`/compare?runs=${ids.join(',')}`);
  await page
    .getByRole('table', { name: /^Confusion matrix of A/ })
    .getByRole('link')
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'A answers low value where low value is true' });
  await expect(drawer.getByRole('row').nth(1)).toContainText('✓ low value');
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.getByRole('table', { name: 'What serving each run costs' })).toContainText(/kB|MB/);
  await expectAccessible();
  for (const [name, wanted] of [
    ['CSV, long form', 'figure,run_id'],
    ['Markdown', '**'],
    ['SVG', '<svg'],
  ] as const) {
    expect(await exported(page, name)).toContain(wanted);
  }
  expect((await exported(page, 'PNG')).slice(1, 4)).toBe('PNG');
  for (const section of ['Confusion', 'Curves', 'How sure']) {
    expect((await exported(page, section)).slice(1, 4), section).toBe('PNG');
  }
});

test('one threshold for all runs makes their reports, matrices and verdict those of one question', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`/compare?runs=${ram},${dee}&class=1`);
  await expect(verdictOf(page)).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/threshold=0\.5/);
  await expect(verdictOf(page)).toContainText(
    'Every run is taken to answer mid value where it gives that at least 0.500.',
  );
  await page.getByRole('slider', { name: 'from' }).focus();
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/threshold=0\.2/);
  await expect(verdictOf(page)).toContainText('at least 0.200');
  await expect(page.getByRole('table', { name: /^Confusion matrix of A/ })).toContainText('not mid value');
  await expectAccessible();
  await page.getByRole('combobox', { name: 'Class of the threshold' }).selectOption('high value');
  await expect(verdictOf(page)).toContainText('answer high value where it gives that');
  await page.getByRole('link', { name: 'each run’s own' }).click();
  await expect(page).not.toHaveURL(/threshold/);
  await page.goto(`/compare?runs=${ram},${dee}&threshold=0.4&class=7`);
  await expect(page.getByText('A threshold on class 7 cannot be set')).toBeVisible();
});

test('runs that cannot be compared are named beside those that can', async ({ page, expectAccessible }) => {
  await page.goto(`/compare?runs=${ram},nosuchrun,${dee},${dee}`);
  await expect(page.getByText('There is no run nosuchrun')).toBeVisible();
  await expect(verdictOf(page)).toHaveAttribute('aria-busy', 'false');
  await page.goto(`/compare?runs=${dee},${dee}`);
  await expect(page.getByText(/alone is no comparison: check another run beside it/)).toBeVisible();
  await expectAccessible();
});

/** What a line of the export menu gives, as text. */
async function exported(page: Page, name: string): Promise<string> {
  await page.locator('#export').evaluate((menu: HTMLDetailsElement) => {
    menu.open = true;
  });
  const download = page.waitForEvent('download');
  await page.locator('#export').getByText(name, { exact: true }).click();
  return readFile(await (await download).path(), 'latin1');
}

test('a comparison is shared by a short address, and a frozen one stays as it was but for its own note', async ({
  page,
  request,
  expectAccessible,
}) => {
  await page.goto(`/compare?runs=${ram},${dee}&sort=name`);
  await expect(verdictOf(page)).toHaveAttribute('aria-busy', 'false');
  const headline = await verdictOf(page).locator('p').nth(1).textContent();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page).toHaveURL(/\/compare\/[0-9a-z]{12}$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Saved comparison' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'name', exact: true })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Frozen comparison' })).toBeVisible();
  await expect(page.getByText('All values, intervals, curves and notes are as they were then')).toBeVisible();
  await page.locator('#curves').scrollIntoViewIfNeeded();
  await expect(page.getByRole('figure', { name: /ROC/ })).toBeVisible();
  await expect(verdictOf(page)).toContainText(headline!);

  await page.getByRole('textbox', { name: 'Note' }).fill('Not on these rows, @Ram.');
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = page.getByRole('region', { name: 'Note on this comparison' });
  await expect(note.getByRole('link', { name: '@Ram' })).toHaveAttribute('href', /owner\+%3D\+%22Ram%22/);
  const late = await request.put(`/api/v1${new URL(page.url()).pathname.replace('compare', 'comparisons')}/note`, {
    data: { body: 'From an old tab.', version: 0 },
  });
  expect(late.status()).toBe(409);
  expect((await late.json()).errors).toMatchObject({ theirs: 'Not on these rows, @Ram.', version: '1' });
  await expectAccessible();
  await page.getByRole('link', { name: 'These runs as they are now' }).click();
  await expect(page).toHaveURL(new RegExp(`/compare\\?runs=${ram},${dee}`));
});

test('runs of different splits are scored again on the rows that both held out', async ({ page, expectAccessible }) => {
  await page.goto(`/compare?runs=${dee},${elsewhere}`);
  await page.getByRole('link', { name: 'Re-score B on the common holdout' }).click();
  await expect(
    page.getByText(/All figures are of the \d+ rows that none of the runs learned from/).first(),
  ).toBeVisible();
  await expect(page.getByRole('table', { name: /^Reports side by side; differences are against A/ })).toBeVisible();
  await expectAccessible();
});
