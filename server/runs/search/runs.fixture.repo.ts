/** Runs for tests of the search, straight into the database: what they were trained on does not matter to it. */
import { postgres } from '#server/platform/postgres';
import { toValueRows } from '../storage/run-values.repo.ts';
import type { RunValue } from '../storage/run-values.ts';

export interface SeededRun {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly service: string | null;
  readonly tags: readonly string[];
  /** Of one view, by how many there are; 1 where left out. */
  readonly features?: number;
  readonly note?: string;
  readonly starred: boolean;
  readonly archived: boolean;
  readonly created: Date;
  /** By column name: `metric.f1_macro`. */
  readonly cells: Readonly<Record<string, number | string>>;
}

const LABEL = 'customers:class';

export async function seedRuns(runs: readonly SeededRun[]): Promise<void> {
  const split = { id: 'search-split', label: LABEL, name: 'default', spec: {}, seed: 0n, createdBy: 'test' };
  await postgres().split.createMany({ data: [split], skipDuplicates: true });
  await postgres().run.createMany({
    data: runs.map(({ cells: _, created, tags, features = 1, note: __, ...run }) => ({
      ...run,
      ...{ tags: [...tags], createdAt: created, status: 'finished', algorithm: 'xgboost' },
      features: Array.from({ length: features }, (_, i) => `customers:r${i || ''}`),
      ...{ label: LABEL, params: {}, splitId: split.id, seed: 0n, codeVersion: 'test', leaks: [], warnings: [] },
    })),
  });
  const notes = runs.flatMap(({ id, note }) => (note ? { runId: id, body: note, version: 1, editedBy: 'test' } : []));
  await postgres().runNote.createMany({ data: notes });
  for (const { id, cells } of runs) {
    const rows = await toValueRows(Object.entries(cells).map(([name, value]) => toCell(name, value)));
    await postgres().runValue.createMany({ data: rows.map((row) => ({ ...row, runId: id })) });
  }
}

function toCell(name: string, value: number | string): RunValue {
  const dot = name.indexOf('.');
  const [number, text] = typeof value === 'number' ? [value, null] : [null, value];
  return { kind: name.slice(0, dot) as RunValue['kind'], name: name.slice(dot + 1), number, text };
}
