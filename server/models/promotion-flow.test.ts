import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { signWebhook } from '#server/platform/webhook';
import { pairWithMajority } from '#server/runs/pair-answers';
import { getHoldout } from '#server/runs/results.repo';
import { removeAliasWebhook, setAliasWebhook, testAliasWebhook } from './alias-webhook.ts';
import { listAliasMoves } from './aliases.repo.ts';
import { decideRequest } from './decide-request.ts';
import { deleteVersion } from './delete-version.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { sayDifference } from './gates/words.ts';
import { listModels } from './models.repo.ts';
import { previewPromotion } from './preview-promotion.ts';
import { promoteRun } from './promote-run.ts';
import { promoteVersion } from './promote-version.ts';
import { protectModel } from './protection.ts';
import { requestPromotion } from './request-promotion.ts';
import { listRequests } from './requests.repo.ts';
import { resolveVersion } from './resolve-version.ts';
import { rollbackAlias } from './rollback-alias.ts';
import { insertFinishedRun } from './testing/finished-run.ts';
import { listDeliveries } from './webhooks.repo.ts';

const [lea, ram] = [{ name: 'Lea' }, { name: 'Ram' }];
const reason = 'best on the holdout';
const SECRET = 'a secret of sixteen';
let world: Home;
let hook: Server;
let status = 200;
const calls: { body: string; signature: string; event: string }[] = [];

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(lea);
  hook = createServer(async (request, response) => {
    const body = String(Buffer.concat(await request.toArray()));
    const { 'x-cookoff-signature': signature, 'x-cookoff-event': event } = request.headers;
    calls.push({ body, signature: String(signature), event: String(event) });
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
});

afterEach(() => vi.useRealTimers());

afterAll(async () => {
  hook.close();
  await world?.close();
});

/** A run whose answers are wrong for all but one class: no better than the majority. */
const insertPoorRun = () => insertFinishedRun(({ labels }) => labels.fill(0));

test('a run that is no better than the baseline is refused before anything is written, unless a lead overrides', async () => {
  const poor = await insertPoorRun();
  await expect(promoteRun(poor.id, { model: 'poor', reason }, lea)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/Gate baseline: Macro-F1 .* of always answering the majority class/),
    refs: ['baseline'],
  });
  expect((await listModels()).map(({ name }) => name)).not.toContain('poor');
  const version = await promoteRun(poor.id, { model: 'poor', reason, override: ['baseline'] }, lea);
  expect(version.version).toBe('v0.0');
  const [move] = await listAliasMoves('poor');
  expect(move).toMatchObject({ by: 'Lea', reason });
  expect(move!.gates.map(({ name, status: found, consent }) => [name, found, consent?.kind])).toEqual([
    ['baseline', 'failed', 'overridden'],
    ['production', 'not_applicable', undefined],
    ['signature', 'not_applicable', undefined],
    ['parity', 'passed', undefined],
    ['note', 'passed', undefined],
  ]);
});

test('only production has gates', async () => {
  const poor = await insertPoorRun();
  await expect(promoteRun(poor.id, { model: 'poor2', alias: 'candidate', reason }, lea)).resolves.toMatchObject({
    aliases: ['candidate'],
  });
});

test('a candidate becomes production without being packed again, and no alias is lost', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'beside', reason }, lea);
  await promoteRun((await insertFinishedRun()).id, { model: 'beside', alias: 'candidate', reason }, lea);
  const moved = await promoteVersion({ model: 'beside', to: 'v0.1', reason, from: 'v0.0' }, lea);
  expect(moved).toMatchObject({ version: 'v0.1', aliases: ['candidate', 'production'] });
  const [move] = await listAliasMoves('beside');
  expect(move).toMatchObject({ alias: 'production', from: 'v0.0', to: 'v0.1' });
  expect(move!.gates.find(({ name }) => name === 'production')).toMatchObject({
    status: 'passed',
    sentence: expect.stringMatching(/v0\.0.*10 holdout rows/),
  });
  await expect(promoteVersion({ model: 'beside', to: 'v0.0', reason, from: 'v0.0' }, lea)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/is at v0\.1 and not at v0\.0/),
  });
});

test('a candidate that is no better is held up when it is to become production', async () => {
  await promoteRun((await insertPoorRun()).id, { model: 'held', alias: 'candidate', reason }, lea);
  await expect(promoteVersion({ model: 'held', to: 'v0.0', reason }, lea)).rejects.toMatchObject({ code: 'conflict' });
  await expect(rollbackAlias({ model: 'held', to: 'v0.0', reason }, lea), 'nor by a rollback').rejects.toMatchObject({
    refs: ['baseline'],
  });
});

