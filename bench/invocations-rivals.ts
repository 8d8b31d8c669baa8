/** The usual Python stack beside ours: FastAPI, pandas and xgboost on a DynamoDB server or a dict. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeLoad } from './describe-load.ts';
import { type DynamoDbServer, openServingWorld, type ServingWorld, serve } from './invocations-world.ts';
import { wrk } from './wrk.ts';

const SCRIPT = resolve(import.meta.dirname, '../../shared/rivals/chapter_server.py');
const NEEDED = 'fastapi, uvicorn, boto3, xgboost, pandas, sklearn, joblib';

/**
 * Measures the rival on each of its stores and says how many times its requests ours are. `RIVAL_PYTHON` names a Python
 * that has its packages.
 * @param ours requests a second with 1 id and 16 connections.
 */
export async function measureRivals(world: ServingWorld, ours: number): Promise<void> {
  if (!existsSync(SCRIPT)) return console.log('the rival is not measured: ../shared/rivals is not there');
  const pythons = [process.env.RIVAL_PYTHON, 'python3', '/usr/bin/python3'].filter((one) => one !== undefined);
  const python = pythons.find((one) => spawnSync(one, ['-c', `import ${NEEDED}`]).status === 0);
  if (!python) return console.log(`the rival is not measured: no Python here has ${NEEDED}`);
  await measure(world, python, { ours, name: 'Python stack, features in a dict', words: ['--store', 'memory'] });
  const store = await serve(process.execPath, (port) => ['node_modules/dynalite/cli.js', '--port', String(port)], {
    ready: '/',
  }).catch(() => null);
  if (!store) return console.log('the rival on DynamoDB is not measured: dynalite does not start');
  try {
    const endpoint = ['--endpoint', store.url];
    const loaded = spawnSync(python, [SCRIPT, world.csv, '--load', ...endpoint], { encoding: 'utf8' });
    if (loaded.status !== 0) throw new Error(`The rival could not fill its store: ${loaded.stderr}`);
    const theirs = await measure(world, python, { ours, name: 'Python stack, DynamoDB server', words: endpoint });
    for (const cached of [false, true]) await measureOnDynamoDb({ endpoint: store.url, cached }, theirs);
  } finally {
    await store.stop();
  }
}

/** Ours with its features on the rival's server, as many times `theirs` as it comes to. */
async function measureOnDynamoDb(dynamoDb: DynamoDbServer, theirs: number): Promise<void> {
  const world = await openServingWorld(dynamoDb);
  const served = await serve(process.execPath, () => ['bench/serve-hot-routes.ts']);
  const load = { url: served.url, script: world.script, words: ['1'], connections: 16 };
  await wrk({ ...load, seconds: 2 });
  const { requestsASecond, p50Ms, bad } = await wrk({ ...load, seconds: 4 });
  await served.stop();
  world.close();
  const figures = `${Math.round(requestsASecond)} requests/s, p50 ${p50Ms.toFixed(2)} ms`;
  const name = `ours, same server, ${dynamoDb.cached ? 'read cache as shipped' : 'no read cache'}`;
  const times = (requestsASecond / theirs).toFixed(1);
  console.log(`${name.padEnd(46)}${figures}: ${times} times theirs, ${bad} not answered; ${describeLoad()}`);
}

/** @returns the rival's requests a second. */
async function measure(
  world: ServingWorld,
  python: string,
  { ours, name, words }: { ours: number; name: string; words: readonly string[] },
): Promise<number> {
  const rival = await serve(python, (port) => [
    SCRIPT,
    world.csv,
    '--port',
    String(port),
    '--handler',
    'async',
    ...words,
  ]);
  const load = { url: rival.url, script: world.script, words: ['1'], connections: 16 };
  await wrk({ ...load, seconds: 2 });
  const figures = [await wrk({ ...load, seconds: 4 }), await wrk({ ...load, seconds: 4 })];
  await rival.stop();
  const best = Math.max(...figures.map(({ requestsASecond }) => requestsASecond));
  const p50 = Math.min(...figures.map(({ p50Ms }) => p50Ms));
  const times = (ours / best).toFixed(1);
  console.log(
    `${name.padEnd(36)}${Math.round(best)} requests/s, p50 ${p50.toFixed(2)} ms: ours are ${times} times as many; ${describeLoad()}`,
  );
  return best;
}
