/**
 * `node prisma/make-migration.ts NAME`: writes the next migration, from the last one's schema to schema.prisma.
 * `node prisma/make-migration.ts --redo`: makes the last one again, for as long as it was never released.
 */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { listMigrations, MIGRATIONS } from '../server/platform/migrate.ts';
import { SCHEMA, SCHEMA_COPY, schemaDifference } from './schema-history.ts';

const [argument] = process.argv.slice(2);
const made = await listMigrations();
const redone = argument === '--redo' ? made.pop() : undefined;
const directory = redone ?? `${String(made.length + 1).padStart(4, '0')}_${argument}`;

if (!redone && !/^[a-z][a-z0-9_]*$/.test(argument ?? '')) {
  process.stderr.write('Usage: node prisma/make-migration.ts NAME | --redo, NAME in lower_snake_case.\n');
  process.exit(2);
}

const sql = await schemaDifference(made.at(-1));
if (sql === null) {
  process.stdout.write('schema.prisma has not changed since the last migration.\n');
} else {
  const folder = resolve(MIGRATIONS, directory);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(resolve(folder, 'migration.sql'), sql);
  await copyFile(SCHEMA, resolve(folder, SCHEMA_COPY));
  process.stdout.write(`Wrote prisma/migrations/${directory}\n`);
}
