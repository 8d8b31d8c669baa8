import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VitestUtils } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { loadDemoData } from '#server/feature-store/load-demo-data';
import { openDatabase } from '#server/platform/database';

/** A home of its own with the project's features and its demo data. */
export async function openDemoWorld(
  vi: Pick<VitestUtils, 'stubEnv'>,
): Promise<{ home: string; close(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'cookoff-demo-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  const database = await openDatabase();
  await applyFeatureRepo({ name: 'Dee' });
  await loadDemoData({}, { name: 'Dee' });
  return {
    home,
    async close() {
      await database.close();
      await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
