/**
 * What a comparison of 8 runs with 10,000 holdout rows each costs: `node bench/compare-page.ts`. Builds the pages where
 * they are older than their sources, seeds runs into a home of its own, asks the functions in this process, then the page
 * from a web process of its own in headless Chromium: until the first byte, until it says who leads, and the same again
 * when it was asked before. Processor time beside it, which others on the machine stretch less.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build } from '../bootstrap/build.js';
import { findChromium } from '../bootstrap/chromium.js';
import { openDatabase } from '../server/platform/database.ts';
import { compareRuns, findComparison } from '../server/runs/compare-runs.ts';
import { seedComparedRuns } from './compared-runs.ts';
import { describeLoad } from './describe-load.ts';

const [RUNS, ROWS, TURNS] = [8, 10_000, 7];
const PORT = 3_790;

await build(process.execPath);
const home = mkdtempSync(join(tmpdir(), 'cookoff-bench-compare-'));
process.env.COOKOFF_HOME = home;
const database = await openDatabase();
const web = spawn(process.execPath, ['server/web.ts'], {
  env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', NODE_ENV: 'production' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  const ids = await seedComparedRuns(RUNS, ROWS);
  console.log(`${RUNS} runs, ${ROWS} holdout rows each, Node ${process.version}; ${describeLoad()}\n`);
  console.log('| what | ms | processor ms |\n|---|---|---|');
  line('outline: figures without statistics', await median(() => findComparison(ids)));
  // Another order is another question, which nobody has asked yet.
  line('all statistics, asked for the first time', await median((turn) => compareRuns(rotated(ids, turn))));
  line('all statistics, asked before', await median(() => compareRuns(ids)));
  await listening();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
  await measurePage(browser, ids);
  await browser.close();
} finally {
  await ended(web);
  await database.close();
  rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
}

async function measurePage(browser: Browser, ids: readonly string[]): Promise<void> {
  const first: PageTimes[] = [];
  const again: PageTimes[] = [];
  // The first visit of all loads the modules of the page.
  await visit(browser, rotated(ids, TURNS));
  for (let turn = 0; turn < TURNS; turn++) {
    const asked = rotated(ids, turn);
    first.push(await visit(browser, asked));
    again.push(await visit(browser, asked));
  }
  for (const [name, visits] of [
    ['first visit', first],
    ['later visit', again],
  ] as const) {
    const of = (pick: (times: PageTimes) => number): number => middle(visits.map(pick));
    line(`page, ${name}: first byte`, { took: of(({ firstByte }) => firstByte) });
    line(`page, ${name}: figures to read`, { took: of(({ figures }) => figures) });
    line(`page, ${name}: verdict and all statistics painted`, {
      took: of(({ verdict }) => verdict),
      processor: of((times) => times.processor),
    });
  }
}

interface PageTimes {
  readonly firstByte: number;
  readonly figures: number;
  readonly verdict: number;
  /** What the page's own thread worked for it. */
  readonly processor: number;
}

/** Milliseconds since the navigation began, in the browser's own clock. */
async function visit(browser: Browser, ids: readonly string[]): Promise<PageTimes> {
  const page = await browser.newPage();
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`http://127.0.0.1:${PORT}/compare?runs=${ids.join(',')}`, { waitUntil: 'commit' });
  const now = () =>
    page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now()))));
  await page
    .getByRole('row', { name: /^Macro F1/ })
    .first()
    .waitFor();
  const figures = await now();
  await page.locator('[aria-label=Verdict][aria-busy=false]').waitFor();
  const verdict = await now();
  const firstByte = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStart,
  );
  const { metrics } = await client.send('Performance.getMetrics');
  await page.close();
  const processor = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  return { firstByte, figures, verdict, processor };
}

function rotated(ids: readonly string[], turn: number): string[] {
  const by = (turn + 1) % ids.length;
  return [...ids.slice(by), ...ids.slice(0, by)];
}

interface Cost {
  readonly took: number;
  readonly processor?: number;
}

async function median(work: (turn: number) => Promise<unknown>): Promise<Cost> {
  const costs: Required<Cost>[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await work(turn);
    const { user, system } = process.cpuUsage(before);
    costs.push({ took: performance.now() - begun, processor: (user + system) / 1_000 });
  }
  return { took: middle(costs.map(({ took }) => took)), processor: middle(costs.map(({ processor }) => processor)) };
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function line(what: string, { took, processor }: Cost): void {
  console.log(`| ${what} | ${took.toFixed(0)} | ${processor?.toFixed(0) ?? ''} |`);
}

async function listening(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (web.exitCode !== null) throw new Error('The web process ended.');
    if (
      await fetch(`http://127.0.0.1:${PORT}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('The web process does not answer.');
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
