import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makeRuns } from './make-runs.ts';

const PHONE = { width: 390, height: 844 };
const NAMES = ['Deep trees', 'Stumps', 'Straight line'] as const;

/** Three runs on one split, in the order of their names. */
const ASKED = [
  { name: NAMES[0], service: 'dee_v1', algorithm: 'xgboost', params: { max_depth: 5 } },
  { name: NAMES[1], service: 'dee_v1', algorithm: 'xgboost', params: { max_depth: 1 } },
  { name: NAMES[2], service: 'dee_v1', algorithm: 'logistic_regression' },
] as const;

let trees = '';
let stumps = '';
let line = '';
test.beforeAll(async ({ request }) => {
  [trees, stumps, line] = (await makeRuns(request, ASKED)) as [string, string, string];
});

const cardNames = (page: Page) =>
  page.getByRole('button', { name: /^Move / }).evaluateAll((all) => all.map((one) => one.ariaLabel?.slice(5)));

test('the lead adds a run to a comparison, puts the runs in order, and reads every run at one place of a curve', async ({
  page,
  expectAccessible,
}) => {
  await page.goto(`/compare?runs=${trees},${stumps}`);
  const classes = page.getByRole('table', { name: 'Classes side by side: precision, recall and F1 of both runs' });
  await expect(classes.getByRole('columnheader', { name: 'Difference, 95% interval' })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Add a run' }).fill('straight');
  await page.getByRole('list', { name: 'Runs to add' }).getByRole('link', { name: NAMES[2] }).first().click();
  await expect(page).toHaveURL(new RegExp(`runs=${trees},${stumps},\\w+`));
  await page.goto(`/compare?runs=${trees},${stumps},${line}`);
  await expect.poll(() => cardNames(page)).toEqual([...NAMES]);

  // By keyboard: the last becomes the first, and the baseline stays who it was.
  const handle = page.getByRole('button', { name: `Move ${NAMES[2]}` });
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => cardNames(page)).toEqual([NAMES[0], NAMES[2], NAMES[1]]);
  await expect(handle).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`runs=${line},${trees},${stumps}&against=${trees}`));
  await expect(page.getByText('Differences are against B', { exact: true })).toBeVisible();

  // By mouse: it is dropped on the place of the last.
  await handle.hover();
  await page.mouse.down();
  await page.getByRole('link', { name: NAMES[1], exact: true }).first().hover();
  await page.mouse.up();
  await expect.poll(() => cardNames(page)).toEqual([NAMES[0], NAMES[1], NAMES[2]]);

  const grid = page.getByRole('table', { name: 'Classes side by side: precision, recall and F1 of every run' });
  await page.getByRole('link', { name: 'name', exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);
  const names = await grid.getByRole('rowheader').evaluateAll((all) => all.map((one) => one.ariaLabel));
  expect(names).toEqual(names.toSorted());
  await page.getByRole('link', { name: 'F1 only' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Recall' })).toBeHidden();

  await readCurves(page);
  await expectAccessible();
});

/** The cursor says a value of every run; another curve keeps it in place. */
async function readCurves(page: Page): Promise<void> {
  const curves = page.getByRole('region', { name: 'Curves' });
  await curves.scrollIntoViewIfNeeded();
  const cursor = curves.getByRole('slider');
  await cursor.fill('1');
  const readings = curves.getByRole('table', { name: 'true positive rate where false positive rate is 1.00' });
  for (const name of NAMES) await expect(readings.getByRole('row', { name: new RegExp(name) })).toContainText('1.000');
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(curves.getByText('false positive rate is 0.99')).toBeVisible();
  await curves.getByRole('link', { name: 'Threshold sweep' }).click();
  await expect(page).toHaveURL(/curve=threshold/);
  await expect(curves.getByText('F1 where threshold is 0.99')).toBeVisible();
  await curves.getByText('View as table').click();
  await expect(curves.getByRole('group', { name: /F1 by threshold/ })).toContainText(NAMES[1]);
  await curves.getByRole('link', { name: 'Scores' }).click();
  await expect(curves.getByText('share of rows where probability given is 0.99')).toBeVisible();
}

test('on a phone two runs are compared at a time, and a swipe brings the next', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(`/compare?runs=${trees},${stumps},${line}`);
  const challenger = page.getByRole('combobox', { name: 'Challenger' });
  await expect(challenger.getByRole('option', { selected: true })).toHaveText(`B ${NAMES[1]}`);
  const headline = page.getByRole('region', { name: 'Macro F1' });
  await expect(headline).toContainText(/A 0\.\d{3}.*B 0\.\d{3}/);

  await swipe(page, -200);
  await expect(challenger.getByRole('option', { selected: true })).toHaveText(`C ${NAMES[2]}`);
  await expect(headline).toContainText(/A 0\.\d{3}.*C 0\.\d{3}/);
  const reports = page.getByRole('table', { name: /^Reports side by side/ });
  await expect(reports.getByRole('columnheader', { name: NAMES[1] })).toBeHidden();
  await expect(reports.getByRole('columnheader', { name: NAMES[2] })).toBeVisible();

  const matrix = page.getByRole('table', { name: /^Confusion/ });
  await expect(matrix).toHaveCount(1);
  await expect(page.getByRole('table', { name: 'Confusion of C minus that of A' })).toBeVisible();
  await page.getByRole('group', { name: 'Which matrix' }).getByText('A', { exact: true }).click();
  await expect(page.getByRole('table', { name: /^Confusion matrix of A/ })).toBeVisible();
  await expect(matrix).toHaveCount(1);

  await page.getByRole('button', { name: 'Previous challenger' }).click();
  await expect(challenger.getByRole('option', { selected: true })).toHaveText(`B ${NAMES[1]}`);
  const bar = page.getByRole('navigation', { name: 'With this run' });
  await expect(bar.getByRole('link', { name: 'Promote' })).toHaveAttribute('href', `/runs/${stumps}#promote`);
  await bar.getByRole('link', { name: 'Set baseline' }).click();
  await expect(page.getByRole('combobox', { name: 'Baseline' }).getByRole('option', { selected: true })).toHaveText(
    `B ${NAMES[1]}`,
  );
});

/** A finger over the verdict, so many pixels to the side. */
async function swipe(page: Page, by: number): Promise<void> {
  await page.getByRole('region', { name: 'Verdict' }).evaluate((target, distance) => {
    const touch = (clientX: number) => new Touch({ identifier: 1, target, clientX, clientY: 400 });
    const from = touch(300);
    target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [from], changedTouches: [from] }));
    target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, changedTouches: [touch(300 + distance)] }));
  }, by);
}
