import { expect, test } from './fixtures.ts';
import { DEE, RAM } from './run-form.ts';

const ALGORITHMS = { [DEE.name]: 'xgboost', [RAM.name]: 'logistic_regression' };

test('the lead asks one question; Dee and Ram answer it on the same rows, and the leaderboard says who can be told apart', async ({
  page,
  request,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  await page.goto('/experiments');
  await page.getByRole('link', { name: 'New experiment' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Customer value');
  await page.getByRole('textbox', { name: 'Question' }).fill('Who will be worth most?');
  await expectAccessible();
  await page.getByRole('button', { name: 'Start the experiment' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customer value' })).toBeVisible();
  await expect(page.getByText('No run has finished yet')).toBeVisible();
  const experiment = new URL(page.url()).pathname;

  // Dee comes from the experiment; label and split are its own.
  await page.getByRole('link', { name: 'New run' }).click();
  await expect(page.getByRole('combobox', { name: 'Experiment' })).toHaveText(/Customer value/);
  await expect(page.getByRole('combobox', { name: 'Label' })).toBeDisabled();
  await page.getByLabel('Name', { exact: true }).fill(DEE.name);
  await page.getByLabel('Owner', { exact: true }).fill(DEE.owner);
  await page.getByRole('combobox', { name: 'Features', exact: true }).selectOption('dee_v1');
  await expectAccessible();
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('finished', { timeout: 40_000 });
  await expect(page.getByText('in the experiment')).toBeVisible();

  // Ram through the API, by the experiment's name.
  const run = { name: RAM.name, owner: RAM.owner, service: 'ram_v1', algorithm: ALGORITHMS[RAM.name] };
  const asked = await request.post('/api/v1/runs', { data: { ...run, experiment: 'Customer value' } });
  expect(asked.status(), await asked.text()).toBe(202);
  await page.goto(experiment);
  const leaderboard = page.getByRole('table', { name: 'Leaderboard' });
  await expect(leaderboard.getByRole('row', { name: new RegExp(RAM.name) })).toBeVisible({ timeout: 40_000 });
  await expect(leaderboard.getByRole('row').nth(1)).toContainText(DEE.name);
  await expect(leaderboard.getByRole('row', { name: /Majority class/ })).toBeVisible();
  await expect(leaderboard.getByRole('row', { name: new RegExp(RAM.name) })).toContainText('cannot tell');
  await expect(page.getByRole('region', { name: 'Runs of Dee' })).toContainText(DEE.name);
  await expect(page.getByRole('region', { name: 'Runs of Ram' })).toContainText(RAM.name);

  await page.getByLabel('Note').fill('Ram’s model never says high value.');
  await page.getByRole('button', { name: 'Write note' }).click();
  await expect(page.getByRole('region', { name: 'Activity' }).getByRole('listitem').first()).toContainText(
    'Ram’s model never says high value.',
  );
  await expect(page.getByLabel('Note')).toHaveValue('');
  await expectAccessible();

  await page.getByRole('link', { name: 'Compare' }).last().click();
  await expect(page).toHaveURL(/\/compare/);
});

test('a sweep made before joins an experiment, which is renamed, put away and taken up again', async ({
  page,
  request,
  expectAccessible,
}) => {
  const label = 'customer_rfm_features:ltvcluster';
  const { id } = await (await request.post('/api/v1/experiments', { data: { name: 'Early', label } })).json();
  const candidates = ['customer_rfm_features:r', 'customer_rfm_features:m'];
  const settings = [{ algorithm: 'decision_tree' }];
  const sweep = { name: 'Before it', owner: 'Ram', label, candidates, settings };
  expect((await request.post('/api/v1/sweeps', { data: sweep })).status()).toBe(202);
  const unsealed = { ...sweep, name: 'Saw too much', sealed: 0.2 };
  expect((await request.post('/api/v1/sweeps', { data: unsealed })).status()).toBe(202);

  await page.goto(`/experiments/${id}`);
  const before = page.getByRole('region', { name: 'Made before' });
  await expect(before).not.toContainText('Saw too much');
  await before.getByRole('checkbox', { name: /Before it/ }).check();
  await expectAccessible();
  await before.getByRole('button', { name: 'Add what is checked' }).click();
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('swept Before it');

  const change = page.getByRole('region', { name: 'Change it' });
  await change.getByLabel('Name').fill('Late');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Late');
  await change.getByRole('button', { name: 'Put away' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('put away');
  await expect(page.getByRole('link', { name: 'New run' })).toBeHidden();
  await page.goto('/experiments');
  await expect(page.getByRole('link', { name: 'Late', exact: true })).toBeHidden();
  await page.getByRole('link', { name: 'Those that are put away' }).click();
  await expectAccessible();
  await page.getByRole('link', { name: 'Late', exact: true }).click();
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(page.getByRole('link', { name: 'New run' })).toBeVisible();
});

test('a name stands for one experiment, and the form says so at its field', async ({ page }) => {
  for (const expected of [/\/experiments\/(?!new)/, /\/experiments\/new/]) {
    await page.goto('/experiments/new');
    await page.getByLabel('Name', { exact: true }).fill('Only once');
    await page.getByRole('button', { name: 'Start the experiment' }).click();
    await expect(page).toHaveURL(expected);
  }
  await expect(page.getByText('There is an experiment "Only once" already.').first()).toBeVisible();
});
