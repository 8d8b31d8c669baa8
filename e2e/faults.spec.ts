import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIRequestContext, expect } from '@playwright/test';
import pg from 'pg';
import { test } from './fixtures.ts';
import { HOME } from './home.ts';
import { promoteOpenRun } from './promote.ts';
import { DEE, sendRun, trainRun } from './run-form.ts';

test.skip(process.platform === 'win32', 'processes are killed by signals here');
test.setTimeout(150_000);

const ASK_EVERY_MS = 50;

test('predictions go on while the worker and the database are killed, and everything comes back', async ({
  page,
  request,
}) => {
  await trainRun(page, DEE);
  await promoteOpenRun(page, { reason: 'To be asked while things break.' });
  const asking = keepAsking(request);

  await sendRun(page, { ...DEE, name: 'Struck', fields: { n_estimators: '10000', max_depth: '16' } });
  await expect(page.getByRole('region', { name: 'Progress' })).toContainText(/[1-9]\d* of 10,?000/);
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  process.kill(await executorOf(id), 'SIGKILL');
  await expect(page.getByText('This run failed')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('The process that trained it died or was killed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Promote' })).toHaveCount(0);
  await trainRun(page, { ...DEE, name: 'After the worker' });

  const database = await databaseServer();
  process.kill(database.pid, 'SIGKILL');
  await expect.poll(async () => (await databaseServer()).pid, { timeout: 30_000 }).not.toBe(database.pid);
  await expect.poll(async () => (await request.get('/health')).status(), { timeout: 30_000 }).toBe(200);
  await page.goto(`/runs/${id}`);
  await expect(page.getByText('This run failed'), 'what was written is still there').toBeVisible();
  await trainRun(page, { ...DEE, name: 'After the database' });

  const statuses = await asking.stop();
  expect(statuses.length).toBeGreaterThan(20);
  expect(new Set(statuses), 'every prediction was answered').toEqual(new Set([200]));
});

/** Asks for predictions all the time; 0 stands for no answer at all. */
function keepAsking(request: APIRequestContext): { stop(): Promise<number[]> } {
  let stopped = false;
  const asking = (async () => {
    const statuses: number[] = [];
    for (; !stopped; await sleep(ASK_EVERY_MS)) {
      const answer = request.post('/invocations', { data: { customer_list: ['12747.0', 'nobody'] } });
      statuses.push(
        await answer.then(
          (response) => response.status(),
          () => 0,
        ),
      );
    }
    return statuses;
  })();
  return {
    stop: () => {
      stopped = true;
      return asking;
    },
  };
}

async function databaseServer(): Promise<{ pid: number; port: number; password: string }> {
  return JSON.parse(await readFile(join(HOME, 'pg/server.json'), 'utf8'));
}

/** The process that trains a run, as the run itself has it written down. */
async function executorOf(runId: string): Promise<number> {
  const { port, password } = await databaseServer();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query('select executor from "Run" where id = $1', [runId]);
    const [host, pid] = rows[0].executor.split(' ');
    expect(host).toBe(hostname());
    return Number(pid);
  } finally {
    await client.end();
  }
}
