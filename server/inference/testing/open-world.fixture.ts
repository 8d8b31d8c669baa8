import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VitestUtils } from 'vitest';
import { materializeIncremental } from '#server/feature-store/materialize';
import { openDatabase } from '#server/platform/database';
import { fillOfflineStore } from './small-world.ts';

/** A home of its own with the small world's customers online. No model is promoted yet. */
export async function openWorld(vi: Pick<VitestUtils, 'stubEnv'>): Promise<{ home: string; close(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'cookoff-serving-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  const database = await openDatabase();
  await fillOfflineStore(home);
  await materializeIncremental({}, {}, { name: 'Dee' });
  return {
    home,
    async close() {
      await database.close();
      await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
