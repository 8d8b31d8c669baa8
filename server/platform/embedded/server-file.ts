import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const ServerFileSchema = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().min(1).max(65_535),
  password: z.string().min(1),
});

/** Where a living database answers, and the password that keeps other users of the machine out. */
export type ServerFile = z.infer<typeof ServerFileSchema>;

/** Everything under `$COOKOFF_HOME/pg`. */
export function databasePaths(home: string) {
  const folder = join(/* turbopackIgnore: true */ home, 'pg');
  return { folder, data: join(folder, 'data'), lock: join(folder, 'lock'), server: join(folder, 'server.json') };
}

/** What stands in server.json, or null when there is none or it is not readable as one. */
export async function readServerFile(path: string): Promise<ServerFile | null> {
  try {
    return ServerFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Written whole or not at all, for this user's eyes. */
export async function writeServerFile(path: string, server: ServerFile): Promise<void> {
  const unfinished = `${path}.${server.pid}`;
  await writeFile(unfinished, JSON.stringify(server), { mode: 0o600 });
  await rename(unfinished, path);
}

export async function removeServerFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

export function serverUrl({ port, password }: ServerFile): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}
