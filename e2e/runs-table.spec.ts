import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LABEL = 'customer_rfm_features:ltvcluster';

async function train(request: APIRequestContext, run: Record<string, unknown>): Promise<string> {
  const asked = await request.post('/api/v1/runs', { data: { label: LABEL, algorithm: 'xgboost', ...run } });
  expect(asked.status(), await asked.text()).toBe(202);
  const { id } = await asked.json();
  const status = async () => (await (await request.get(`/api/v1/runs/${id}`)).json()).status;
  await expect.poll(status, { timeout: 30_000 }).toBe('finished');
  return id;
}

const rows = (page: Page) => page.getByRole('table', { name: 'Runs' }).getByRole('rowheader');
const search = (page: Page) => page.getByRole('combobox', { name: 'Search runs' });

/** A home that served these journeys before has runs and views of their own. */
const NOW = Date.now().toString(36);
/** Words in every name of a journey's runs, so that those of other journeys stay out. */
const SOUGHT = `sought${NOW}`;
const GATHERED = `gathered${NOW}`;

test('a query is completed with the keyboard, finds the runs, and its parts are taken away one by one', async ({
  page,
  request,
  expectAccessible,
}) => {
  const [trees, few] = [`Trees ${SOUGHT}`, `Few ${SOUGHT}`];
  await train(request, { name: trees, owner: 'Dee', service: 'dee_v1' });
  await train(request, { name: few, owner: 'Ram', service: 'ram_v1', algorithm: 'majority' });
  await page.goto('/runs');
  await search(page).pressSequentially(`${SOUGHT} and owner = "R`);
  await expect(page.getByRole('option', { name: '"Ram"' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveValue(`${SOUGHT} and owner = "Ram" `);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveText([new RegExp(few)]);
  await page.getByRole('list', { name: 'Filters' }).getByRole('link', { name: 'Remove owner = "Ram"' }).click();
  await expect(rows(page)).toHaveText([new RegExp(few), new RegExp(trees)]);
  await page.getByRole('button', { name: 'Macro F1' }).click();
  await expect(rows(page)).toHaveText([new RegExp(trees), new RegExp(few)]);
  await expect(page.getByRole('columnheader', { name: 'Macro F1' })).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(rows(page), 'all of it is in the address').toHaveText([new RegExp(trees), new RegExp(few)]);
});

test('a mistake in a query is shown with its place and the nearest name', async ({ page, expectAccessible }) => {
  await page.goto('/runs?q=owner+%3D+Dee+and+ownr+%3D+Ram');
  const mistake = page.getByRole('alert').filter({ hasText: 'character' });
  await expect(mistake).toHaveText(
    `There is no field "ownr". Did you mean "owner"? (character 17)\n  owner = Dee and ownr = Ram\n  ${' '.repeat(16)}^`,
  );
  await expect(search(page)).toHaveAccessibleDescription(/Did you mean "owner"/);
  await expectAccessible();
  await search(page).fill('owner = Dee or '.repeat(2_000));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(search(page)).toHaveAccessibleDescription(/at most 2,000 characters; this one has 30,000/);
  await page.goto('/runs?columns=status,metric.f1_marco');
  await expect(page.getByText('No run has a column metric.f1_marco; it is left out.')).toBeVisible();
});

test('columns are chosen, moved and made wider with the keyboard, and a short address shows them so', async ({
  page,
  request,
}) => {
  const [name, view] = [`Wide columns ${NOW}`, `Depths ${NOW}`];
  await train(request, { name, owner: 'Dee', service: 'dee_v1' });
  await page.goto(`/runs?${new URLSearchParams({ q: `"${name}"` })}`);
  const headings = page.getByRole('table', { name: 'Runs' }).getByRole('columnheader');
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('searchbox', { name: 'Find a column' }).fill('param.max_depth');
  await page.getByRole('button', { name: /max_depth param.max_depth/ }).click();
  await page.getByRole('button', { name: 'Hide baseline.accuracy' }).click();
  await page.getByText('Columns', { exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /^max_depth/ })).toBeAttached();

  await page.getByRole('columnheader', { name: 'Accuracy' }).getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  const edge = page.getByRole('separator', { name: 'Width of Accuracy' });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '132');
  const order = [/Run/, /State/, /Macro F1/, /Accuracy/, /vs majority/, /Created/, /max_depth/];
  await expect(headings).toHaveText(order);

  await page.getByRole('list', { name: 'Filters' }).getByRole('link', { name: 'finished' }).click();
  await expect(page).toHaveURL(/status/);
  await expect(headings, 'a further filter leaves the columns as they are').toHaveText(order);

  await page.getByRole('button', { name: 'Share' }).click();
  const address = page.getByText(/\/runs\?v=[0-9a-f]+$/);
  await page.goto((await address.textContent())!);
  await expect(rows(page)).toHaveText([new RegExp(name)]);
  await expect(headings).toHaveText(order);
  await expect(edge).toHaveAttribute('aria-valuenow', '132');

  await page.getByRole('textbox', { name: 'Name of this view' }).fill(view);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('/runs');
  await page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: view }).click();
  await expect(headings).toHaveText(order);
  await page.getByRole('button', { name: 'Remove this view' }).click();
  await expect(page.getByRole('link', { name: view })).toHaveCount(0);
});

