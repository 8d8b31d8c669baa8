import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { MIGRATIONS } from '../server/platform/migrate.ts';
import { NO_FILTERS, openSchemaEngine } from '../server/platform/schema-engine.ts';

export const SCHEMA = resolve(import.meta.dirname, 'schema.prisma');

/** The schema as it was when the migration beside it was made. */
export const SCHEMA_COPY = 'schema.prisma';

/** SQL that leads from the schema after `previous` (undefined: nothing) to schema.prisma; null when they agree. */
export async function schemaDifference(previous: string | undefined): Promise<string | null> {
  const engine = await openSchemaEngine(NO_DATABASE);
  const { exitCode, stdout } = await engine.diff({
    from: previous
      ? { tag: 'schemaDatamodel', files: [await schemaFile(resolve(MIGRATIONS, previous, SCHEMA_COPY))] }
      : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [await schemaFile(SCHEMA)] },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  });
  return exitCode === 0 ? null : stdout;
}

async function schemaFile(path: string) {
  return { path, content: await readFile(path, 'utf8') };
}

const silent: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'no-database',
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  startTransaction: () => Promise.reject(new Error('Comparing two schema files needs no transaction.')),
  dispose: async () => {},
};

/** The engine greets a database before it does anything; comparing two files then asks it nothing. */
const NO_DATABASE: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'no-database',
  connect: async () => silent,
  connectToShadowDb: async () => silent,
};
