import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../bootstrap/chromium.js';
import { COOK_OFF_HOME, HOME, OUTPUT } from './home.ts';

const COOK_OFF =
  /(cancel|compare|compare-look|dee|experiments|lead|promotion|ram|repeat|run-page|runs-table|sweeps|versions)\.spec\.ts$/;

/** Two halves of about the same length, each one journey after the other on an app of its own, side by side. */
const HALVES = [
  { name: 'features and serving', port: 3717, home: HOME, files: { testIgnore: COOK_OFF } },
  { name: 'cook-off', port: 3719, home: COOK_OFF_HOME, files: { testMatch: COOK_OFF } },
];

/** Only root needs it, and only root should have it: Chromium refuses its sandbox to root. */
const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The journeys run against the app started as a person would start it, in homes of their own, with the demo data. */
export default defineConfig({
  testDir: '.',
  outputDir: join(OUTPUT, 'results'),
  workers: HALVES.length,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(OUTPUT, 'playwright.json') }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await findChromium(), args: forRoot },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: HALVES.map(({ name, port, files }) => ({
    name,
    ...files,
    workers: 1,
    use: { baseURL: originOf(port) },
  })),
  webServer: HALVES.map(({ port, home }) => ({
    command: 'node bootstrap.js start',
    cwd: join(import.meta.dirname, '..'),
    url: `${originOf(port)}/health`,
    env: { PORT: String(port), COOKOFF_HOME: home },
    reuseExistingServer: false,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
  })),
});

function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
