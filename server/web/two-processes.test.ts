import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { promoteRun } from '#server/models/promote-run';
import { rollbackAlias } from '#server/models/rollback-alias';
import { openWorld } from '../inference/testing/open-world.fixture.ts';
import { insertFinishedRun } from '../models/testing/finished-run.ts';

const lead = { name: 'Lea' };
const reason = 'to serve it';
const ROOT = join(import.meta.dirname, '../..');

interface Web {
  readonly process: ChildProcess;
  readonly url: string;
}

let world: Awaited<ReturnType<typeof openWorld>>;
let webs: Web[];

beforeAll(async () => {
  world = await openWorld(vi);
  const run = await insertFinishedRun();
  for (let i = 0; i < 2; i++) await promoteRun(run.id, { reason }, lead);
  webs = await Promise.all([start(), start()]);
}, 60_000);

afterAll(async () => {
  for (const { process: child } of webs) child.kill();
  await Promise.all(webs.map(({ process: child }) => child.exitCode ?? once(child, 'exit')));
  await world.close();
});

/** The hot routes in a process of their own, as the web process answers them. */
async function start(): Promise<Web> {
  const child = spawn(process.execPath, ['bench/serve-hot-routes.ts'], {
    ...{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    env: { ...process.env, PORT: '0' },
  });
  const [line] = await once(child.stdout!, 'data');
  return { process: child, url: `http://127.0.0.1:${String(line).trim()}/invocations?details=true` };
}

async function ask({ url }: Web): Promise<string> {
  const body = JSON.stringify({ customer_list: ['100.0', '112.0', 'nobody'] });
  const response = await fetch(url, { method: 'POST', body });
  const { predictions, model } = await response.json();
  expect([response.status, predictions]).toEqual([200, [1, 0, null]]);
  expect(response.headers.get('x-model-version')).toBe(`customer_segment-${model.version}`);
  return model.version;
}

test('every web process answers with the version an alias moved to; meanwhile no request fails, none is mixed', async () => {
  let going = true;
  const callers = webs.flatMap((web) =>
    Array.from({ length: 4 }, async () => {
      while (going) await ask(web);
    }),
  );
  for (const to of ['v0.0', 'v0.1', 'v0.0']) {
    await rollbackAlias({ to, reason }, lead);
    const answering = async () => [...new Set(await Promise.all([...webs, ...webs].map(ask)))];
    await expect.poll(answering).toEqual([to]);
  }
  going = false;
  await Promise.all(callers);
}, 60_000);
