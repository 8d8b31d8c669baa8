import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { AppError, messageOf } from './errors.ts';

export const MIGRATIONS = resolve(import.meta.dirname, '../../prisma/migrations');
const UNDEFINED_TABLE = '42P01';

/** Any fixed number: whoever migrates this database holds this lock. */
const MIGRATION_LOCK = 7_063_001;

/**
 * Brings the database to the newest of `prisma/migrations`. Does nothing, and loads nothing, when it is there already;
 * processes that migrate one PostgreSQL at the same time wait for each other.
 *
 * @throws AppError `unavailable` when a migration fails, with the engine's reason, and when the database was made by
 * another edition of the project, whose tables are not these.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const names = await listMigrations();
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    if (await isMigrated(client, names)) return;
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (!(await isMigrated(client, names))) await applyMigrations(databaseUrl, names);
  } finally {
    await client.end();
  }
}

/** Names of the migrations, oldest first. */
export async function listMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function isMigrated(client: pg.Client, names: readonly string[]): Promise<boolean> {
  const applied = await listApplied(client);
  for (const [name, checksum] of applied) await requireSame(name, checksum, names);
  return names.every((name) => applied.has(name));
}

/** Checksums of the migrations the database has had, by name. */
async function listApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    );
    return new Map(rows.map(({ migration_name, checksum }) => [migration_name, checksum]));
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return new Map();
    throw error;
  }
}

async function requireSame(name: string, checksum: string, names: readonly string[]): Promise<void> {
  const known = names.includes(name) ? await readMigration(name) : null;
  if (known !== null && createHash('sha256').update(known).digest('hex') === checksum) return;
  throw new AppError(
    'unavailable',
    `The database was made by another edition of Cookoff: its migration ${name} is ${known === null ? 'unknown here' : 'not this one'}. Use that edition, or another COOKOFF_HOME or DATABASE_URL.`,
  );
}

const readMigration = (name: string): Promise<string> => readFile(resolve(MIGRATIONS, name, 'migration.sql'), 'utf8');

async function applyMigrations(databaseUrl: string, names: readonly string[]): Promise<void> {
  const { NO_FILTERS, openSchemaEngine } = await import('./schema-engine.ts');
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readMigration(name) },
      },
    })),
  );
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };
  // A pool of ours, because the engine does not close its own.
  const pool = new pg.Pool({ connectionString: databaseUrl });
  try {
    const engine = await openSchemaEngine(new PrismaPg(pool));
    await engine.applyMigrations({
      migrationsList: { baseDir: MIGRATIONS, lockfile, migrationDirectories, shadowDbInitScript: '' },
      filters: NO_FILTERS,
    });
  } catch (error) {
    throw new AppError('unavailable', `The database could not be migrated: ${messageOf(error)}`, { cause: error });
  } finally {
    await pool.end();
  }
}
