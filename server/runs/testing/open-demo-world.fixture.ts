import type { VitestUtils } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { loadDemoData } from '#server/feature-store/load-demo-data';
import { type Home, openHome } from '#server/platform/open-home.fixture';

/** A home of its own with the project's features and its demo data. */
export async function openDemoWorld(vi: Pick<VitestUtils, 'stubEnv'>): Promise<Home> {
  const world = await openHome(vi);
  await applyFeatureRepo({ name: 'Dee' });
  await loadDemoData({}, { name: 'Dee' });
  return world;
}
