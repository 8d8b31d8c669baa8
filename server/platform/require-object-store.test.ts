import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cookoff-start-'));
  vi.resetModules();
  delete (globalThis as { cookoffObjectStore?: unknown }).cookoffObjectStore;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

/** As a process that starts with this environment, and no AWS settings of whoever runs the tests. */
async function start(environment: Record<string, string>): Promise<void> {
  const none = {
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(home, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
    AWS_ENDPOINT_URL_S3: NOWHERE,
    COOKOFF_PROFILE: 'aws',
  };
  for (const [name, value] of Object.entries({ ...none, ...environment })) vi.stubEnv(name, value);
  const { requireObjectStore } = await import('./require-object-store.ts');
  await requireObjectStore();
}

test('without S3 credentials nothing starts, and one sentence says which to set', async () => {
  await expect(start({})).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/s3:\/\/cookoff\/.*No AWS credentials were found: set AWS_ACCESS_KEY_ID/),
  });
});

test('an S3 that is away keeps nobody from starting', async () => {
  await expect(start(KEYS)).resolves.toBeUndefined();
});

test('a folder for objects that cannot be one keeps the app from starting, and is named', async () => {
  const taken = join(home, 'taken');
  await writeFile(taken, 'a file');
  await expect(start({ COOKOFF_PROFILE: 'embedded', COOKOFF_HOME: taken })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(join(taken, 'objects')),
  });
});
