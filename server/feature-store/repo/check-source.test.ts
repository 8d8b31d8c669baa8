import { expect, test } from 'vitest';
import type { TableDescription } from '../offline/offline-store.ts';
import type { ValueType } from '../vocabulary.ts';
import { type CheckedSource, checkSource } from './check-source.ts';

const ALL: Readonly<Record<string, ValueType | null>> = {
  customerid: 'string',
  recency: 'int32',
  event_timestamp: 'unix_timestamp',
  created_timestamp: 'unix_timestamp',
};

/** A warehouse table that a team fills, with these columns, behind a view that this plan changes. */
function source(columns: Readonly<Record<string, ValueType | null>>, rest: Partial<CheckedSource> = {}): CheckedSource {
  const found: TableDescription = {
    place: 'table public.rfm',
    exists: Object.keys(columns).length > 0,
    columns: Object.entries(columns).map(([name, valueType]) => ({ name, valueType, type: valueType ?? 'point' })),
    damages: [],
    takesNewTypes: false,
  };
  const table = {
    joinKeys: [{ name: 'customerid', valueType: 'string' as const }],
    fields: [{ name: 'recency', valueType: 'int32' as const }],
    source: { table: 'rfm', timestampField: 'event_timestamp', createdTimestampField: 'created_timestamp' },
  };
  return { view: 'rfm', table, found, isOurs: false, changes: true, ...rest };
}

const summary = (input: CheckedSource) => {
  const { change, problems } = checkSource(input);
  return [change.action, ...problems.map(({ problem, severity, column }) => `${severity}: ${problem} ${column}`)];
};
const without = (name: string) => Object.fromEntries(Object.entries(ALL).filter(([column]) => column !== name));

test('a table that is not there is no problem, and one that has all columns is kept', () => {
  expect(summary(source({}))).toEqual(['create']);
  expect(summary(source(ALL))).toEqual(['keep']);
  expect(
    summary(source(Object.fromEntries(Object.entries(ALL).map(([name, type]) => [name.toUpperCase(), type])))),
  ).toEqual(['keep']);
});

test('a column that somebody else’s table lacks is an error; one that we shall write is only told', () => {
  expect(summary(source(without('recency')))).toEqual(['grow', 'error: missing recency']);
  expect(summary(source(without('recency'), { isOurs: true }))).toEqual(['grow', 'warning: missing recency']);
});

test('without a key or the time of the events a view cannot be read at all, whoever writes it', () => {
  expect(summary(source(without('customerid'), { isOurs: true }))).toEqual(['grow', 'error: missing customerid']);
  expect(summary(source(without('event_timestamp'), { isOurs: true }))).toEqual([
    'grow',
    'error: missing event_timestamp',
  ]);
  expect(summary(source(without('created_timestamp'), { isOurs: true }))).toEqual([
    'grow',
    'warning: missing created_timestamp',
  ]);
});

test('what was wrong before this plan is told and refuses nothing', () => {
  expect(summary(source(without('recency'), { changes: false }))).toEqual(['grow', 'warning: missing recency']);
});

test('a missing column is probably one the view does not know of the same type', () => {
  const { problems } = checkSource(source({ ...without('recency'), recencydays: 'int32', note: 'string' }));
  expect(problems.map(({ problem, message }) => [problem, message])).toEqual([
    [
      'renamed',
      'Table rfm has no column recency (int32), which feature view "rfm" declares; it has recencydays of that type, which ' +
        "the view does not know. If recency is its new name, give recency renamedFrom: 'recencydays'; if the table was " +
        "changed, declare recencydays with renamedFrom: 'recency'.",
    ],
  ]);
});

test.each<[ValueType | null, ValueType, boolean]>([
  ['int32', 'float64', true],
  ['int32', 'int64', true],
  ['bool', 'string', true],
  ['int64', 'int32', false],
  ['int64', 'float64', false],
  ['float64', 'float32', false],
  ['string', 'int32', false],
  ['string', 'unix_timestamp', false],
  [null, 'string', false],
])('a column of type %s declared %s can be read: %s', (actual, declared, isReadable) => {
  const base = source({ ...ALL, recency: actual });
  const table = { ...base.table, fields: [{ name: 'recency', valueType: declared }] };
  expect(summary({ ...base, table })).toEqual(isReadable ? ['keep'] : ['reingest', 'error: retyped recency']);
});

test('a table of ours that takes no new type needs a new place, and the message says which', () => {
  const base = source({ ...ALL, recency: 'string' }, { isOurs: true });
  expect(summary(base)).toEqual(['reingest', 'error: retyped recency']);
  expect(checkSource(base).problems[0]?.message).toContain(
    "give the view's source a new table, such as rfm_2, and ingest into that",
  );
  expect(summary({ ...base, found: { ...base.found, takesNewTypes: true } })).toEqual([
    'reingest',
    'warning: retyped recency',
  ]);
});
