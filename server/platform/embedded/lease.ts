import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../errors.ts';
import type { DatabaseProcessMessage } from './database-process.ts';
import { databasePaths, readServerFile, serverUrl } from './server-file.ts';

const START_MS_MAX = 60_000;
const END_MS_MAX = 4_000;
const ASK_EVERY_MS = 50;

/** A claim on the embedded database: it runs for as long as anybody holds one. */
export interface Lease {
  readonly url: string;
  release(): Promise<void>;
}

/**
 * Connects to the database of `home`, starting its process when none answers. When several processes come at once,
 * one database starts and all connect to it. When it dies under a lease, it is started again at the same address.
 *
 * @throws AppError `unavailable` when it cannot be started, with the reason.
 */
export async function leaseEmbeddedDatabase(home: string): Promise<Lease> {
  let released = false;
  let { client, url } = await connectOrStart(home);
  const holdOn = (held: pg.Client) =>
    held.once('end', async () => {
      if (released) return;
      const again = await connectOrStart(home);
      if (again.url !== url) throw new AppError('unavailable', 'The embedded database came back at another address.');
      client = again.client;
      if (released) await client.end();
      else holdOn(client);
    });
  holdOn(client);
  return {
    url,
    async release() {
      released = true;
      await client.end();
    },
  };
}

async function connectOrStart(home: string): Promise<{ client: pg.Client; url: string }> {
  const deadline = Date.now() + START_MS_MAX;
  let starting: Promise<void> | undefined;
  while (Date.now() < deadline) {
    const connected = await connect(home);
    if (connected) return connected;
    starting ??= startDatabaseProcess(home).then(() => {
      starting = undefined;
    });
    await Promise.race([starting, sleep(ASK_EVERY_MS)]);
    await sleep(ASK_EVERY_MS);
  }
  throw new AppError('unavailable', `The embedded database in ${home} did not start within ${START_MS_MAX / 1000} s.`);
}

/** A client of the database that server.json names, or null when there is none or it does not answer. */
async function connect(home: string): Promise<{ client: pg.Client; url: string } | null> {
  const server = await readServerFile(databasePaths(home).server);
  if (!server) return null;
  const url = serverUrl(server);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return { client, url };
  } catch {
    return null;
  }
}

/** Resolves when the database of `home` has ended, or other clients have kept it for a few seconds. */
export async function waitForEnd(home: string): Promise<void> {
  const server = await readServerFile(databasePaths(home).server);
  const deadline = Date.now() + END_MS_MAX;
  while (server && isAlive(server.pid) && Date.now() < deadline) await sleep(ASK_EVERY_MS);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Resolves when the process serves the database, or has found that another does. */
async function startDatabaseProcess(home: string): Promise<void> {
  const entry = resolve(/* turbopackIgnore: true */ import.meta.dirname, 'database-process.ts');
  const child = fork(entry, [home], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ failed: `its process ended with code ${code}` }]),
  ])) as [DatabaseProcessMessage];
  child.unref();
  if ('failed' in message) {
    throw new AppError('unavailable', `The embedded database in ${home} did not start: ${message.failed}`);
  }
}
