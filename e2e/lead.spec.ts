import { expect, test } from './fixtures.ts';
import { promoteOpenRun } from './promote.ts';
import { DEE, RAM, trainRun } from './run-form.ts';

test('the lead holds two runs against each other and is told what can be said', async ({ page }) => {
  const ram = await trainRun(page, RAM);
  const dee = await trainRun(page, DEE);
  await page.goto('/runs');
  await page.getByRole('checkbox', { name: 'Compare Dee’s trees by Dee' }).first().check();
  await page.getByRole('checkbox', { name: 'Compare Ram’s logistic by Ram' }).first().check();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(new RegExp(`/compare\\?runs=${dee},${ram}$`));

  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText(/\w+ \w+.*\./);
  const reports = page.getByRole('table', { name: /^Reports side by side/ });
  await expect(reports.getByRole('columnheader')).toHaveText([
    'Figure',
    /A.*Dee’s trees/,
    /B.*Ram’s logistic/,
    /B.*− A, 95% interval/,
    'Majority',
  ]);
  const accuracy = reports.getByRole('row', { name: /^Accuracy / });
  const [a, b, between, majority] = await accuracy.getByRole('cell').allTextContents();
  const difference = Number(b!.slice(0, 5)) - Number(a!.slice(0, 5));
  const signed = /([+−])(\d\.\d{3})/.exec(between!)!;
  expect(Number(`${signed[1] === '−' ? '-' : ''}${signed[2]}`), 'the signed difference').toBeCloseTo(difference, 2);
  expect(majority).toMatch(/^0\.\d{3}$/);
  for (const name of ['low value', 'mid value', 'high value']) {
    await expect(
      page.getByRole('table', { name: /^Classes side by side/ }).getByRole('rowheader', { name, exact: true }),
    ).toBeVisible();
  }
  for (const letter of ['A', 'B']) {
    await expect(page.getByRole('table', { name: new RegExp(`^Confusion matrix of ${letter}`) })).toBeVisible();
  }

  const features = page.getByRole('region', { name: 'Features' });
  await expect(features.getByRole('list').nth(0), 'only in A').toHaveText('recencymonetaryvaluerfmscore');
  await expect(features.getByRole('list').nth(1), 'in both').toHaveText(
    'rmsegmenthighvaluesegmentlowvaluesegmentmidvalue',
  );
  await expect(features.getByRole('list').nth(2), 'only in B').toHaveText('f');
  await expect(page.getByRole('region', { name: 'Settings' }).getByRole('row', { name: /^algorithm/ })).toBeVisible();
});

test('runs on different holdouts are said to be so, and their differences are hidden', async ({
  page,
  expectAccessible,
}) => {
  const a = await trainRun(page, DEE);
  const b = await trainRun(page, { ...DEE, name: 'Dee’s trees, other split', newSplit: true, fields: { Seed: '1' } });
  await page.goto(`/compare?runs=${a},${b}`);
  await expect(page.getByText('B cannot be held against A: differences are hidden')).toBeVisible();
  const reports = page.getByRole('table', { name: /^Reports side by side/ });
  await expect(reports).toContainText(/0\.\d{3}/);
  await expect(reports).not.toContainText(/better|worse|[+−]0\./);
  await expect(page.getByRole('region', { name: 'How sure' })).toHaveCount(0);
  await expectAccessible();
});

test('the lead promotes with a reason, promotes again, and rolls back; history forgets nothing', async ({ page }) => {
  // A home that served this journey before has a model of its own.
  const model = `segment_lead_${Date.now().toString(36)}`;
  const dee = await trainRun(page, DEE);
  const ram = await trainRun(page, RAM);
  await page.goto(`/compare?runs=${ram},${dee}`);
  await page.getByRole('listitem').filter({ hasText: 'Dee’s trees' }).getByRole('link', { name: 'Promote…' }).click();
  expect(await promoteOpenRun(page, { model, reason: 'It finds more of the rare classes.' })).toBe(
    `/models/${model}/v0.0`,
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('v0.0production');
  await expect(page.getByText('It finds more of the rare classes.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Serving' })).toContainText(`model-repo/${model}-v0.0`);
  const files = page.getByRole('table', { name: 'Files of the package' });
  await expect(files.getByRole('rowheader')).toHaveCount(5);
  for (const file of ['model.onnx', 'model.xgb.json', 'signature.json', 'report.json', 'model-card.md']) {
    await expect(files.getByRole('rowheader', { name: file })).toBeVisible();
  }

  await page.goto(`/runs/${ram}`);
  expect(await promoteOpenRun(page, { model, reason: 'Simpler to explain.' })).toBe(`/models/${model}/v0.1`);

  await page.goto(`/models/${model}`);
  const versions = page.getByRole('table', { name: 'Versions' });
  await expect(versions.getByRole('rowheader')).toHaveText(['v0.1production', 'v0.0']);
  const rollback = page.getByRole('region', { name: 'Roll back' });
  await rollback.getByLabel('Version').selectOption('v0.0');
  await rollback.getByLabel('Reason').fill('Complaints from the shop floor.');
  await rollback.getByRole('button', { name: 'Move the alias' }).click();
  await expect(rollback.getByRole('status')).toHaveText('Now at v0.0.');
  await expect(versions.getByRole('rowheader')).toHaveText(['v0.1', 'v0.0production']);
  await expect(page.getByRole('region', { name: 'History of aliases' }).getByRole('listitem')).toHaveText([
    /v0\.1 → v0\.0.*Complaints from the shop floor/,
    /v0\.0 → v0\.1.*Simpler to explain/,
    /set to v0\.0.*It finds more of the rare classes/,
  ]);
});
