import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import { z } from 'zod';
import { readEnv } from '#server/platform/env';
import { AppError, messageOf } from '#server/platform/errors';
import { findRepoProblems } from './repo/find-repo-problems.ts';
import type { Entity, FeatureRepo, FeatureService, FeatureView, Pipeline } from './vocabulary.ts';

type Exported = Entity | FeatureView | FeatureService | Pipeline;

/**
 * The definitions as written: loads every `.ts` file at the root of the feature repo and collects what it exports by kind. Nothing is cached, so an
 * edit counts from the next call without a build.
 *
 * @throws AppError `invalid_input` naming the file that does not load, or every definition that does not fit.
 */
export async function loadFeatureRepo(): Promise<FeatureRepo> {
  const folder = readEnv().featureRepo;
  const exported: Exported[] = [];
  for (const file of listDefinitionFiles(folder)) exported.push(...(await loadFile(join(folder, file))));
  const repo: FeatureRepo = {
    entities: exported.filter((one) => one.kind === 'entity'),
    views: exported.filter((one) => one.kind === 'feature_view'),
    services: exported.filter((one) => one.kind === 'feature_service'),
    pipelines: exported.filter((one) => one.kind === 'pipeline'),
  };
  const problems = findRepoProblems(repo);
  if (problems.length > 0) throw new AppError('invalid_input', `${folder} is not right. ${problems.join(' ')}`);
  return repo;
}

function listDefinitionFiles(folder: string): string[] {
  try {
    return readdirSync(/* turbopackIgnore: true */ folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort();
  } catch (error) {
    throw new AppError('invalid_input', `The feature repo ${folder} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

async function loadFile(file: string): Promise<Exported[]> {
  // The aliases let a feature repo outside the project import the vocabulary and Zod all the same.
  const project = process.cwd();
  const jiti = createJiti(import.meta.url, {
    moduleCache: false,
    fsCache: false,
    alias: {
      '#server': join(/* turbopackIgnore: true */ project, 'server'),
      zod: join(/* turbopackIgnore: true */ project, 'node_modules/zod'),
    },
  });
  try {
    const module = await jiti.import<Record<string, unknown>>(file);
    return Object.values(module).filter(isDefinition);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new AppError('invalid_input', `${file} does not load: ${reason}`, { cause: error });
  }
}

const KINDS: ReadonlySet<unknown> = new Set<Exported['kind']>([
  'entity',
  'feature_view',
  'feature_service',
  'pipeline',
]);

function isDefinition(value: unknown): value is Exported {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.has(value.kind);
}
