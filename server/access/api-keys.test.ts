import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readEnv } from '#server/platform/env';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { listApiKeys, revokeApiKey } from './api-keys.repo.ts';
import { createApiKey } from './create-api-key.ts';
import { requireKey } from './require-key.ts';

const lead = { name: 'Lea' };
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  vi.stubEnv('COOKOFF_API_KEYS', 'on');
});
afterAll(() => world?.close());

const outcomeOf = (key: string | null, scope: 'serve' | 'admin') =>
  requireKey(key === null ? null : `Bearer ${key}`, scope).then(
    () => 'let in',
    (error) => error.code,
  );

test('a key opens what its scope says; nothing else does', async () => {
  const serve = await createApiKey({ name: 'shop' }, lead);
  const admin = await createApiKey({ name: 'pipeline', scope: 'admin' }, lead);
  await expect.poll(() => outcomeOf(serve.key, 'serve')).toBe('let in');
  expect(await outcomeOf(serve.key, 'admin')).toBe('forbidden');
  expect(await outcomeOf(admin.key, 'admin')).toBe('let in');
  expect(await outcomeOf(admin.key, 'serve')).toBe('let in');
  for (const wrong of [
    null,
    '',
    'cook_',
    serve.key.slice(0, -1),
    `${serve.key}x`,
    serve.kept.prefix,
    'x'.repeat(1e6),
  ]) {
    expect(await outcomeOf(wrong, 'serve')).toBe('unauthenticated');
  }
});

test('a revoked key is turned away within seconds, and cannot be revoked twice', async () => {
  const { key, kept } = await createApiKey({ name: 'leaver' }, lead);
  await expect.poll(() => outcomeOf(key, 'serve')).toBe('let in');
  await revokeApiKey(kept.id, 'Dee');
  await expect.poll(() => outcomeOf(key, 'serve')).toBe('unauthenticated');
  await expect(revokeApiKey(kept.id, 'Dee')).rejects.toMatchObject({ code: 'conflict' });
  await expect(revokeApiKey('nosuchkey', 'Dee')).rejects.toMatchObject({ code: 'not_found' });
});

test('what is kept does not hold the key', async () => {
  const { key } = await createApiKey({ name: 'secret' }, lead);
  const kept = JSON.stringify([await listApiKeys(), await postgres().apiKey.findMany()]);
  expect(kept).not.toContain(key);
});

test.each([
  [{}, false],
  [{ HOST: '0.0.0.0' }, true],
  [{ COOKOFF_PROFILE: 'aws' }, true],
  [{ HOST: '0.0.0.0', COOKOFF_API_KEYS: 'off' }, false],
  [{ COOKOFF_API_KEYS: 'on' }, true],
])('with %o keys are asked for: %s', (variables, asked) => {
  expect(readEnv(variables).apiKeys).toBe(asked);
});
