import type { OfflineTable } from './offline-store.ts';
import { toJoinedView } from './run-join.fixture.ts';

export const HOUR = 3_600_000;
export const EVERY_TYPE = ['int32', 'int64', 'float32', 'float64', 'string', 'bool', 'unix_timestamp'] as const;

/** A table of one column of every type, not there yet. */
export function someTable(): OfflineTable {
  const { source } = toJoinedView({ name: 'v', join_keys: [], ttl_ms: 0, features: [], columns: [], rows: [] });
  const fields = EVERY_TYPE.map((valueType) => ({ name: `a_${valueType}`, valueType }));
  return { joinKeys: [{ name: 'id', valueType: 'string' }], fields, source };
}

/** A row of it at an hour, written at another or at none known; but for one value empty. */
export const row = (id: string, hour: number, created: number | null, a_int32: number | null = null) => ({
  ...{ id, event_timestamp: hour * HOUR, created_timestamp: created === null ? null : created * HOUR },
  ...{ a_int32, a_int64: null, a_float32: null, a_float64: null, a_string: null, a_bool: null, a_unix_timestamp: null },
});
