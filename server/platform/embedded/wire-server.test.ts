import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWireServer, type WireServer } from './wire-server.ts';

const PASSWORD = 'open sesame';
let database: PGlite;
let server: WireServer;

beforeAll(async () => {
  database = await PGlite.create();
  server = await startWireServer(database, {
    settings: { client_encoding: 'UTF8', server_version: '18' },
    password: PASSWORD,
    idleInTransactionMs: 400,
  });
  await database.exec('create table note (id int primary key, body text)');
});

afterAll(async () => {
  await server.close();
  await database.close();
});

async function connect(password = PASSWORD): Promise<pg.Client> {
  const client = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'postgres', password });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** One client's share: transactions, failures and single queries, each answer compared with what was asked. */
async function wrongAnswers(client: pg.Client, who: number): Promise<number> {
  let wrong = 0;
  for (let i = 0; i < 60; i++) {
    const mark = who * 1_000 + i;
    await client.query('begin');
    const inside = await client.query('select $1::int as mark', [mark]);
    const failure = await client.query('select 1 / ($1::int - $1::int)', [mark]).catch((error: Error) => error.message);
    await client.query('rollback');
    const outside = await client.query('select $1::text as mark, $2::int as twice', [`m${mark}`, 2 * mark]);
    if (inside.rows[0].mark !== mark || failure !== 'division by zero') wrong++;
    if (outside.rows[0].mark !== `m${mark}` || outside.rows[0].twice !== 2 * mark) wrong++;
  }
  return wrong;
}

test('six clients with transactions, errors and good queries each get their own rows', async () => {
  const clients = await Promise.all(Array.from({ length: 6 }, () => connect()));
  const wrong = await Promise.all(clients.map(wrongAnswers));
  expect(wrong).toEqual([0, 0, 0, 0, 0, 0]);
  await Promise.all(clients.map((client) => client.end()));
});

test('parameters and rows far larger than a network packet arrive whole, side by side', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => connect()));
  const answers = await Promise.all(
    clients.map(async (client, i) => {
      const large = String.fromCharCode(97 + i).repeat(3_000_000);
      const { rows } = await client.query('select $1::text as large', [large]);
      return rows[0].large === large;
    }),
  );
  expect(answers).toEqual([true, true, true, true]);
  await Promise.all(clients.map((client) => client.end()));
});

test('a client that goes away inside a transaction is rolled back and blocks nobody', async () => {
  const [leaver, stayer] = await Promise.all([connect(), connect()]);
  await leaver.query('begin');
  await leaver.query("insert into note values (1, 'never committed')");
  const answer = stayer.query('select count(*)::int as n from note where id = 1');
  (leaver as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  expect((await answer).rows[0].n).toBe(0);
  await stayer.end();
});

test('a client that sits in a transaction is told why it was dropped, and the others go on', async () => {
  const [sitter, waiter] = await Promise.all([connect(), connect()]);
  const dropped = new Promise<Error>((resolve) => sitter.once('error', resolve));
  await sitter.query('begin');
  expect((await waiter.query('select 7 as seven')).rows[0].seven).toBe(7);
  expect((await dropped).message).toMatch(/sat idle for 0\.4 s/);
  await waiter.end();
});

test('a client that says goodbye does not end the database', async () => {
  for (let i = 0; i < 3; i++) {
    const client = await connect();
    await client.query('select 1');
    await client.end();
  }
  await expect.poll(() => server.clients.size).toBe(0);
  const again = await connect();
  expect((await again.query('select 1 as one')).rows[0].one).toBe(1);
  await again.end();
});

test('a wrong password is refused by name', async () => {
  await expect(connect('guess')).rejects.toThrow(/password is wrong/);
});

test('bytes that are no PostgreSQL protocol close that connection only', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.port}/`).catch((error: Error) => error);
  expect(answer).toBeInstanceOf(Error);
  const client = await connect();
  expect((await client.query('select 2 as two')).rows[0].two).toBe(2);
  await client.end();
});

test('a port in use is not waited for: another is taken', async () => {
  const second = await startWireServer(database, { settings: {}, password: PASSWORD, preferredPort: server.port });
  expect(second.port).not.toBe(server.port);
  await second.close();
});
