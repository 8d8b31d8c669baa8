import { AppError } from './errors.ts';
import { log } from './log.ts';
import { objectStore } from './object-store.ts';

/**
 * Asks the object store once, before a process that needs it goes to work. One that is away may come back, and is only
 * remarked on.
 *
 * @throws AppError invalid_input, in one sentence, for what only somebody can mend: credentials, permissions, bucket, folder.
 */
export async function requireObjectStore(): Promise<void> {
  const store = await objectStore();
  try {
    await store.check();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    log.warn(error.message);
  }
}
