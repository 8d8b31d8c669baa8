import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { readEnv } from '#server/platform/env';
import { AppError, messageOf } from '#server/platform/errors';
import { storeConfig } from '#server/platform/store-config';
import { toFeastRegistry } from './feast-registry/to-feast-registry.ts';
import { listMaterializations } from './materializations.repo.ts';
import { offlineFolder } from './offline/open-offline-store.ts';
import { listEntities, listServices, listViews } from './registry.ts';

export interface ExportedRegistry {
  readonly project: string;
  readonly entities: number;
  readonly views: number;
  readonly services: number;
}

/**
 * Writes the feature registry as a registry.db that Feast reads, with the intervals that were materialized.
 * @throws AppError `invalid_input` when nothing has been applied or the file cannot be written.
 */
export async function exportFeastRegistry(path: string): Promise<ExportedRegistry> {
  const [entities, views, services] = [await listEntities(), await listViews(), await listServices()];
  if (entities.length === 0) throw new AppError('invalid_input', 'Nothing has been applied yet: run apply first.');
  const runs = await Promise.all(views.map(({ name }) => listMaterializations(name)));
  const { project, offlineStore } = storeConfig();
  const bytes = toFeastRegistry({
    ...{ project, entities, views, services, offlineStore, offlineFolder: offlineFolder(readEnv().home) },
    materializations: runs.flat().filter(({ status }) => status === 'finished'),
    versionId: randomUUID(),
    now: new Date(),
  });
  await writeFile(/* turbopackIgnore: true */ path, bytes).catch((error: unknown) => {
    throw new AppError('invalid_input', `${path} cannot be written: ${messageOf(error)}`, { cause: error });
  });
  return { project, entities: entities.length, views: views.length, services: services.length };
}
