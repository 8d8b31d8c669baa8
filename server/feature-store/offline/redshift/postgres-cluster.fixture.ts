import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WarehouseConfig } from './warehouse.ts';

const DEBIAN = '/usr/lib/postgresql';

export interface PostgresCluster extends WarehouseConfig {
  stop(): void;
}

/** Folder of the newest PostgreSQL server's programs as Debian lays them out, or null. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Starts a PostgreSQL of our own in a folder that is gone after `stop`. Root hands it to the user postgres. */
export async function startPostgres(programs: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const run = (program: string, ...words: string[]) => {
    const command = [join(programs, program), ...words];
    const [first, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    const { status, stderr } = spawnSync(first!, rest, {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  };
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'cookoff', '--auth=trust', '--encoding=UTF8', '--no-sync');
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    ...{ host: '127.0.0.1', port, database: 'postgres', user: 'cookoff' },
    stop() {
      run('pg_ctl', '-D', data, '-w', '-s', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
