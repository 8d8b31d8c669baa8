import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readEnv } from '#server/platform/env';
import { newId } from '#server/platform/id';
import { objectStore } from '#server/platform/object-store';

/** Where a batch keeps what it has done until its file is whole; any worker finds it there. */
const folderOf = (id: string): string => `batches/${id}/`;

export const keysObject = (id: string): string => `${folderOf(id)}keys.parquet`;

/** Customers of a batch by their place, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const digits = (place: number): string => String(place).padStart(10, '0');
const partObject = (id: string, { start, end }: Range): string =>
  `${folderOf(id)}part-${digits(start)}-${digits(end)}.parquet`;

/** The parts that are there, in order. */
export async function listParts(id: string): Promise<Range[]> {
  const keys = await (await objectStore()).list(`${folderOf(id)}part-`);
  return keys.flatMap((key) => {
    const [, start, end] = /part-(\d+)-(\d+)\.parquet$/.exec(key) ?? [];
    return start && end ? [{ start: Number(start), end: Number(end) }] : [];
  });
}

/** Puts a part in its place once `write` has written it: nobody ever sees half of one. */
export async function putPart(id: string, part: Range, write: (path: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'part.parquet');
    await write(path);
    await (await objectStore()).putFile(partObject(id, part), path);
  });
}

/** Copies an object to a path of this machine. @throws AppError not_found. */
export async function fetchObject(key: string, path: string): Promise<void> {
  const bytes = await (await objectStore()).getStream(key);
  await pipeline(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
}

/** Copies every part into a folder of this machine. @returns their paths in order. */
export async function fetchParts(id: string, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const part of await listParts(id)) {
    const path = join(folder, `${part.start}.parquet`);
    await fetchObject(partObject(id, part), path);
    paths.push(path);
  }
  return paths;
}

/** Ids of the batches that keep anything. */
export async function listKeptBatches(): Promise<string[]> {
  const keys = await (await objectStore()).list('batches/');
  return [...new Set(keys.map((key) => key.split('/')[1]!))];
}

/** Removes what a batch kept for going on. */
export async function clearBatch(id: string): Promise<void> {
  const store = await objectStore();
  for (const key of await store.list(folderOf(id))) await store.delete(key);
}

/** Gives `work` a folder that is gone afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(readEnv().home, 'tmp', `batch-${newId()}`);
  await mkdir(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
