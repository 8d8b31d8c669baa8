import type { VitestUtils } from 'vitest';
import { materializeIncremental } from '#server/feature-store/materialize';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { fillOfflineStore } from './small-world.ts';

/** A home of its own with the small world's customers online. No model is promoted yet. */
export async function openWorld(vi: Pick<VitestUtils, 'stubEnv'>): Promise<Home> {
  const world = await openHome(vi);
  await fillOfflineStore(world.home);
  await materializeIncremental({}, {}, { name: 'Dee' });
  return world;
}
