/** Feast's own feature server beside ours: the same question, each on the online store it has by itself. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeLoad } from './describe-load.ts';
import { type ServingWorld, serve } from './invocations-world.ts';
import { wrk } from './wrk.ts';

const SCRIPT = join(import.meta.dirname, 'rivals/feast_server.py');
const VIEW = 'customer_rfm_features';

/**
 * Measures POST /get-online-features with 1 id × 9 features and 16 connections on both. `FEAST_PYTHON` names a Python that
 * has Feast.
 * @param url of ours.
 */
export async function measureFeast(world: ServingWorld, url: string): Promise<void> {
  const python = process.env.FEAST_PYTHON ?? 'python3';
  const version = spawnSync(python, ['-c', 'import feast, pandas, uvicorn; print(feast.__version__)'], {
    encoding: 'utf8',
  });
  if (version.status !== 0) return console.log('Feast’s feature server is not measured: FEAST_PYTHON names none');
  const script = writeScript(world);
  const rival = await serve(python, (port) => [SCRIPT, world.csv, join(world.home, 'feast'), String(port)], {
    ready: '/health',
  });
  try {
    const theirs = await best(rival.url, script);
    const ours = await best(url, script);
    const times = (ours / theirs).toFixed(1);
    console.log(
      `Feast ${version.stdout.trim()}’s feature server   ${Math.round(theirs)} requests/s; ours, the same question, ` +
        `${Math.round(ours)}: ${times} times as many; ${describeLoad()}`,
    );
  } finally {
    await rival.stop();
  }
}

/** wrk's requests: another customer each time. */
function writeScript({ home, csv, ids }: ServingWorld): string {
  const [header = ''] = readFileSync(csv, 'utf8').split('\n');
  const features = header
    .split(',')
    .slice(1)
    .map((name) => `"${VIEW}:${name}"`);
  const file = join(home, 'ask-features.lua');
  writeFileSync(
    file,
    `local ids, turn = {}, 0
    for line in io.lines("${ids}") do ids[#ids + 1] = line end
    function request()
      turn = turn % #ids + 1
      return wrk.format("POST", "/get-online-features", {["content-type"] = "application/json"},
        '{"features":[${features.join(',')}],"entities":{"customerid":["' .. ids[turn] .. '"]}}')
    end`,
  );
  return file;
}

/** @throws Error when an answer was not 200: then it was not the same question. */
async function best(url: string, script: string): Promise<number> {
  const load = { url, script, connections: 16 };
  await wrk({ ...load, seconds: 2 });
  const figures = [await wrk({ ...load, seconds: 4 }), await wrk({ ...load, seconds: 4 })];
  if (figures.some(({ bad }) => bad > 0)) throw new Error(`${url} did not answer every request with 200.`);
  return Math.max(...figures.map(({ requestsASecond }) => requestsASecond));
}
