/** A feature store to measure online reads on: 5 views of 10 features each, LMDB filled with their latest rows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyFeatureRepo } from '../server/feature-store/apply.ts';
import { entityKeyEncoder } from '../server/feature-store/online/entity-key.ts';
import { type OnlineTable, type OnlineWrite, onlineTable } from '../server/feature-store/online/online-store.ts';
import { onlineStore } from '../server/feature-store/online/open-online-store.ts';
import { getView } from '../server/feature-store/registry.ts';
import { openDatabase } from '../server/platform/database.ts';

const VIEWS = Array.from({ length: 5 }, (_, v) => `view${v}`);
const FEATURES = Array.from({ length: 10 }, (_, f) => `feature${f}`);
const JOIN_KEY = { name: 'customerid', valueType: 'string' } as const;

/** All 50 references, view after view. */
export const REFERENCES: readonly string[] = VIEWS.flatMap((view) => FEATURES.map((feature) => `${view}:${feature}`));

export const customerOf = (i: number): string => `${10_000 + i}.0`;

const DEFINITIONS = `
import { entity, featureView, field, source } from '#server/feature-store/vocabulary';
export const customer = entity({ name: 'customer', joinKey: 'customerid' });
const view = (name: string) => featureView({
  name, entities: ['customer'], ttlSeconds: 0, source: source({ name, table: name }),
  fields: [${FEATURES.map((name, f) => `field({ name: '${name}', dtype: '${f < 2 ? 'float64' : 'int32'}' })`)}],
});
${VIEWS.map((name) => `export const ${name} = view('${name}');`).join('\n')}
`;

const CONFIG =
  'project: bench\noffline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n';

/** Rows of a table for customers 0 to n − 1, two floats and else whole numbers, of one event. */
export function makeRows(n: number, { fields }: OnlineTable): OnlineWrite[] {
  const encode = entityKeyEncoder([JOIN_KEY]);
  const moment = Date.UTC(2011, 5, 1);
  return Array.from({ length: n }, (_, i) => ({
    ...{ key: encode([customerOf(i)])!, event: moment, created: moment },
    values: Object.fromEntries(fields.map(({ name }, f) => [name, f < 2 ? i * 1.37 : (i * 7 + f) % 1000])),
  }));
}

/** Makes the world in a folder of its own, and COOKOFF_HOME of this process. */
export async function openOnlineWorld(customers: number): Promise<{ home: string; close(): Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'cookoff-bench-online-'));
  const repo = join(home, 'repo');
  mkdirSync(repo);
  writeFileSync(join(repo, 'views.ts'), DEFINITIONS);
  writeFileSync(join(repo, 'feature_store.yaml'), CONFIG);
  Object.assign(process.env, { COOKOFF_HOME: home, COOKOFF_FEATURE_REPO: repo });
  const database = await openDatabase();
  await applyFeatureRepo({ name: 'bench' });
  const store = await onlineStore();
  for (const name of VIEWS) {
    const table = onlineTable(await getView(name));
    await store.write(table, makeRows(customers, table));
  }
  return {
    home,
    async close() {
      await store.close();
      await database.close();
      rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** The value below which the share lies, by rank. */
export function quantileOf(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
}
