import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../bootstrap/chromium.js';
import { HOME, OUTPUT } from './home.ts';

const PORT = 3717;

/** Only root needs it, and only root should have it: Chromium refuses its sandbox to root. */
const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The journeys run against the app started as a person would start it, in a home of its own, with the demo data. */
export default defineConfig({
  testDir: '.',
  outputDir: join(OUTPUT, 'results'),
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(OUTPUT, 'playwright.json') }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    browserName: 'chromium',
    launchOptions: { executablePath: await findChromium(), args: forRoot },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node bootstrap.js start',
    cwd: join(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${PORT}/health`,
    env: { PORT: String(PORT), COOKOFF_HOME: HOME },
    reuseExistingServer: false,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
  },
});
