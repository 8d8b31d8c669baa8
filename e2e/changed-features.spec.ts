import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { OUTPUT } from './home.ts';
import { promoteOpenRun } from './promote.ts';
import { DEE, trainRun } from './run-form.ts';

const ROOT = join(import.meta.dirname, '..');
const PORT = 3718;
const ORIGIN = `http://127.0.0.1:${PORT}`;
/** An app of its own: it applies a feature repo in which the other journeys would not find their features. */
const HOME = join(OUTPUT, 'changed-home');
const REPO = join(OUTPUT, 'changed-repo');
const VIEW = 'customer_rfm_features';
const GONE = new RegExp(`${VIEW}:recency is gone since version 2 of ${VIEW}, applied by `);

test.use({ baseURL: ORIGIN, expectedErrors: [/status of 503/] });
test.setTimeout(240_000);

let app: ChildProcess;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  for (const folder of [HOME, REPO]) rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'feature_repo'), REPO, { recursive: true });
  const env = { ...process.env, PORT: String(PORT), COOKOFF_HOME: HOME, COOKOFF_FEATURE_REPO: REPO };
  app = spawn(process.execPath, ['bootstrap.js', 'start'], { cwd: ROOT, env, stdio: 'ignore' });
  const health = () =>
    fetch(`${ORIGIN}/health`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(health, { timeout: 200_000 }).toBe(200);
});
test.afterAll(async () => {
  app.kill('SIGTERM');
  if (app.exitCode === null) await once(app, 'exit');
});

/** Replaces texts in a file of the feature repo, each of which must be there. */
function edit(file: string, ...changes: readonly [from: string | RegExp, to: string][]): void {
  const path = join(REPO, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of changes) {
    const edited = text.replace(from, to);
    expect(edited, `${file} has ${from}`).not.toBe(text);
    text = edited;
  }
  writeFileSync(path, text);
}

/** Drops a feature that the production model uses, adds one, renames one, and deletes a service. */
function changeFeatureSet(): void {
  edit(
    'customer_segmentation.ts',
    [/ *field\(\{ name: 'recency'.*\n/, "    field({ name: 'lines', dtype: 'int32' }),\n"],
    ["name: 'frequency',", "name: 'orders', renamedFrom: 'frequency',"],
    ["fromRfm('recency', ", 'fromRfm('],
    [/export const ramV1[\s\S]*$/, ''],
  );
  edit('pipelines/customer_rfm.ts', ['frequency: customer.lines', 'orders: customer.lines, lines: customer.lines']);
}

const ask = (request: APIRequestContext) => request.post('/invocations', { data: { customer_list: ['12747.0'] } });
const stepsOf = (page: Page) => page.getByRole('region', { name: 'A changed feature set' }).locator('ol > li');

test('a changed feature set is walked from the repo to a model that serves again', async ({
  page,
  request,
  expectAccessible,
}) => {
  const run = await trainRun(page, DEE);
  const version = await promoteOpenRun(page, { reason: 'To be served.' });
  expect((await ask(request)).status()).toBe(200);

  await test.step('the plan says what changes and whom it stops, and is applied as shown or not at all', async () => {
    changeFeatureSet();
    await page.goto('/features');
    await page.getByRole('link', { name: 'Plan and apply' }).click();
    await expect(page).toHaveURL(/\?plan=1$/);
    const dialog = page.getByRole('dialog', { name: 'Plan and apply' });
    const definitions = dialog.getByRole('region', { name: 'Definitions' });
    for (const words of ['recency (int32) is dropped', 'lines (int32) is added', 'frequency is renamed to orders']) {
      await expect(definitions).toContainText(words);
    }
    const users = dialog.getByRole('region', { name: 'Who uses it' });
    const model = users.getByRole('listitem').filter({ hasText: 'customer_segment v0.0 (production)' });
    await expect(model).toContainText(`cannot go on`);
    await expect(model).toContainText(`refuses to serve: ${VIEW}:recency is dropped`);
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/features$/);
    await expect(page.getByRole('link', { name: 'Plan and apply' })).toBeFocused();

    await page.getByRole('link', { name: 'Plan and apply' }).click();
    await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();
    await dialog.getByLabel('Type ram_v1 to delete it').fill('ram_v1');
    edit('customer_segmentation.ts', [
      "name: 'lines', dtype: 'int32'",
      "name: 'lines', dtype: 'int32', description: 'Again.'",
    ]);
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('Not applied: plan again');
    await dialog.getByRole('button', { name: 'Plan again' }).click();
    // The new plan takes a moment to arrive; until then the old one is not to be applied again.
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(dialog.getByRole('status')).toContainText('Applied: 3 definitions', { timeout: 30_000 });
  });

  await test.step('the model refuses in words that say what to do, wherever it is asked or shown', async () => {
    await expect.poll(async () => (await request.get('/ping')).status(), { timeout: 3_000 }).toBe(503);
    expect((await (await request.get('/ping')).json()).detail).toMatch(GONE);
    const refused = await ask(request);
    expect(refused.status()).toBe(503);
    expect((await refused.json()).detail).toMatch(GONE);
    const promotion = { runId: run, reason: 'Once more.' };
    const again = await request.post('/api/v1/models/customer_segment/versions', { data: promotion });
    expect(again.status()).toBe(409);
    expect((await again.json()).detail).toMatch(GONE);
    for (const path of ['/predict?customer=12747.0', `/runs/${run}`, version]) {
      await page.goto(path);
      await expect(page.getByRole('main')).toContainText(GONE);
      await expectAccessible();
    }
    for (const path of ['/runs', '/models', '/models/customer_segment']) {
      await page.goto(path);
      await expect(page.getByText('stale', { exact: true }).first()).toBeVisible();
    }
  });

  await test.step('the view’s page leads through what is left to do', async () => {
    await page.goto(`/features/${VIEW}`);
    const steps = stepsOf(page);
    await expect(steps).toHaveText([/done/, /to do.* lack lines/, /to do/, /to do.*refuses to serve/, /later/]);
    await expectAccessible();
    await steps.nth(1).getByRole('button', { name: 'Ingest again' }).click();
    await expect(steps.nth(1)).toContainText('Every ingest has every feature.', { timeout: 30_000 });
    await steps.nth(2).getByRole('button', { name: 'Materialize' }).click();
    await expect(steps.nth(2)).toContainText('done', { timeout: 30_000 });

    await steps.nth(3).getByRole('link', { name: 'Train a copy' }).click();
    await expect(page.getByText('Left out of this copy')).toBeVisible();
    await page.getByRole('button', { name: 'Train' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('finished', { timeout: 40_000 });

    await page.goto(`/features/${VIEW}`);
    await expect(steps).toHaveText([/done/, /done/, /done/, /done/, /to do/]);
    await steps.nth(4).getByRole('link', { name: 'Look at it and promote' }).click();
    await promoteOpenRun(page, { reason: 'The repair.' });
    await page.goto(`/features/${VIEW}`);
    await expect(page.getByRole('heading', { level: 1, name: VIEW })).toBeVisible();
    await expect(page.getByRole('region', { name: 'A changed feature set' })).toHaveCount(0);
    await expect.poll(async () => (await ask(request)).status(), { timeout: 3_000 }).toBe(200);
    expect(await (await request.get('/ping')).json()).toEqual({ ping: 'ok' });
  });
});
