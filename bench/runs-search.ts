/**
 * `node bench/runs-search.ts [rounds]`: how long the server takes to find and order runs, in the database of COOKOFF_HOME
 * as `bench/seed-runs.ts` filled it.
 *
 * Searches by a figure over all runs, newest first, from figures most runs have to one hardly any has; and pages of the
 * table (rows, cells of seven columns, count) for a choice of sorts and filters. Exits 1 when a 95th percentile misses.
 */
import { openDatabase } from '../server/platform/database.ts';
import { readTablePage } from '../server/runs/read-table-page.ts';
import { countRuns, searchRunIds } from '../server/runs/search-runs.ts';
import { describeLoad } from './describe-load.ts';
import { quantileOf } from './online-world.ts';

const SEARCH_TARGET_MS = 36;
const PAGE_TARGET_MS = 150;
const COLUMNS = [
  ...['metric.f1_macro', 'gain.f1_macro', 'metric.accuracy', 'baseline.accuracy', 'param.setting_0', 'param.setting_1'],
  'metric.figure_9',
];
const SEARCHES = [0.05, 0.3, 0.6, 0.9, 0.99, 0.9999].flatMap((least) => [
  `metric.f1_macro > ${least}`,
  `metric.f1_macro > ${least} and owner = "Dee"`,
  `metric.figure_7 > ${least} and param.setting_1 < 25`,
]);
const PAGES = [
  { q: '', sort: '-created' },
  { q: '', sort: '-metric.f1_macro' },
  { q: '', sort: 'param.setting_0' },
  { q: '', sort: '-baseline.accuracy' },
  { q: '', sort: 'name' },
  { q: 'owner = "Dee" and metric.accuracy > 0.5', sort: '-metric.f1_macro' },
  { q: 'param.setting_0 = "kind 2" or starred', sort: '-created' },
  { q: 'not metric.f1_macro > 0.2', sort: 'owner' },
  { q: 'weekly', sort: '-metric.figure_3' },
];

async function timesOf(works: readonly (() => Promise<unknown>)[], rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const work of works) {
      const started = performance.now();
      await work();
      times.push(performance.now() - started);
    }
  }
  return times;
}

function report(what: string, times: readonly number[], targetMs: number): boolean {
  const p95 = quantileOf(times, 0.95);
  console.log(
    `${what.padEnd(34)} p50 ${quantileOf(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (target ${targetMs})`,
  );
  return p95 <= targetMs;
}

async function measure(rounds: number): Promise<boolean> {
  const database = await openDatabase();
  const runs = await countRuns('');
  console.log(`${runs.toLocaleString('en')} runs; ${describeLoad()}`);
  const searches = SEARCHES.map((q) => () => searchRunIds({ q }));
  const pages = PAGES.map((page) => () => readTablePage({ ...page, limit: 100 }, COLUMNS));
  await timesOf([...searches, ...pages], 2);
  const found = report('search by a figure', await timesOf(searches, rounds), SEARCH_TARGET_MS);
  const shown = report('sorted or filtered page of 100', await timesOf(pages, rounds), PAGE_TARGET_MS);
  await database.close();
  return found && shown;
}

process.exitCode = (await measure(Number(process.argv[2] ?? 10))) ? 0 : 1;
