import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { offlineStoreContract } from '../offline-store.contract.ts';
import type { OfflineTable } from '../offline-store.ts';
import { findPostgres, type PostgresCluster, startPostgres } from './postgres-cluster.fixture.ts';
import { redshiftOfflineStore } from './redshift-offline-store.ts';
import { insertStage } from './stage.ts';

/**
 * What PostgreSQL takes and Redshift does not, by Amazon's lists of unsupported features, functions and types, and its
 * pages on SELECT, window functions and ALTER TABLE. Literals and quoted names are taken out of a statement first.
 */
const LACKING: readonly [what: string, pattern: RegExp][] = [
  ['DISTINCT ON', /\bDISTINCT\s+ON\b/i],
  ['LATERAL', /\bLATERAL\b/i],
  ['ASOF joins', /\bASOF\b/i],
  ['generate_series and other functions that give rows', /\b(generate_series|unnest|regexp_split_to_table)\s*\(/i],
  ['RETURNING', /\bRETURNING\b/i],
  ['ON CONFLICT', /\bON\s+CONFLICT\b/i],
  ['arrays', /\bARRAY\b|\[\s*\]|\b(ANY|ALL)\s*\(\s*\$|\barray_\w+\s*\(/i],
  ['IF NOT EXISTS on a column', /\bADD\s+COLUMN\s+IF\b/i],
  ['several changes in one ALTER TABLE', /\bADD\s+COLUMN\b.*,\s*ADD\b/is],
  ['VALUES as a table', /\b(FROM|JOIN)\s*\(\s*VALUES\b|\bAS\s*\(\s*VALUES\b/i],
  ['FILTER of an aggregate', /\)\s*FILTER\s*\(/i],
  ['IS DISTINCT FROM', /\bIS\s+(NOT\s+)?DISTINCT\s+FROM\b/i],
  ['MATERIALIZED CTEs', /\bMATERIALIZED\s*\(/i],
  ['ON COMMIT', /\bON\s+COMMIT\b/i],
  ['indexes, triggers and sequences', /\bCREATE\s+(UNIQUE\s+)?(INDEX|TRIGGER|SEQUENCE)\b|\bSERIAL\b/i],
  ['types', /\b(TEXT|JSONB?|BYTEA|UUID|MONEY|ENUM|XML)\b/i],
  ['string_agg, json_agg, array_agg', /\b(string|json|jsonb|array)_agg\s*\(/i],
  ['row comparisons', /\)\s*[<>]=?\s*\(\s*(\$|'|SELECT)/i],
  ['frames by value', /\b(GROUPS|RANGE)\s+(BETWEEN|UNBOUNDED)\b/i],
  ['EXCLUDE in a frame', /\bEXCLUDE\s+(CURRENT|GROUP|TIES)\b/i],
  ['locks of rows', /\bFOR\s+(UPDATE|SHARE)\b/i],
  ['SAVEPOINT', /\bSAVEPOINT\b/i],
  ['FETCH FIRST', /\bFETCH\s+(FIRST|NEXT)\s+\d+\s+ROWS?\b/i],
  ['TABLESAMPLE', /\bTABLESAMPLE\b/i],
  ['a VARCHAR without a length, which is 256 bytes', /\bVARCHAR\b(?!\s*\()/i],
];

/** Frames are optional to PostgreSQL; Redshift wants one wherever an aggregate is ordered. */
const UNFRAMED = /\b(?:MIN|MAX|SUM|AVG|COUNT)\s*\([^()]*\)\s*OVER\s*\((?=[^()]*ORDER\s+BY)(?![^()]*\bROWS\b)[^()]*\)/i;

const bare = (sql: string): string => sql.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/"(?:[^"]|"")*"/g, '"_"');

function findLacking(sql: string): string[] {
  const statement = bare(sql);
  const used = LACKING.filter(([, pattern]) => pattern.test(statement)).map(([what]) => what);
  return UNFRAMED.test(statement) ? [...used, 'an ordered aggregate without a frame'] : used;
}

test.each([
  ['SELECT DISTINCT ON (a) a FROM t', 'DISTINCT ON'],
  ['INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING RETURNING a', 'RETURNING,ON CONFLICT'],
  ['SELECT * FROM t WHERE a = ANY($1)', 'arrays'],
  ['SELECT COUNT(*) FILTER (WHERE a > 1) FROM t', 'FILTER of an aggregate'],
  ['SELECT MAX(a) OVER (PARTITION BY b ORDER BY c) FROM t', 'an ordered aggregate without a frame'],
  ['SELECT CAST(a AS VARCHAR) FROM t', 'a VARCHAR without a length, which is 256 bytes'],
  ['SELECT a FROM t WHERE (a, b) > ($1, $2)', 'row comparisons'],
  [`SELECT "ARRAY", 'ON CONFLICT' FROM t`, ''],
])('the list finds what it is for: %s', (sql, found) => {
  expect(findLacking(sql).join()).toBe(found);
});

const programs = findPostgres();
const where = programs ? `on ${programs}` : 'skipped: no PostgreSQL here, apt-get install postgresql brings one';

describe.skipIf(!programs)(`Redshift adapter ${where}`, () => {
  let cluster: PostgresCluster;
  const statements = new Set<string>();

  beforeAll(async () => {
    cluster = await startPostgres(programs!);
    const { query } = Client.prototype;
    // A PostgreSQL that answers as Redshift does: names of columns in lower case, whatever they were asked as.
    vi.spyOn(Client.prototype, 'query').mockImplementation(async function (this: Client, ...words: unknown[]) {
      if (typeof words[0] === 'string') statements.add(words[0]);
      const result = await (query as (...words: unknown[]) => Promise<Answer | undefined>).apply(this, words);
      return result && !Array.isArray(result) && result.rows ? inLowerCase(result) : result;
    } as never);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    cluster?.stop();
  });

  const store = () => redshiftOfflineStore({ ...cluster, schema: 'public' }, async () => insertStage);

  offlineStoreContract('on a PostgreSQL that folds names as Redshift does', (work) => work(store()));

  test('names with capitals are those of the view again, in every answer', async () => {
    const table: OfflineTable = {
      joinKeys: [{ name: 'CustomerId', valueType: 'string' }],
      fields: [{ name: 'rfmScore', valueType: 'int32' }],
      source: { table: 'Capitals', timestampField: 'eventTime', createdTimestampField: 'createdTime' },
    };
    const row = { CustomerId: 'A', rfmScore: 7, eventTime: 1, createdTime: 2 };
    const placed = await store().append(table, [row], ({ readLatest }) => readLatest());
    expect(placed).toEqual({ CustomerId: ['A'], rfmScore: [7], eventTime: [1], createdTime: [2] });
    const interval = { start: new Date(0), end: new Date(9), writtenSince: null };
    await store().readLatest(table, interval, async (rows) => expect(rows).toEqual([row]));
    expect(await store().readHistory(table, ['A'], 9)).toEqual({ rows: [row], total: 1 });
    const view = { ...table, name: 'v', ttlMs: 0, features: ['rfmScore'] };
    const [answer] = await store().join({ keys: { CustomerId: ['A'] }, at: [5] }, [view], { createdCutoff: true });
    expect(answer!.columns).toEqual({ rfmScore: [7] });
    expect(await store().listKeys(table)).toEqual([['A']]);
  });

  test('of all the statements that took, none uses what Redshift lacks', () => {
    const kinds = ['WITH ranked', 'CREATE TEMPORARY TABLE', 'DECLARE', 'ALTER TABLE', 'INSERT INTO', 'DROP TABLE'];
    for (const kind of kinds)
      expect(
        [...statements].some((sql) => sql.includes(kind)),
        kind,
      ).toBe(true);
    for (const sql of statements) expect(findLacking(sql), sql.slice(0, 2_000)).toEqual([]);
  });
});

interface Answer {
  rows: Record<string, unknown>[];
  fields: { name: string }[];
}

function inLowerCase(answer: Answer): Answer {
  for (const field of answer.fields ?? []) field.name = field.name.toLowerCase();
  answer.rows = answer.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell])),
  );
  return answer;
}
