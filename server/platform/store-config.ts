import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readEnv, readVariables } from './env.ts';
import { AppError, messageOf } from './errors.ts';

const text = z.string().min(1);

const StoreFileSchema = z.strictObject({
  project: text,
  offline_store: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('duckdb'),
      /** What a join may hold in memory; the rest spills to disk. */
      memory_limit: z
        .string()
        .regex(/^\d+(\.\d+)?\s*[KMGT]i?B$/, 'write it like 800MB or 4GB')
        .optional(),
    }),
    z.strictObject({
      type: z.literal('redshift'),
      host: text,
      port: z.coerce.number().int().min(1).max(65_535).default(5439),
      database: text,
      schema: text.default('public'),
      user: text,
      /** Also PGPASSWORD. */
      password: text.optional(),
      ssl: z.stringbool().or(z.boolean()).optional(),
      /** Many rows travel through S3, by a role of the warehouse; as values of statements when left out. */
      staging: z
        .strictObject({
          s3_location: z.string().regex(/^s3:\/\/[^/]+/, 'write it like s3://bucket/folder'),
          iam_role: text,
        })
        .optional(),
    }),
  ]),
  online_store: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('lmdb') }),
    z.strictObject({
      type: z.literal('dynamodb'),
      region: text,
      endpoint: z.url().optional(),
      table_name_template: text
        .includes('{table_name}', { error: 'must hold {table_name}' })
        .default('{project}.{table_name}'),
      consistent_reads: z.union([z.boolean(), z.stringbool()]).default(false),
      warmup_connections: z.coerce.number().int().min(0).max(100).default(4),
      max_pool_connections: z.coerce.number().int().min(1).max(1000).default(50),
      /** In seconds, as in Feast. */
      connect_timeout: z.coerce.number().positive().default(5),
      read_timeout: z.coerce.number().positive().default(10),
      /** How long a row that was read may be answered again without asking; 0 = never, which consistent reads mean. */
      read_cache_ms: z.coerce.number().int().min(0).max(60_000).optional(),
    }),
  ]),
  object_store: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('directory'), path: text.optional() }),
    z.strictObject({
      type: z.literal('s3'),
      bucket: text,
      prefix: text.optional(),
      region: text.optional(),
      endpoint: z.url().optional(),
    }),
  ]),
  /** How Feast writes entity keys; other than 3 only for tables that exist, and only in DynamoDB. */
  entity_key_serialization_version: z
    .literal([1, 2, 3, '3-early', '1', '2', '3'])
    .transform((version) => (version === '3-early' ? version : (Number(version) as 1 | 2 | 3)))
    .default(3),
});
type StoreFile = z.infer<typeof StoreFileSchema>;

/** Which engine plays each role of the feature store and where it is. */
export interface StoreConfig {
  readonly project: string;
  readonly offlineStore: StoreFile['offline_store'];
  readonly onlineStore: StoreFile['online_store'];
  readonly entityKeyVersion: StoreFile['entity_key_serialization_version'];
  /** A directory without a path is `objects/` in COOKOFF_HOME. */
  readonly objectStore: StoreFile['object_store'];
}

/**
 * feature_store.yaml of the chosen profile (`COOKOFF_PROFILE`), with `${NAME}` and `${NAME:-default}` filled in from
 * the environment. A value that comes out empty counts as not given. Read afresh at each call: an edit shows.
 *
 * @throws AppError `invalid_input` naming the file and every key that is not right.
 */
export function storeConfig(): StoreConfig {
  const { featureRepo, profile } = readEnv();
  const file = join(
    /* turbopackIgnore: true */ featureRepo,
    profile === 'aws' ? 'feature_store.aws.yaml' : 'feature_store.yaml',
  );
  const parsed = StoreFileSchema.safeParse(substitute(readYaml(file), readVariables(), file));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
    throw new AppError('invalid_input', `${file} is not right. ${issues.join('; ')}`);
  }
  const { project, offline_store, online_store, object_store, entity_key_serialization_version } = parsed.data;
  return {
    project,
    offlineStore: offline_store,
    onlineStore: online_store,
    entityKeyVersion: entity_key_serialization_version,
    objectStore: object_store,
  };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8'));
  } catch (error) {
    throw new AppError('invalid_input', `${file} cannot be read as YAML: ${messageOf(error)}`, { cause: error });
  }
}

/** Fills in variables in every text of a YAML tree, after parsing, so that a value can never add keys. */
function substitute(node: unknown, variables: Readonly<Record<string, string | undefined>>, file: string): unknown {
  if (typeof node === 'string') {
    return node.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, fallback: string | undefined) => {
      const value = variables[name] || fallback;
      if (value !== undefined) return value;
      throw new AppError('invalid_input', `${file} asks for \${${name}}: set ${name}, or write \${${name}:-default}.`);
    });
  }
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, substitute(value, variables, file)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
