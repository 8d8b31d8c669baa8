/**
 * `node bench/invocations.ts [rounds] [--saturate SECONDS]`: POST /invocations of the web process, asked by wrk.
 *
 * The demo data and its 300 trees in the embedded profile, another customer at each request, 4 seconds a round after one
 * that does not count; the best of the rounds, since what else the machine does only ever makes one worse. Exits 1 when a
 * line misses its target or an answer is not 200. In the same run the usual Python stack, where it is installed.
 */
import { execFileSync } from 'node:child_process';
import { askByStatus } from './ask-by-status.ts';
import { describeLoad } from './describe-load.ts';
import { measureFeast } from './feast-rival.ts';
import { measureRivals } from './invocations-rivals.ts';
import { hasPages, openServingWorld, type Served, type ServingWorld, serve } from './invocations-world.ts';
import { type WrkFigures, wrk } from './wrk.ts';

const SECONDS = 4;

interface Line {
  readonly name: string;
  readonly ids: number;
  readonly connections: number;
  /** What else is asked of the process meanwhile. */
  readonly beside?: 'pages' | 'large requests';
  readonly target: { readonly requestsASecond?: number; readonly p50Ms?: number; readonly p99Ms?: number };
}

const LINES: readonly Line[] = [
  { name: '1 id', ids: 1, connections: 16, target: { requestsASecond: 8_000, p50Ms: 2, p99Ms: 12 } },
  { name: '10 ids', ids: 10, connections: 16, target: { requestsASecond: 6_000 } },
  { name: '1 id, one connection', ids: 1, connections: 1, target: { p50Ms: 0.6 } },
  { name: '1 id while pages are loaded', ids: 1, connections: 8, beside: 'pages', target: { p99Ms: 20 } },
  { name: '1 id beside 10,000 ids', ids: 1, connections: 8, beside: 'large requests', target: { p99Ms: 50 } },
];

async function measureLine(line: Line, { url }: Served, world: ServingWorld, rounds: number): Promise<WrkFigures> {
  const load = { url, script: world.script, words: [String(line.ids)], connections: line.connections };
  await wrk({ ...load, seconds: 2 });
  const figures: WrkFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    const stop = line.beside ? keepAsking(line.beside, url) : undefined;
    figures.push(await wrk({ ...load, seconds: SECONDS }));
    await stop?.();
  }
  const best = (of: (one: WrkFigures) => number) => Math.min(...figures.map(of));
  return {
    requestsASecond: -best((one) => -one.requestsASecond),
    p50Ms: best((one) => one.p50Ms),
    p99Ms: best((one) => one.p99Ms),
    bad: figures.reduce((sum, { bad }) => sum + bad, 0),
  };
}

/** One caller that asks for pages in turn, or for ten thousand customers at a time, until it is stopped. */
function keepAsking(what: NonNullable<Line['beside']>, url: string): () => Promise<void> {
  const customer_list = Array.from({ length: 10_000 }, (_, i) => `${12_340 + i}.0`);
  const body = JSON.stringify({ customer_list });
  let going = true;
  const asking = (async () => {
    for (let i = 0; going; i++) {
      const page = ['/', '/runs', '/models', '/features'][i % 4]!;
      const response = await (what === 'pages'
        ? fetch(url + page)
        : fetch(`${url}/invocations`, { method: 'POST', body }));
      await response.arrayBuffer();
    }
  })();
  return () => {
    going = false;
    return asking;
  };
}

function report({ name, target }: Line, figures: WrkFigures): boolean {
  const { requestsASecond, p50Ms, p99Ms, bad } = figures;
  const told = [
    target.requestsASecond && `≥ ${target.requestsASecond} requests/s`,
    target.p50Ms && `p50 ≤ ${target.p50Ms} ms`,
    target.p99Ms && `p99 ≤ ${target.p99Ms} ms`,
  ];
  const times = `p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`;
  const wanted = `(${told.filter(Boolean).join(', ')})`;
  const failed = bad > 0 ? `; ${bad} were not answered with 200` : '';
  console.log(
    `${name.padEnd(30)}${Math.round(requestsASecond)} requests/s, ${times} ${wanted}${failed}; ${describeLoad()}`,
  );
  const { requestsASecond: fewest = 0, p50Ms: p50 = Infinity, p99Ms: p99 = Infinity } = target;
  return bad === 0 && requestsASecond >= fewest && p50Ms <= p50 && p99Ms <= p99;
}

/** Twice as many callers as it lets in at once: those let in are answered in time, the others told to come back. */
async function saturate({ url, pid }: Served, { ids }: ServingWorld, seconds: number): Promise<boolean> {
  const load = { url, ids, connections: 512 };
  await askByStatus({ ...load, seconds: 5 });
  const before = residentMb(pid);
  const { 200: accepted, 429: refused, ...others } = await askByStatus({ ...load, seconds });
  const after = residentMb(pid);
  const p99Ms = accepted?.p99Ms ?? Number.NaN;
  const rest = Object.entries(others).map(([status, { count }]) => `${count} × ${status}`);
  console.log(
    `512 callers for ${seconds} s         ${Math.round((accepted?.count ?? 0) / seconds)} answered/s, p99 of those ${p99Ms.toFixed(1)} ms (≤ 100), ` +
      `${refused?.count ?? 0} told to come back, ${rest.join(', ') || 'nothing else'}, ` +
      `memory ${before} → ${after} MB; ${describeLoad()}`,
  );
  return rest.length === 0 && p99Ms < 100 && after < before * 1.25;
}

const residentMb = (pid: number): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024);

async function measure(rounds: number, seconds: number): Promise<boolean> {
  const world = await openServingWorld();
  const program = hasPages() ? 'server/web.ts' : 'bench/serve-hot-routes.ts';
  const served = await serve(process.execPath, () => [program]);
  console.log(`${program}, ${describeLoad()}`);
  try {
    const reached: boolean[] = [];
    let alone = Number.NaN;
    for (const line of LINES) {
      if (line.beside === 'pages' && !hasPages()) {
        console.log(`${line.name.padEnd(30)}not measured: the pages are not built (node bootstrap.js start)`);
        continue;
      }
      const figures = await measureLine(line, served, world, rounds);
      if (Number.isNaN(alone)) alone = figures.requestsASecond;
      reached.push(report(line, figures));
    }
    if (seconds > 0) reached.push(await saturate(served, world, seconds));
    await measureRivals(world, alone);
    await measureFeast(world, served.url);
    return reached.every(Boolean);
  } finally {
    await served.stop();
    world.close();
  }
}

try {
  const at = process.argv.indexOf('--saturate');
  const rounds = Number(process.argv[2]) || 3;
  process.exitCode = (await measure(rounds, at < 0 ? 0 : Number(process.argv[at + 1]))) ? 0 : 1;
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  console.error('wrk is not installed: apt-get install wrk');
  process.exitCode = 1;
}
