import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { postgres } from './postgres.ts';

let home: string;
let database: Database;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cookoff-database-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
});

afterAll(async () => {
  await database?.close();
  await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

async function serverFile(): Promise<{ pid: number; port: number } | null> {
  return readFile(join(home, 'pg/server.json'), 'utf8').then(JSON.parse, () => null);
}

/** A process of its own that inserts rows one after another and prints each id once it was acknowledged. */
function startWriter(): ChildProcess {
  return fork(join(import.meta.dirname, 'embedded/writer.fixture.ts'), { silent: true, execArgv: [] });
}

test('processes that come at once share one database, and exactly one serves it', async () => {
  const script = `
    const { openDatabase } = await import('${import.meta.dirname}/database.ts');
    const { url, close } = await openDatabase();
    process.stdout.write(url);
    process.stdin.once('end', close).resume();`;
  const openers = Array.from({ length: 3 }, () => spawn(process.execPath, ['--input-type=module', '-e', script]));
  const urls = await Promise.all(openers.map(async (opener) => String((await once(opener.stdout, 'data'))[0])));
  expect(new Set(urls).size).toBe(1);
  database = await openDatabase();
  expect(database.url).toBe(urls[0]);
  for (const opener of openers) opener.stdin.end();
  await Promise.all(openers.map((opener) => once(opener, 'exit')));
  expect(await postgres().job.count()).toBe(0);
});

test('interactive transactions of one client library and another do not mix', async () => {
  const reader = new pg.Pool({ connectionString: database.url, max: 4 });
  const create = (i: number) =>
    postgres().$transaction(async (transaction) => {
      const data = { id: `tx-${i}`, kind: 'test', status: 'queued', input: { i }, by: 'test' };
      await transaction.job.create({ data });
      return (await transaction.job.findUniqueOrThrow({ where: { id: `tx-${i}` } })).input;
    });
  const reads = Array.from({ length: 40 }, (_, i) => reader.query('select $1::int as i', [i]));
  const written = await Promise.all(Array.from({ length: 40 }, (_, i) => create(i)));
  expect(written).toEqual(Array.from({ length: 40 }, (_, i) => ({ i })));
  expect((await Promise.all(reads)).map((read) => read.rows[0].i)).toEqual(written.map((_, i) => i));
  await reader.end();
});

test('no acknowledged row is lost when the writer is killed, nor when the database is', async () => {
  await postgres().$executeRawUnsafe('create table written (id int primary key)');
  const acknowledged: number[] = [];
  for (const victim of ['writer', 'database', 'writer', 'database'] as const) {
    const writer = startWriter();
    writer.stdout!.on('data', (ids) => acknowledged.push(...String(ids).trim().split('\n').map(Number)));
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 50);
    process.kill(victim === 'writer' ? writer.pid! : (await serverFile())!.pid, 'SIGKILL');
    await once(writer, 'exit');
    await expect
      .poll(() =>
        postgres()
          .job.count()
          .catch(() => -1),
      )
      .toBeGreaterThan(0);
  }
  const rows = await postgres().$queryRawUnsafe<{ id: number }[]>('select id from written');
  const kept = new Set(rows.map((row) => row.id));
  expect(acknowledged.length).toBeGreaterThan(200);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});

test('a folder that cannot be written is named', async () => {
  const script = `
    const { openDatabase } = await import('${import.meta.dirname}/database.ts');
    await openDatabase().catch((error) => process.stdout.write(error.message));`;
  const opener = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, COOKOFF_HOME: '/dev/null/nowhere' },
  });
  expect(String((await once(opener.stdout, 'data'))[0])).toMatch(/\/dev\/null\/nowhere did not start/);
});

test('a database of another edition is refused by the migration that differs', async () => {
  const change = () => postgres().$executeRaw`update _prisma_migrations set checksum = reverse(checksum)`;
  await change();
  await expect(migrate(database.url)).rejects.toThrow(
    /another edition of Cookoff: its migration 0001_init is not this/,
  );
  await change();
  await expect(migrate(database.url)).resolves.toBeUndefined();
});

test('the database leaves soon after its last client', async () => {
  const { pid } = (await serverFile())!;
  await database.close();
  await expect.poll(() => serverFile()).toBeNull();
  const isGone = () => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  };
  await expect.poll(isGone).toBe(true);
});
