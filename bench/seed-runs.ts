/**
 * `node bench/seed-runs.ts RUNS`: so many runs with 100 figures and 100 parameters each, into the database of
 * COOKOFF_HOME (or DATABASE_URL), to see the table of runs as it is after a year. They have figures and no model; use a
 * home of their own: `COOKOFF_HOME=/tmp/many-runs node bench/seed-runs.ts 10000`.
 */
import { openDatabase } from '../server/platform/database.ts';
import { postgres } from '../server/platform/postgres.ts';
import { tidyCells } from '../server/runs/storage/tidy-cells.repo.ts';

/** Rows a statement: a transaction of its own each, so that the write-ahead log stays small. */
const BLOCK = 500;
const OWNERS = ['Dee', 'Ram', 'Mia', 'Jo', 'Ada'];
const FIGURES = ['f1_macro', 'accuracy', ...Array.from({ length: 98 }, (_, i) => `figure_${i}`)];
const PARAMS = Array.from({ length: 100 }, (_, i) => `setting_${i}`);
/** As wide as a run's row is in life: what lies on it but is not asked for has to be read past. */
const REPORT = JSON.stringify({ metrics: Object.fromEntries(FIGURES.map((name) => [name, 0.123456789])) });

/** Adds runs until there are so many of these. Figures are even draws of a hash, so that every database gets the same. */
export async function seedRuns(runs: number): Promise<void> {
  const columns = [
    ...FIGURES.map((name) => ({ kind: 'metric', name })),
    ...PARAMS.map((name) => ({ kind: 'param', name })),
    { kind: 'baseline', name: 'accuracy' },
    { kind: 'gain', name: 'f1_macro' },
  ];
  await postgres().runColumn.createMany({ data: columns, skipDuplicates: true });
  const split = {
    id: 'many-runs',
    label: 'customers:class',
    name: 'many runs',
    spec: {},
    seed: 0n,
    createdBy: 'bench',
  };
  await postgres().split.createMany({ data: [split], skipDuplicates: true });
  const there = await postgres().run.count({ where: { splitId: split.id } });
  for (let from = there; from < runs; from += BLOCK) await seedBlock(from, Math.min(runs, from + BLOCK) - 1);
  await tidyCells();
}

async function seedBlock(from: number, to: number): Promise<void> {
  await postgres().$executeRaw`
    INSERT INTO "Run" (id, name, owner, status, algorithm, features, label, params, "splitId", seed, "codeVersion",
      report, baseline, "createdAt", "finishedAt", starred, tags)
    SELECT 'r' || lpad(i::text, 11, '0'), 'Run ' || i, (${OWNERS}::text[])[1 + i % 5], 'finished',
      CASE WHEN i % 3 = 0 THEN 'logistic_regression' ELSE 'xgboost' END,
      ARRAY(SELECT 'customers:feature_' || f FROM generate_series(0, i % 10) AS f), 'customers:class',
      '{}', 'many-runs', i, 'bench', ${REPORT}::jsonb, ${REPORT}::jsonb, '2026-01-01'::timestamptz + i * interval '7 min',
      '2026-01-01'::timestamptz + i * interval '7 min' + interval '9 s', i % 20 = 0,
      CASE WHEN i % 7 = 0 THEN ARRAY['weekly'] ELSE '{}' END
    FROM generate_series(${from}::int, ${to}::int) AS i`;
  await postgres().$executeRaw`
    INSERT INTO "RunValue" ("runId", "columnId", number, text)
    SELECT 'r' || lpad(i::text, 11, '0'), id,
      CASE WHEN name = 'setting_0' THEN NULL
           WHEN kind = 'param' THEN abs(hashtext(name || i)) % 50
           ELSE abs(hashtext(name || i)) / 2147483648.0 END,
      CASE WHEN name = 'setting_0' THEN 'kind ' || i % 4 END
    FROM generate_series(${from}::int, ${to}::int) AS i, "RunColumn"
    WHERE kind <> 'baseline' OR i % 2 = 0`;
}

if (import.meta.main) {
  const runs = Number(process.argv[2] ?? 10_000);
  const database = await openDatabase();
  const started = performance.now();
  await seedRuns(runs);
  console.log(`${runs.toLocaleString('en')} runs in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await database.close();
}
