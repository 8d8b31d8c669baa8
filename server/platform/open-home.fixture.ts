import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VitestUtils } from 'vitest';
import { openDatabase } from './database.ts';

export interface Home {
  /** Absolute folder, what COOKOFF_HOME says. */
  readonly home: string;
  /** Closes the database that is open now, also one that a test opened again, and removes the folder. */
  close(): Promise<void>;
}

/**
 * A home of its own for the tests of a file, with an empty embedded database that is open. Nothing is left of it when
 * it cannot be opened. Other variables are for the tests to stub, at any time.
 */
export async function openHome(vi: Pick<VitestUtils, 'stubEnv'>): Promise<Home> {
  const home = await mkdtemp(join(tmpdir(), 'cookoff-test-'));
  // The process of the database may still write while it leaves.
  const remove = () => rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  await openDatabase().catch(async (error) => {
    await remove();
    throw error;
  });
  return {
    home,
    async close() {
      await (await openDatabase()).close();
      await remove();
    },
  };
}
