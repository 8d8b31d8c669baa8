/** A home with the demo data, its 300 trees promoted and its customers online, made by the product's own command. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { historicalFeatures } from '../server/feature-store/historical-features.ts';
import { openDatabase } from '../server/platform/database.ts';

const ROOT = resolve(import.meta.dirname, '..');
const VIEW = 'customer_rfm_features';
const COLUMNS = ['recency', 'monetaryvalue', 'r', 'm', 'rfmscore', 'segmenthighvalue', 'segmentlowvalue'].concat(
  ...['segmentmidvalue', 'ltvcluster'],
);

export interface ServingWorld {
  readonly home: string;
  /** A file of ids, one a line. */
  readonly ids: string;
  /** The same customers with features and label, as the rival reads them. */
  readonly csv: string;
  /** A Lua file for wrk: word 1 is the ids a request. */
  readonly script: string;
  close(): void;
}

export interface DynamoDbServer {
  readonly endpoint: string;
  /** Whether a row may be answered again for a moment without asking, as it is unless somebody says otherwise. */
  readonly cached: boolean;
}

/**
 * Customers with numbers for ids, which the rival needs.
 * @param dynamoDb a DynamoDB server, which then is the online store; LMDB when left out.
 */
export async function openServingWorld(dynamoDb?: DynamoDbServer): Promise<ServingWorld> {
  const home = mkdtempSync(join(tmpdir(), 'cookoff-bench-serving-'));
  process.env.COOKOFF_HOME = home;
  if (dynamoDb !== undefined) process.env.COOKOFF_FEATURE_REPO = repoOnDynamoDb(home, dynamoDb);
  const made = spawnSync(process.execPath, [join(ROOT, 'server/cli/main.ts'), 'demo', '--json'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The demo could not be made: ${made.stderr}`);
  const database = await openDatabase();
  const features = COLUMNS.map((name) => `${VIEW}:${name}`);
  const { keys, columns } = await historicalFeatures({ entities: 'all', features });
  await database.close();
  const cells = features.map((feature) => columns[feature]!);
  const labelled = keys.map((_, i) => i).filter((i) => cells.every((column) => column[i] !== null));
  const rows = labelled.map((i) => [keys[i], ...cells.map((column) => column[i])].join(','));
  const file = (name: string, text: string): string => {
    writeFileSync(join(home, name), text);
    return join(home, name);
  };
  const ids = file('ids.txt', labelled.map((i) => keys[i]).join('\n'));
  return {
    home,
    ids,
    csv: file('features.csv', [['customerid', ...COLUMNS].join(','), ...rows].join('\n')),
    script: file('ask.lua', askIds(ids)),
    close: () => rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** The feature repo with the online store of the cloud, and all else as it is. */
function repoOnDynamoDb(home: string, { endpoint, cached }: DynamoDbServer): string {
  const repo = join(home, 'repo');
  cpSync(join(ROOT, 'feature_repo'), repo, { recursive: true });
  const config = join(repo, 'feature_store.yaml');
  const reads = cached ? '' : ', read_cache_ms: 0';
  const online = `{ type: dynamodb, region: us-east-1, endpoint: "${endpoint}"${reads} }`;
  const text = readFileSync(config, 'utf8').replace(/^online_store:.*(\n[ \t]+.*)*/m, `online_store: ${online}`);
  writeFileSync(config, text);
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  return repo;
}

/** Bodies made beforehand, in turn; customers at random. */
const askIds = (ids: string): string => `
local bodies, turn = {}, 0
function init(words)
  local ids = {}
  for line in io.lines("${ids}") do ids[#ids + 1] = line end
  for i = 1, 500 do
    local pick = {}
    for j = 1, tonumber(words[1]) do pick[j] = '"' .. ids[math.random(#ids)] .. '"' end
    bodies[i] = wrk.format("POST", "/invocations", {["content-type"] = "application/json"},
      '{"customer_list":[' .. table.concat(pick, ",") .. "]}")
  end
end
function request() turn = turn % #bodies + 1; return bodies[turn] end
`;

export interface Served {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Whether the pages are built, so that the whole web process can be measured. */
export const hasPages = (): boolean => existsSync(join(ROOT, '.next/BUILD_ID'));

/** Starts a program that serves on a port of its own, and waits until it answers. @throws Error when it never does. */
export async function serve(
  command: string,
  words: (port: number) => readonly string[],
  options: { env?: Record<string, string>; ready?: string } = {},
): Promise<Served> {
  const port = await freePort();
  const env = { ...process.env, ...options.env, PORT: String(port), LOG_LEVEL: 'warn' };
  const child = spawn(command, words(port), { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(`${url}${options.ready ?? '/ping'}`, child);
  return { url, pid: child.pid!, stop: () => end(child) };
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`What should serve ${url} ended with ${child.exitCode}.`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  await end(child);
  throw new Error(`${url} never answered.`);
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const left = new Promise<void>((exited) => child.once('exit', () => exited()));
  child.kill();
  return left;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
