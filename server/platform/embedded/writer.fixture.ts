/** For database.test.ts: inserts rows until it is killed or loses the database, printing what was acknowledged. */
import pg from 'pg';
import { readEnv } from '../env.ts';
import { databasePaths, readServerFile, serverUrl } from './server-file.ts';

const server = await readServerFile(databasePaths(readEnv().home).server);
const client = new pg.Client({ connectionString: serverUrl(server!) });
client.on('error', () => process.exit(1));
await client.connect();
const { rows } = await client.query('select coalesce(max(id), 0)::int as last from written');
for (let id = rows[0].last + 1; ; id++) {
  await client.query('insert into written values ($1)', [id]);
  process.stdout.write(`${id}\n`);
}
