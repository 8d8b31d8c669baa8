import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './errors.ts';

const MemorySchema = z.string().regex(/^\d+(\.\d+)? ?[MG]B$/, 'give a size like 4GB or 500MB');

const EnvSchema = z.object({
  COOKOFF_HOME: z.string().min(1).default('.cookoff'),
  COOKOFF_PROFILE: z.enum(['embedded', 'aws']).default('embedded'),
  COOKOFF_FEATURE_REPO: z.string().min(1).default('feature_repo'),
  COOKOFF_WORKERS: z.coerce.number().int().min(0).max(16).default(1),
  COOKOFF_TRAINING_MEMORY: MemorySchema.default('4GB'),
  COOKOFF_MODEL_MEMORY: MemorySchema.default('512MB'),
  COOKOFF_REQUESTS_AT_ONCE: z.coerce.number().int().min(1).max(100_000).default(256),
  COOKOFF_SERVED_SAMPLES: z.coerce.number().int().min(0).max(1_000_000).default(10_000),
  COOKOFF_SERVED_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  COOKOFF_HISTORY_DAYS: z.coerce.number().int().min(1).max(36_500).default(365),
  COOKOFF_API_KEYS: z.enum(['auto', 'on', 'off']).default('auto'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
});

export interface Env {
  /** Absolute folder of everything the embedded profile keeps. */
  readonly home: string;
  readonly profile: 'embedded' | 'aws';
  /** Absolute folder of the feature definitions. */
  readonly featureRepo: string;
  readonly workers: number;
  /** Most bytes one fit may take. */
  readonly trainingMemory: number;
  /** Most bytes the models held ready in one web process may take together. */
  readonly modelMemory: number;
  /** Scoring requests that one web process works on at once; more are told to come back. */
  readonly requestsAtOnce: number;
  /** Rows of served features kept of each model version, to see whether they drift. */
  readonly servedSamples: number;
  /** Days for which it is kept how many requests were served. */
  readonly servedDays: number;
  /** Days for which jobs and materializations that ended are kept, and what stopped batches could go on with. */
  readonly historyDays: number;
  /** Whether programs must show a key. */
  readonly apiKeys: boolean;
  /** Set when a real PostgreSQL is used instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly development: boolean;
}

/** The environment, checked. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
  const parsed = EnvSchema.safeParse(variables);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError('invalid_input', `The environment is not right. ${issues.join('; ')}`);
  }
  const env = parsed.data;
  return {
    home: resolve(/* turbopackIgnore: true */ env.COOKOFF_HOME),
    profile: env.COOKOFF_PROFILE,
    featureRepo: resolve(/* turbopackIgnore: true */ env.COOKOFF_FEATURE_REPO),
    workers: env.COOKOFF_WORKERS,
    trainingMemory: toBytes(env.COOKOFF_TRAINING_MEMORY),
    modelMemory: toBytes(env.COOKOFF_MODEL_MEMORY),
    requestsAtOnce: env.COOKOFF_REQUESTS_AT_ONCE,
    servedSamples: env.COOKOFF_SERVED_SAMPLES,
    servedDays: env.COOKOFF_SERVED_DAYS,
    historyDays: env.COOKOFF_HISTORY_DAYS,
    apiKeys: asksForKeys(env),
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    development: env.NODE_ENV === 'development',
  };
}

/** Unless somebody says otherwise: not where only this machine can ask and nothing is shared. */
function asksForKeys({ COOKOFF_API_KEYS: choice, COOKOFF_PROFILE: profile, HOST: host }: z.infer<typeof EnvSchema>) {
  if (choice !== 'auto') return choice === 'on';
  return profile !== 'embedded' || !LOOPBACK.has(host);
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** `4GB` in bytes; a GB is 2³⁰ of them. */
function toBytes(size: string): number {
  return Number.parseFloat(size) * (size.endsWith('GB') ? 2 ** 30 : 2 ** 20);
}

/** Every variable by name, for the `${NAME}` a person writes in feature_store.yaml. */
export function readVariables(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
