import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { takeExclusiveLock } from '../exclusive-lock.ts';
import { migrate } from '../migrate.ts';
import { databasePaths, readServerFile, removeServerFile, serverUrl, writeServerFile } from './server-file.ts';
import { startWireServer, type WireServer } from './wire-server.ts';

export interface EmbeddedDatabase {
  /** Clients connected right now. */
  clientCount(): number;
  close(): Promise<void>;
}

/** What PostgreSQL tells every client when it connects. */
const REPORTED = [
  ...['server_version', 'server_encoding', 'client_encoding', 'DateStyle', 'TimeZone'],
  ...['IntervalStyle', 'integer_datetimes', 'standard_conforming_strings'],
];

/**
 * Opens `$COOKOFF_HOME/pg` with PGlite, serves it on a loopback port, migrates it and says so in server.json;
 * null when another process serves it already. After a crash the port and password of before are used again,
 * so that the connections of others find their way back.
 */
export async function serveEmbeddedDatabase(
  home: string,
  onBroken: (error: unknown) => void,
): Promise<EmbeddedDatabase | null> {
  const paths = databasePaths(home);
  await mkdir(paths.folder, { recursive: true });
  const lock = takeExclusiveLock(paths.lock);
  if (!lock) return null;
  const before = await readServerFile(paths.server);
  const database = await openDataDirectory(paths.data);
  const password = before?.password ?? randomBytes(18).toString('base64url');
  const server = await startWireServer(database, {
    settings: await reportedSettings(database),
    password,
    preferredPort: before?.port,
    onBroken,
  });
  const address = { pid: process.pid, port: server.port, password };
  await migrate(serverUrl(address));
  await writeServerFile(paths.server, address);
  return {
    clientCount: () => server.clients.size,
    close: () => closeAll(paths.server, server, database, lock),
  };
}

/** In this order: nobody new finds it, nobody is connected, the files are closed, the next one may come. */
async function closeAll(file: string, server: WireServer, database: PGlite, lock: { release(): void }) {
  await removeServerFile(file);
  await server.close();
  await database.close();
  lock.release();
}

/** The first time, the cluster is made under another name: a process killed meanwhile leaves nothing half-made. */
async function openDataDirectory(path: string): Promise<PGlite> {
  if (!existsSync(path)) {
    const prefix = `${basename(path)}.new-`;
    for (const name of await readdir(dirname(path))) {
      if (name.startsWith(prefix)) await rm(join(dirname(path), name), { recursive: true });
    }
    const unfinished = join(dirname(path), `${prefix}${process.pid}`);
    await (await PGlite.create(unfinished)).close();
    await rename(unfinished, path);
  }
  return PGlite.create(path);
}

async function reportedSettings(database: PGlite): Promise<Record<string, string>> {
  const { rows } = await database.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [REPORTED],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}