test('one step back needs no version and no gates; before the first there is nothing', async () => {
  const run = await insertFinishedRun();
  for (let i = 0; i < 3; i++) await promoteRun(run.id, { model: 'steps', reason }, lea);
  expect((await rollbackAlias({ model: 'steps', reason }, lea)).version).toBe('v0.1');
  expect((await rollbackAlias({ model: 'steps', reason }, lea)).version).toBe('v0.0');
  await expect(rollbackAlias({ model: 'steps', reason }, lea)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('nothing to go back to'),
  });
  await expect(rollbackAlias({ model: 'steps', alias: 'candidate', reason }, lea)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a version that was deleted gets no alias any more', async () => {
  const run = await insertFinishedRun();
  for (let i = 0; i < 3; i++) await promoteRun(run.id, { model: 'gone', reason }, lea);
  await deleteVersion({ model: 'gone', version: 'v0.1', reason }, lea);
  const moves = [promoteVersion, rollbackAlias].map((move) => () => move({ model: 'gone', to: 'v0.1', reason }, lea));
  for (const move of moves) await expect(move()).rejects.toMatchObject({ message: expect.stringContaining('deleted') });
  expect((await resolveVersion('gone')).version).toBe('v0.2');
  expect((await rollbackAlias({ model: 'gone', reason }, lea)).version, 'passed over').toBe('v0.0');
});

test('looking at the gates opens the sealed slice of a run once, and that is counted', async () => {
  const sealed = {
    keys: ['a', 'b', 'c'],
    labels: Int32Array.of(0, 1, 2),
    features: Float64Array.of(7, 100, 60, 100, 7, 900),
  };
  const looked = await insertFinishedRun(() => {}, sealed);
  const { checklist } = await previewPromotion({ run: looked.id, model: 'unborn' }, ram);
  expect(checklist).toMatchObject({ model: 'unborn', alias: 'production', from: null });
  expect(checklist.gates.find(({ name }) => name === 'note')).toMatchObject({ status: 'failed' });
  await previewPromotion({ run: looked.id, model: 'unborn' }, ram);
  const other = await insertFinishedRun(() => {}, sealed);
  expect((await promoteRun(other.id, { model: 'looked', reason }, lea)).sealed).toMatchObject({ looksBefore: 1 });
  const against = await previewPromotion({ run: looked.id, model: 'looked' }, ram);
  expect(against.checklist.gates.find(({ name }) => name === 'production')!.sentence).toMatch(/3 sealed rows/);
  expect((await listModels()).map(({ name }) => name)).not.toContain('unborn');
});

test('a gate is judged by more resamples than a comparison, because it asks on which side of 0 a bound lies', async () => {
  const run = (await insertFinishedRun(({ labels }) => labels.set([0, 1, 2, 0, 1, 2]))) as Parameters<
    typeof pairWithMajority
  >[0]['run'];
  const holdout = await getHoldout(run.id);
  const { checklist } = await previewPromotion({ run: run.id, model: 'unborn' }, ram);
  const { sentence } = checklist.gates.find(({ name }) => name === 'baseline')!;
  const by = (resamples: number) => sayDifference(pairWithMajority({ run, holdout }, resamples).metrics.f1_macro);
  expect(sentence).toContain(by(20_000));
  expect(by(20_000)).not.toBe(by(2_000));
});

test('once somebody leads a model, others ask, and a lead approves with a word or declines', async () => {
  const [first, second] = [await insertFinishedRun(), await insertFinishedRun()];
  await promoteRun(first.id, { model: 'led', reason }, ram);
  await expect(requestPromotion({ model: 'led', run: second.id, reason }, ram)).rejects.toMatchObject({
    code: 'conflict',
  });
  await protectModel('led', { leads: ['Lea'] }, ram);

  for (const attempt of [
    () => promoteRun(second.id, { model: 'led', reason }, ram),
    () => rollbackAlias({ model: 'led', to: 'v0.0', reason }, ram),
    () => protectModel('led', { leads: [] }, ram),
    () => setAliasWebhook('led', { url: 'http://127.0.0.1/' }, ram),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringMatching(/Lea.*Ram/) });
  }
  await expect(promoteRun(second.id, { model: 'led', alias: 'candidate', reason }, ram)).resolves.toBeDefined();

  const asked = await requestPromotion({ model: 'led', run: second.id, reason }, ram);
  expect(asked).toMatchObject({ status: 'pending', requestedBy: 'Ram', run: second.id });
  expect(asked.gates.map(({ name }) => name)).toEqual(['baseline', 'production', 'signature', 'parity', 'note']);
  const key = { model: 'led', id: asked.id };
  await expect(decideRequest(key, { decision: 'approve' }, ram)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(decideRequest({ ...key, model: 'steps' }, { decision: 'approve' }, lea)).rejects.toMatchObject({
    code: 'not_found',
  });
  const approvals = await Promise.allSettled(
    [1, 2].map(() => decideRequest(key, { decision: 'approve', word: 'fine by me' }, lea)),
  );
  expect(approvals.map((one) => one.status).sort(), 'one of two at once').toEqual(['fulfilled', 'rejected']);
  expect((await listRequests('led'))[0]).toMatchObject({
    status: 'approved',
    decidedBy: 'Lea',
    word: 'fine by me',
    became: 'v0.2',
  });
  expect((await listAliasMoves('led', { alias: 'production' }))[0]).toMatchObject({
    ...{ from: 'v0.0', to: 'v0.2', by: 'Lea', requestedBy: 'Ram', reason: `${reason} (Lea: fine by me)` },
  });
  expect(
    (await promoteRun(second.id, { model: 'led', reason }, { name: 'a pipeline', holdsAdminKey: true })).version,
  ).toBe('v0.3');
});

