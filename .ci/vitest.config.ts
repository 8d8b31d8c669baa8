import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['{server,app,feature_repo,bootstrap,bench}/**/*.test.{ts,tsx}'],
    setupFiles: ['.ci/seed-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
