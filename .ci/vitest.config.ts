import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{server,app,feature_repo,bootstrap,bench}/**/*.test.{ts,tsx}'],
    setupFiles: ['.ci/seed-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine makes a test slow, not wrong. What ran out of time or lost a connection is tried once more, and named
    // in the last lines of `npm test`; an assertion that did not hold is not.
    retry: { count: 1, condition: /timed out|ECONNRESET|ECONNREFUSED|EADDRINUSE|socket hang up/i },
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
