import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnv } from '#server/platform/env';
import { AppError, messageOf } from '#server/platform/errors';
import { fromFeastRegistry, type ReadRegistry } from './feast-registry/from-feast-registry.ts';
import { writeDefinitionFile } from './feast-registry/write-definition-file.ts';

export interface ImportedRegistry extends ReadRegistry {
  /** The file in the feature repo that holds the definitions now. */
  readonly path: string;
}

/**
 * Reads a registry.db of Feast and writes what it defines to a new file of the feature repo, for plan and apply to see.
 *
 * @throws AppError `invalid_input` when the file cannot be read or is no registry; `conflict` when the feature repo has
 * a file of the project's name already.
 */
export async function importFeastRegistry(path: string): Promise<ImportedRegistry> {
  const bytes = await readFile(/* turbopackIgnore: true */ path).catch((error: unknown) => {
    throw new AppError('invalid_input', `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  const registry = fromFeastRegistry(bytes);
  const name = registry.project.replaceAll(/\W/g, '_') || 'imported';
  const target = join(/* turbopackIgnore: true */ readEnv().featureRepo, `${name}.ts`);
  const about = `Imported from the Feast registry of ${registry.project || 'a project without a name'}.`;
  try {
    await writeFile(/* turbopackIgnore: true */ target, writeDefinitionFile(registry, about), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new AppError('conflict', `${target} is there already; move it away to import ${path} in its place.`);
  }
  return { ...registry, path: target };
}
