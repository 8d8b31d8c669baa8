/**
 * `node bench/feature-server.ts [rounds]`: POST /get-online-features on LMDB over HTTP, asked by wrk.
 *
 * The server is a process of its own that answers as the web process does in front of Next; wrk has one thread and the
 * connections keep alive, 4 seconds a round, another customer at each request. Medians over the rounds after one that
 * does not count; exits 1 when one misses its target, or when any answer is not 200.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeLoad } from './describe-load.ts';
import { customerOf, medianOf, openOnlineWorld, REFERENCES } from './online-world.ts';

const CUSTOMERS = 20_000;
const SECONDS = 4;
const run = promisify(execFile);

interface Load {
  readonly name: string;
  readonly ids: number;
  readonly features: number;
  readonly connections: number;
  readonly target: { readonly p99Ms: number; readonly requestsASecond?: number };
}

const LOADS: readonly Load[] = [
  { name: '1 id × 8', ids: 1, features: 8, connections: 16, target: { requestsASecond: 6_000, p99Ms: 12 } },
  // As Feast's own benchmark asks: 5 views, one request after another. It reports 125 ms on Redis.
  { name: '100 ids × 50', ids: 100, features: 50, connections: 1, target: { p99Ms: 15 } },
  { name: '100 ids × 50', ids: 100, features: 50, connections: 16, target: { p99Ms: 15 } },
];

interface Figures {
  readonly requestsASecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** wrk takes its requests from Lua: bodies made beforehand, in turn. */
function writeScript(folder: string, { ids, features }: Load): string {
  const asked = REFERENCES.slice(0, features);
  const bodies = Array.from({ length: 200 }, (_, i) => {
    const customerid = Array.from({ length: ids }, (_, j) => customerOf((i * 7919 + j * 104_729) % CUSTOMERS));
    return `[==[${JSON.stringify({ entities: { customerid }, features: asked, full_feature_names: true })}]==]`;
  });
  const file = join(folder, `ask-${ids}-${features}.lua`);
  writeFileSync(
    file,
    `local bodies, i = { ${bodies.join(', ')} }, 0
    request = function()
      i = i % #bodies + 1
      return wrk.format("POST", "/get-online-features", { ["content-type"] = "application/json" }, bodies[i])
    end`,
  );
  return file;
}

async function load(port: number, script: string, { connections }: Load): Promise<Figures> {
  const words = ['-t1', `-c${connections}`, `-d${SECONDS}s`, '--latency', '-s', script, `http://127.0.0.1:${port}`];
  const { stdout } = await run('wrk', words);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`not every request was answered:\n${stdout}`);
  const milliseconds = (share: number): number => {
    const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(stdout) ?? [];
    return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
  };
  const requestsASecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  return { requestsASecond, p50Ms: milliseconds(50), p99Ms: milliseconds(99) };
}

function startServer(): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'serve-hot-routes.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((started) => {
    server.stdout.once('data', (line: Buffer) => started({ server, port: Number(String(line)) }));
  });
}

/** One load, round after round: whether it met its target. */
async function measureLoad(asked: Load, port: number, home: string, rounds: number): Promise<boolean> {
  const script = writeScript(home, asked);
  await load(port, script, asked);
  const figures: Figures[] = [];
  for (let round = 0; round < rounds; round++) figures.push(await load(port, script, asked));
  const median = (of: (one: Figures) => number) => medianOf(figures.map(of));
  const speed = median((one) => one.requestsASecond);
  const p99 = median((one) => one.p99Ms);
  const { requestsASecond = 0, p99Ms } = asked.target;
  const targets = `target ${requestsASecond ? `${requestsASecond} requests/s, ` : ''}p99 ${p99Ms} ms`;
  const times = `p50 ${median((one) => one.p50Ms).toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
  const head = `${asked.name.padEnd(14)}${asked.connections} connections:`;
  console.log(`${head} ${Math.round(speed)} requests/s, ${times} (${targets})`);
  return speed >= requestsASecond && p99 <= p99Ms;
}

async function measure(rounds: number): Promise<boolean> {
  console.log(`before: ${describeLoad()}`);
  const world = await openOnlineWorld(CUSTOMERS);
  const { server, port } = await startServer();
  const left = new Promise((exited) => server.once('exit', exited));
  try {
    const reached: boolean[] = [];
    for (const asked of LOADS) reached.push(await measureLoad(asked, port, world.home, rounds));
    return reached.every(Boolean);
  } finally {
    server.kill();
    await left;
    await world.close();
  }
}

try {
  process.exitCode = (await measure(Number(process.argv[2] ?? 3))) ? 0 : 1;
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  console.error('wrk is not installed: apt-get install wrk');
  process.exitCode = 1;
}
