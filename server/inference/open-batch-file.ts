import { basename } from 'node:path';
import { AppError } from '#server/platform/errors';
import { locateObject } from '#server/platform/locate-object';
import { getBatch } from './batches.repo.ts';

/**
 * The file of a finished batch, in pieces.
 * @throws AppError not_found for an unknown batch, one that has not finished, or a file that is gone.
 */
export async function openBatchFile(id: string): Promise<{ bytes: ReadableStream<Uint8Array>; fileName: string }> {
  const { status, result } = await getBatch(id);
  if (!result) throw new AppError('not_found', `Batch ${id} has no file: it is ${status}.`);
  const { store, key } = await locateObject(result.uri);
  return { bytes: await store.getStream(key), fileName: basename(key) };
}
