/**
 * `node bench/runs-page.ts URL`: the table of runs in headless Chromium, of an app whose database `bench/seed-runs.ts`
 * filled, such as `http://127.0.0.1:3000`.
 *
 * Paint is the largest contentful paint of a fresh page with all columns, as the browser reports it. Scrolling is by 60 CSS
 * pixels a frame down, then 40 to the right, 4 s each; frames are counted by requestAnimationFrame. Exits 1
 * when one misses.
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

/** Frames a second while the table is scrolled, by a step in every frame. */
function framesASecond(page: Page, step: { left: number; top: number }): Promise<number> {
  return page.evaluate(
    ({ left, top, ms }) =>
      new Promise<number>((resolve) => {
        const box = document.querySelector('table')!.parentElement!;
        const started = performance.now();
        let frames = 0;
        const draw = () => {
          box.scrollBy(left, top);
          frames++;
          const passed = performance.now() - started;
          if (passed < ms) requestAnimationFrame(draw);
          else resolve((1000 * frames) / passed);
        };
        requestAnimationFrame(draw);
      }),
    { ...step, ms: SCROLL_MS },
  );
}

async function measure(url: string): Promise<boolean> {
  const { columns } = (await (await fetch(`${url}/api/v1/runs/columns`)).json()) as { columns: { name: string }[] };
  const path = `${url}/runs?columns=${['status', ...columns.map(({ name }) => name)].join(',')}`;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  const paints: number[] = [];
  const down: number[] = [];
  const right: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(path);
    paints.push(await paintOf(page));
    await page.waitForLoadState('networkidle');
    down.push(await framesASecond(page, { left: 0, top: 60 }));
    right.push(await framesASecond(page, { left: 40, top: 0 }));
    const drawn = await page.locator('tbody td').count();
    if (round === 0) console.log(`${columns.length + 1} columns, ${drawn} cells drawn at once; ${describeLoad()}`);
    await page.close();
  }
  await browser.close();
  const [paint, slowest] = [medianOf(paints), Math.min(medianOf(down), medianOf(right))];
  console.log(`largest paint ${paint.toFixed(0)} ms (target ${PAINT_TARGET_MS})`);
  console.log(
    `scrolling down ${medianOf(down).toFixed(0)}, right ${medianOf(right).toFixed(0)} frames/s (target ${FRAMES_TARGET})`,
  );
  return paint < PAINT_TARGET_MS && slowest >= FRAMES_TARGET;
}

process.exitCode = (await measure(process.argv[2] ?? 'http://127.0.0.1:3000')) ? 0 : 1;
