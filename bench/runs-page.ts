/**
 * `node bench/runs-page.ts URL`: the table of runs in headless Chromium, of an app whose database `bench/seed-runs.ts`
 * filled, such as `http://127.0.0.1:3000`.
 *
 * Paint is the largest contentful paint of a fresh page with all columns, as the browser reports it. Scrolling is by 60 CSS
 * pixels a frame down, then 40 to the right, 4 s each; frames are counted by requestAnimationFrame. Beside them stands
 * what a frame costs the page's own thread, and how much of the time went into tasks of over 50 ms: on a machine that
 * does other work frames are missed for its sake, and those two say so. Exits 1 when one misses.
 */
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../bootstrap/chromium.js';
import { describeLoad } from './describe-load.ts';
import { medianOf } from './online-world.ts';

const PAINT_TARGET_MS = 1_000;
const FRAMES_TARGET = 50;
const ROUNDS = 5;
const SCROLL_MS = 4_000;

/** Milliseconds from the request to the largest paint. */
function paintOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

interface Scrolled {
  /** Frames a second. */
  readonly frames: number;
  /** Of the page's thread, per frame: scripts, styles, layout and the rest of its tasks. */
  readonly busyMs: number;
  /** In tasks of over 50 ms, in all. */
  readonly longMs: number;
}

/** Scrolls the table by a step in every frame. */
async function scroll(page: Page, step: { left: number; top: number }): Promise<Scrolled> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const before = await busy();
  const { frames, ms, longMs } = await scrollFrames(page, step);
  return { frames: (1000 * frames) / ms, busyMs: ((await busy()) - before) / frames, longMs };
}

function scrollFrames(page: Page, step: { left: number; top: number }) {
  return page.evaluate(
    ({ left, top, least }) =>
      new Promise<{ frames: number; ms: number; longMs: number }>((resolve) => {
        const box = document.querySelector('table')!.parentElement!;
        let longMs = 0;
        const watch = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longMs += duration;
        });
        watch.observe({ type: 'longtask' });
        const started = performance.now();
        let frames = 0;
        const draw = () => {
          box.scrollBy(left, top);
          frames++;
          const ms = performance.now() - started;
          if (ms < least) requestAnimationFrame(draw);
          else resolve({ frames, ms, longMs });
        };
        requestAnimationFrame(draw);
      }),
    { ...step, least: SCROLL_MS },
  );
}

function report(where: string, rounds: readonly Scrolled[]): number {
  const of = (read: (round: Scrolled) => number) => medianOf(rounds.map(read));
  const frames = of((round) => round.frames);
  console.log(
    `scrolling ${where} ${frames.toFixed(0)} frames/s (target ${FRAMES_TARGET}), ` +
      `${of((round) => round.busyMs).toFixed(1)} ms a frame, ${of((round) => round.longMs).toFixed(0)} ms in long tasks`,
  );
  return frames;
}

async function measure(url: string): Promise<boolean> {
  const { columns } = (await (await fetch(`${url}/api/v1/runs/columns`)).json()) as { columns: { name: string }[] };
  const path = `${url}/runs?columns=${['status', ...columns.map(({ name }) => name)].join(',')}`;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  const paints: number[] = [];
  const down: Scrolled[] = [];
  const right: Scrolled[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(path);
    paints.push(await paintOf(page));
    await page.waitForLoadState('networkidle');
    down.push(await scroll(page, { left: 0, top: 60 }));
    right.push(await scroll(page, { left: 40, top: 0 }));
    const drawn = await page.locator('tbody td').count();
    if (round === 0) console.log(`${columns.length + 1} columns, ${drawn} cells drawn at once; ${describeLoad()}`);
    await page.close();
  }
  await browser.close();
  const paint = medianOf(paints);
  console.log(`largest paint ${paint.toFixed(0)} ms (target ${PAINT_TARGET_MS})`);
  const slowest = Math.min(report('down', down), report('right', right));
  return paint < PAINT_TARGET_MS && slowest >= FRAMES_TARGET;
}

process.exitCode = (await measure(process.argv[2] ?? 'http://127.0.0.1:3000')) ? 0 : 1;