test('runs are checked with Shift, tagged, archived and gathered', async ({ page, request, expectAccessible }) => {
  for (const owner of ['Dee', 'Ram', 'Ram']) {
    await train(request, { name: `${owner} ${GATHERED}`, owner, service: 'ram_v1', algorithm: 'logistic_regression' });
  }
  await page.goto(`/runs?q=${GATHERED}`);
  const boxes = page.getByRole('checkbox', { name: new RegExp(`^Compare .* ${GATHERED}`) });
  await boxes.nth(0).check();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 checked; the topmost is the baseline.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Tag for the checked runs' }).fill('weekly');
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await expect(page.getByRole('rowheader').getByText('weekly', { exact: true })).toHaveCount(3);
  await page.getByRole('button', { name: `Star Dee ${GATHERED}` }).click();
  await expect(page.getByRole('button', { name: `Star Dee ${GATHERED}` })).toHaveAttribute('aria-pressed', 'true');

  await page.goto(`/runs?q=${GATHERED}&columns=tags,features,note&sort=-owner`);
  await page
    .getByRole('button', { name: `Star Ram ${GATHERED}` })
    .first()
    .click();
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(page)).toHaveCount(3);
  await page.goto(`/runs?q=${GATHERED}`);

  await page.getByRole('combobox', { name: 'Gather by' }).selectOption('by owner');
  await page.getByRole('button', { name: 'Apply' }).click();
  const groups = page.getByRole('table', { name: 'Runs by Owner' });
  await expect(groups.getByRole('row', { name: /^Ram 2 0\.\d{3} ± 0\.000/ })).toBeVisible();
  await expectAccessible();
  await groups.getByRole('link', { name: 'Ram' }).click();
  await expect(rows(page)).toHaveText([new RegExp(`Ram ${GATHERED}`), new RegExp(`Ram ${GATHERED}`)]);

  await boxes.first().check();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.goto(`/runs?q=${GATHERED}+archived`);
  await expect(rows(page)).toHaveText([new RegExp(`Ram ${GATHERED}.*archived`)]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the first run is in the upper part of the screen, and all controls are one key away', async ({
    page,
    request,
    expectAccessible,
  }) => {
    await train(request, { name: `Small ${NOW}`, owner: 'Ram', service: 'ram_v1', algorithm: 'majority' });
    await page.goto('/runs');
    const first = (await rows(page).first().boundingBox())!;
    expect(first.y + first.height, 'lower edge of the first run').toBeLessThan(0.6 * 844);
    const folded = [
      page.getByRole('combobox', { name: 'Gather by' }),
      page.getByRole('textbox', { name: 'Name of this view' }),
      page.getByText('Columns', { exact: true }),
    ];
    for (const control of folded) await expect(control).toBeHidden();
    await page.getByText('Columns, groups and views').focus();
    await page.keyboard.press('Enter');
    for (const control of folded) await expect(control).toBeVisible();
    await page.getByText('Columns', { exact: true }).click();
    await expectAccessible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    for (const control of folded) await expect(control).toBeVisible();
    await expect(page.getByText('Columns, groups and views')).toBeHidden();
  });
});
