import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createJiti } from 'jiti';
import { readEnv } from '#server/platform/env';
import { AppError, messageOf } from '#server/platform/errors';
import { findRepoProblems } from './repo/find-repo-problems.ts';
import { SCHEMAS } from './repo/read-definition.ts';
import type { Definition, FeatureRepo, Pipeline } from './vocabulary.ts';

/**
 * The definitions as written: loads every `.ts` file at the root of the feature repo and collects what it exports by
 * kind. Nothing is cached, so an edit counts from the next call without a build.
 *
 * @throws AppError `invalid_input` naming every file that does not load and every definition that does not fit.
 */
export async function loadFeatureRepo(): Promise<FeatureRepo> {
  const folder = readEnv().featureRepo;
  const problems: string[] = [];
  const written: Written[] = [];
  for (const file of listDefinitionFiles(folder)) {
    try {
      for (const [name, value] of await loadFile(join(folder, file))) written.push({ file, name, value });
    } catch (error) {
      problems.push(`${join(folder, file)} does not load: ${messageOf(error)}`);
    }
  }
  const checked = written.map(check);
  problems.push(...checked.flatMap((one) => one.problems));
  const repo = toRepo(checked.filter((one) => one.problems.length === 0).map(({ value }) => value));
  // What a file defines that does not load, nobody knows; without it every reference to it would be one more problem.
  const isWhole = problems.length === checked.flatMap((one) => one.problems).length;
  const unreadable = checked.filter((one) => one.problems.length > 0).map(({ value }) => String(value.name));
  const fileOf = new Map(checked.map(({ value, file }) => [value, file]));
  if (isWhole) problems.push(...findRepoProblems(repo, { unreadable, fileOf: (one) => fileOf.get(one) ?? folder }));
  if (problems.length > 0) throw new AppError('invalid_input', `${folder} is not right. ${problems.join(' ')}`);
  return repo;
}

/** One export of a file. */
interface Written {
  readonly file: string;
  readonly name: string;
  readonly value: Exported;
}

type Exported = Definition | Pipeline;

function check({ file, name, value }: Written): { file: string; value: Exported; problems: string[] } {
  if (value.kind === 'pipeline') return { file, value, problems: [] };
  const parsed = SCHEMAS[value.kind].safeParse(value);
  if (parsed.success) return { file, value: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => {
    const where = [`${file}: ${name}`, ...path.map(String)].join('.');
    return `${where}: ${message.replace(/\.?$/, '.')}`;
  });
  return { file, value, problems };
}

function toRepo(exported: readonly Exported[]): FeatureRepo {
  return {
    entities: exported.filter((one) => one.kind === 'entity'),
    views: exported.filter((one) => one.kind === 'feature_view'),
    services: exported.filter((one) => one.kind === 'feature_service'),
    pipelines: exported.filter((one) => one.kind === 'pipeline'),
  };
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

async function loadFile(file: string): Promise<[string, Exported][]> {
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
  const module = await jiti.import<Record<string, unknown>>(file);
  return Object.entries(module).filter((entry): entry is [string, Exported] => isDefinition(entry[1]));
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
