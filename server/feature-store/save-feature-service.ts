import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';
import { writeDefinitionFile } from './feast-registry/write-definition-file.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';
import { resolveFeatures } from './resolve-features.ts';
import { FeatureReferenceSchema, type FeatureService, FeatureServiceSchema } from './vocabulary.ts';

export const SaveFeatureServiceSchema = z.object({
  name: FeatureServiceSchema.shape.name,
  features: z.array(FeatureReferenceSchema).min(1, 'pick at least one feature'),
  description: z.string().trim().max(200, 'at most 200 characters').default(''),
});
export type SaveFeatureService = z.infer<typeof SaveFeatureServiceSchema>;

/**
 * Writes a feature service to a file of its own in the feature repo, for plan and apply to see.
 * @returns the path of the file.
 * @throws AppError `not_found` for unknown features; `conflict` when the name is taken; `forbidden` with the definition
 * when the feature repo cannot be written.
 */
export async function saveFeatureService(input: SaveFeatureService, actor: Actor): Promise<string> {
  await resolveFeatures(input.features);
  const { services } = await loadFeatureRepo();
  if (services.some(({ name }) => name === input.name)) refuseName(input.name, 'a feature service');
  const service: FeatureService = { kind: 'feature_service', ...input, owner: actor.name, tags: {} };
  const text = writeDefinitionFile({ services: [service] }, 'Saved from the feature-set builder.');
  const folder = readEnv().featureRepo;
  const path = join(/* turbopackIgnore: true */ folder, `${input.name}.ts`);
  try {
    await writeFile(/* turbopackIgnore: true */ path, text, { flag: 'wx' });
  } catch (error) {
    throw refusalOf(error, input.name, { folder, text });
  }
  return path;
}

function refuseName(name: string, what: string): never {
  const message = `The feature repo has ${what} ${name} already; choose another name.`;
  throw new AppError('conflict', message, { fields: { name: message } });
}

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS']);

function refusalOf(error: unknown, name: string, { folder, text }: { folder: string; text: string }): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') refuseName(name, 'a file called');
  if (!READ_ONLY.has(code)) return error;
  const definition = text
    .split('\n')
    .filter((line) => line.startsWith('export'))
    .join('\n');
  return new AppError(
    'forbidden',
    `The feature repo ${folder} cannot be written from here (${code}). Add this to a file of it, where it is kept: ${definition}`,
    { cause: error },
  );
}
