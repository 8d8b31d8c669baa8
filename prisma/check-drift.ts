/** Fails when schema.prisma says something that no migration makes. */
import { listMigrations } from '../server/platform/migrate.ts';
import { schemaDifference } from './schema-history.ts';

const drift = await schemaDifference((await listMigrations()).at(-1));
if (drift !== null) {
  process.stderr.write(`schema.prisma differs from the last migration; run prisma/make-migration.ts:\n${drift}\n`);
  process.exitCode = 1;
}