test('a request that is declined says why; one whose gate is shut stays until a lead overrides it', async () => {
  await promoteRun((await insertFinishedRun()).id, { model: 'asked', reason }, lea);
  await protectModel('asked', { leads: ['Lea'] }, lea);
  const poor = await insertPoorRun();
  const { id } = await requestPromotion({ model: 'asked', run: poor.id, reason }, ram);
  const key = { model: 'asked', id };
  await expect(decideRequest(key, { decision: 'decline' }, lea)).rejects.toMatchObject({
    fields: { word: expect.any(String) },
  });
  await expect(decideRequest(key, { decision: 'approve' }, lea)).rejects.toMatchObject({ refs: ['baseline'] });
  expect((await listRequests('asked'))[0]).toMatchObject({ status: 'pending', decidedBy: null });
  await decideRequest(key, { decision: 'approve', override: ['baseline'] }, lea);
  const again = await requestPromotion({ model: 'asked', version: 'v0.0', reason }, ram);
  const declined = await decideRequest(
    { model: 'asked', id: again.id },
    { decision: 'decline', word: 'not today' },
    lea,
  );
  expect(declined).toMatchObject({ status: 'declined', word: 'not today', became: null });
  expect((await resolveVersion('asked')).version).toBe('v0.1');
});

test('a webhook hears of every move, signed, again until it answers, and nothing of what did not happen', async () => {
  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'told', reason }, lea);
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  expect(await setAliasWebhook('told', { url, secret: SECRET }, lea)).toMatchObject({ newSecret: null });
  await promoteRun(run.id, { model: 'told', reason }, lea);
  await expect(promoteRun((await insertPoorRun()).id, { model: 'told', reason }, lea)).rejects.toThrow();
  status = 503;
  await Promise.all([deliverWebhooks(), deliverWebhooks()]);
  const [owed, ...others] = await listDeliveries('told');
  expect(others).toEqual([]);
  expect(owed).toMatchObject({ attempts: 1, deliveredAt: null, lastError: expect.stringContaining('503') });
  status = 200;
  vi.setSystemTime(owed!.nextTryAt!.getTime() + 1);
  await deliverWebhooks();
  vi.useRealTimers();
  expect((await listDeliveries('told'))[0]).toMatchObject({
    attempts: 2,
    deliveredAt: expect.any(Date),
    nextTryAt: null,
  });
  expect(calls).toHaveLength(2);
  const { body, signature, event } = calls[1]!;
  expect(event).toBe('alias.moved');
  expect(JSON.parse(body)).toMatchObject({
    ...{
      event: 'alias.moved',
      id: owed!.id,
      model: 'told',
      alias: 'production',
      from: 'v0.0',
      to: 'v0.1',
      by: 'Lea',
      reason,
    },
  });
  const seconds = Number(/^t=(\d+),/.exec(signature)![1]);
  expect(signature).toBe(signWebhook(body, SECRET, new Date(seconds * 1_000)));
});

test('a test of a webhook is one call, and a webhook that is removed is owed nothing', async () => {
  await expect(testAliasWebhook('steps', lea)).rejects.toMatchObject({ code: 'conflict' });
  const heard = await testAliasWebhook('told', lea);
  expect(heard).toMatchObject({ event: 'test', attempts: 1, lastError: null, deliveredAt: expect.any(Date) });
  status = 500;
  expect(await testAliasWebhook('told', lea)).toMatchObject({ deliveredAt: null, nextTryAt: null });
  await rollbackAlias({ model: 'told', reason }, lea);
  await removeAliasWebhook('told', lea);
  const before = calls.length;
  await deliverWebhooks();
  expect(calls.length).toBe(before);
  expect((await listDeliveries('told')).filter(({ nextTryAt }) => nextTryAt !== null)).toEqual([]);
});

test.each([
  [{ url: 'file:///etc/passwd' }, /url/],
  [{ url: 'http://127.0.0.1/', secret: 'short' }, /secret/],
])('the webhook %o is refused with what is wrong', async (input, message) => {
  await expect(setAliasWebhook('told', input, lea)).rejects.toThrow(message);
});

test.each([
  ['an unknown model', { model: 'nosuch', to: 'v0.0', reason }, 'not_found'],
  ['an unknown version', { model: 'steps', to: 'v9.9', reason }, 'not_found'],
  ['a path for a model', { model: '../steps', to: 'v0.0', reason }, 'invalid_input'],
  ['a path for an alias', { model: 'steps', alias: '../production', to: 'v0.0', reason }, 'invalid_input'],
  ['a path for a version', { model: 'steps', to: '../v0.0', reason }, 'invalid_input'],
  ['an unknown gate', { model: 'steps', to: 'v0.1', reason, override: ['everything' as 'baseline'] }, 'invalid_input'],
] as const)('%s is refused', async (_, input, code) => {
  await expect(
    promoteVersion({ ...input, override: [...('override' in input ? input.override : [])] }, lea),
  ).rejects.toMatchObject({ code });
});
