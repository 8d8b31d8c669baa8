import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const codeVersion = async () => (await import('./code-version.ts')).codeVersion();

test('an image without a checkout says what it was built from', async () => {
  vi.stubEnv('COOKOFF_CODE_VERSION', '2f1c9a0b7d11');
  expect(await codeVersion()).toBe('2f1c9a0b7d11');
});

test('without it the checkout says it, or nobody does', async () => {
  vi.stubEnv('COOKOFF_CODE_VERSION', '');
  expect(await codeVersion()).toMatch(/^([0-9a-f]{12}(\+changes)?|unversioned)$/);
});
