import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{server,app,feature_repo,bootstrap,bench}/**/*.test.{ts,tsx}'],
    setupFiles: ['.ci/seed-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine makes a test slow, not wrong. What fails is tried once more; the last lines of `npm test` name it.
    retry: 1,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
