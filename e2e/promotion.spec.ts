import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { DEE, trainRun } from './run-form.ts';

/** Dee's without a flag that another feature implies: not the same inputs, and on any data the same answers or nearly. */
const RAMS_TREES = {
  ...DEE,
  name: 'Ram’s trees',
  owner: 'Ram',
  from: {
    features: ['recency', 'monetaryvalue', 'r', 'm', 'rfmscore', 'segmenthighvalue', 'segmentmidvalue'],
  },
};

/** A home that served these journeys before has models of their own. */
const NOW = Date.now().toString(36);
const MODEL = `segment_governed_${NOW}`;

/** Works under a name, as somebody does who fills in "Acting as". */
async function actAs(page: Page, name: string): Promise<void> {
  const url = new URL('/', page.url() === 'about:blank' ? 'http://127.0.0.1' : page.url()).origin;
  await page.context().addCookies([{ name: 'cookoff_actor', value: name, url }]);
  await page.reload();
}

const gateOf = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Gates' }).getByRole('listitem').filter({ hasText: title });

test('Lea leads: gates like checks, an override, a candidate, a request of Ram, and one step back', async ({
  page,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const dee = await trainRun(page, DEE);
  await actAs(page, 'Lea');
  const form = page.getByRole('region', { name: 'Promote' });

  await test.step('the gates are shown before anything is promoted', async () => {
    await form.getByLabel('Model').fill(MODEL);
    await form.getByRole('button', { name: 'Check the gates' }).click();
    await expect(gateOf(page, 'Better than the majority class')).toContainText(/passed.*Macro-F1 0\.\d+ against/s);
    await expect(gateOf(page, 'Not worse than production')).toContainText('not applicable');
    await expect(gateOf(page, 'A reason')).toContainText('failed');
    await expect(form.getByText('1 of 5 gates is shut.')).toBeVisible();
    await expectAccessible();
    await form.getByLabel('Reason').fill('It finds the rare classes.');
    await form.getByRole('button', { name: 'Promote this run' }).click();
    await expect(page).toHaveURL(new RegExp(`/models/${MODEL}/v0.0$`), { timeout: 30_000 });
    await expect(page.getByRole('region', { name: 'Gates' })).toContainText('Lea moved production here');
    await expectAccessible();
  });

  const blind = await trainRun(page, {
    ...DEE,
    name: 'Learned nothing',
    from: { features: ['segmentlowvalue'] },
    fields: { n_estimators: '1' },
  });

  await test.step('a gate that failed holds up, until a lead overrides it with a reason that is kept', async () => {
    await form.getByLabel('Model').fill(MODEL);
    await form.getByLabel('Reason').fill('To see what happens.');
    await form.getByRole('button', { name: 'Promote this run' }).click();
    await expect(form.getByRole('alert')).toContainText('Not promoted');
    await expect(gateOf(page, 'Better than the majority class')).toContainText('failed');
    await expect(gateOf(page, 'Same inputs and classes')).toContainText('input customer_rfm_features:recency');
    for (const box of await form.getByRole('checkbox').all()) await box.check();
    await form.getByRole('button', { name: 'Promote this run' }).click();
    await expect(page).toHaveURL(new RegExp(`/models/${MODEL}/v0.1$`), { timeout: 30_000 });
    await expect(gateOf(page, 'Better than the majority class')).toContainText('overridden by Lea');
    await page.goto(`/models/${MODEL}`);
    await expect(page.getByRole('region', { name: 'History of aliases' })).toContainText('gate baseline overridden');
    expect(blind).not.toBe(dee);
  });

  await test.step('one step back, without naming a version', async () => {
    const rollback = page.getByRole('region', { name: 'Roll back' });
    await rollback.getByLabel('Reason').fill('That was nothing.');
    await rollback.getByRole('button', { name: 'Move the alias' }).click();
    await expect(rollback.getByRole('status')).toHaveText('Now at v0.0.');
  });

  const ram = await trainRun(page, RAMS_TREES);

  await test.step('a candidate stands beside production', async () => {
    await form.getByLabel('Model').fill(MODEL);
    await form.getByLabel('Alias').fill('candidate');
    await form.getByLabel('Reason').fill('To be tried.');
    await form.getByRole('button', { name: 'Promote this run' }).click();
    await expect(page).toHaveURL(new RegExp(`/models/${MODEL}/v0.2$`), { timeout: 30_000 });
    await page.goto(`/models/${MODEL}`);
    const beside = page.getByRole('region', { name: 'Production and candidate' });
    await expect(beside).toContainText(/production.*v0\.0.*candidate.*v0\.2/s);
    const leads = page.getByRole('region', { name: 'Leads' });
    await leads.getByLabel('Leads').fill('Lea');
    await leads.getByRole('button', { name: 'Keep the leads' }).click();
    await expect(leads).toContainText('Only Lea may move production');
    await expectAccessible();
  });

  await test.step('Ram may not, so he asks; his request waits with its checklist', async () => {
    await actAs(page, 'Ram');
    await page.getByRole('link', { name: 'Promote the candidate…' }).click();
    await expect(page).toHaveURL(/v0\.2#promote$/);
    await form.getByLabel('Reason').fill('One input less.');
    await form.getByRole('button', { name: 'Promote this version' }).click();
    await expect(form.getByRole('alert')).toContainText('only Lea may move it, and you are Ram');
    await form.getByRole('checkbox', { name: /Same inputs and classes/ }).check();
    await form.getByRole('button', { name: 'Request the promotion' }).click();
    await expect(page).toHaveURL(new RegExp(`/models/${MODEL}#requests$`));
    const requests = page.getByRole('region', { name: 'Requested promotions' });
    await expect(requests).toContainText(/pending.*v0\.2 → production.*asked by Ram.*One input less/s);
    await expect(requests.getByRole('button')).toHaveCount(0);
    await expectAccessible();
  });

  await test.step('Lea approves it with a word', async () => {
    await actAs(page, 'Lea');
    const requests = page.getByRole('region', { name: 'Requested promotions' });
    await requests.getByLabel('A word').fill('Agreed with support.');
    await expectAccessible();
    await requests.getByRole('button', { name: 'Approve and promote' }).click();
    await expect(requests).toContainText(/approved by Lea, as v0\.2: Agreed with support/, { timeout: 30_000 });
    const newest = page.getByRole('region', { name: 'History of aliases' }).getByRole('listitem').first();
    await expect(newest).toHaveText(/v0\.0 → v0\.2.*by Lea for Ram.*One input less\. \(Lea: Agreed with support\.\)/);
    expect(ram).not.toBe(dee);
  });
});

test('a webhook is tried from the page, hears of a move, and says what it heard', async ({ page, request }) => {
  const heard: { event: string; body: string }[] = [];
  const hook = createServer(async (call, response) => {
    const body = String(Buffer.concat(await call.toArray()));
    heard.push({ event: String(call.headers['x-cookoff-event']), body });
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
  const run = await trainRun(page, DEE);
  const promotion = { runId: run, reason: 'To be told.' };
  expect((await request.post(`/api/v1/models/segment_told_${NOW}/versions`, { data: promotion })).status()).toBe(201);
  await page.goto(`/models/segment_told_${NOW}`);
  const section = page.getByRole('region', { name: 'Webhook' });
  await section.getByLabel('Address').fill(`http://127.0.0.1:${(hook.address() as AddressInfo).port}/`);
  await section.getByRole('button', { name: 'Keep the webhook' }).click();
  await expect(section).toContainText('The secret, shown this once');
  await section.getByRole('button', { name: 'Send a test' }).click();
  await expect(section).toContainText('The webhook heard the test.');
  const moved = await request.put(`/api/v1/models/segment_told_${NOW}/aliases/candidate`, {
    data: { version: 'v0.0', reason: 'To be told again.' },
  });
  expect(moved.status()).toBe(200);
  await expect.poll(() => heard.map(({ event }) => event), { timeout: 15_000 }).toEqual(['test', 'alias.moved']);
  expect(JSON.parse(heard[1]!.body)).toMatchObject({ alias: 'candidate', from: null, to: 'v0.0' });
  await page.reload();
  await expect(section.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')).toHaveText([
    /heard.*alias\.moved/,
    /heard.*test/,
  ]);
  hook.close();
});

test('aliases are refused by programs in words that say what is wrong', async ({ page, request }) => {
  await page.goto('/');
  const run = await trainRun(page, DEE);
  const api = `/api/v1/models/segment_api_${NOW}`;
  expect((await request.post(`${api}/versions`, { data: { runId: run, reason: 'First.' } })).status()).toBe(201);
  const put = (path: string, data: object) => request.put(`${api}${path}`, { data });
  const move = { version: 'v0.0', reason: 'Why not.' };
  for (const [status, answer] of [
    [404, await put('/aliases/candidate', { ...move, version: 'v0.9' })],
    [422, await put('/aliases/..%2Fproduction', move)],
    [422, await put('/aliases/candidate', { version: 'v0.0' })],
    [422, await put('/aliases/candidate', { ...move, override: ['everything'] })],
    [409, await put('/aliases/production', move)],
    [404, await request.put('/api/v1/models/nosuch/aliases/candidate', { data: move })],
    [404, await request.get(`${api}/aliases/nosuch/history`)],
    [422, await request.get(`${api}/gates`)],
    [404, await put('/requests/nosuch', { decision: 'approve' })],
  ] as const) {
    expect(answer.status(), answer.url()).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
  }
  expect(await (await request.get(`${api}/aliases`)).json()).toEqual({
    aliases: [{ alias: 'production', version: 'v0.0' }],
  });
  const { moves } = await (await request.get(`${api}/aliases/production/history`)).json();
  expect(moves).toMatchObject([{ from: null, to: 'v0.0', reason: 'First.' }]);
  const { checklist } = await (await request.get(`${api}/gates?version=v0.0`)).json();
  expect(checklist.gates.map(({ name }: { name: string }) => name)).toContain('parity');
});
