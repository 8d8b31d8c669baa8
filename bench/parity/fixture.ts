import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LabelledMatrix } from '../../server/training/model.ts';

/** A fixture as read: its family, and where it lies, because data files are named from there. */
export interface Fixture {
  readonly id: string;
  readonly kind: string;
  readonly folder: string;
  /** What the family's own compare function knows the shape of. */
  readonly content: unknown;
}

/** Paths of the fixtures of a folder, by name; empty where the folder is not there. */
export function listFixtures(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

export function readFixture(path: string): Fixture {
  const content: { kind?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  return { id: basename(path, '.json'), kind: String(content.kind), folder: dirname(path), content };
}

/** Columns of a CSV file by name; an empty cell is NaN. */
export interface Columns {
  readonly rows: number;
  column(name: string): Float64Array;
}

/** A data file of a fixture: `rfm_*.csv` lies in the parent of the fixture's folder, everything else in the folder. */
export function readColumns({ folder }: Fixture, file: string): Columns {
  const path = basename(file).startsWith('rfm_') ? join(folder, '..', file) : join(folder, file);
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const cells = lines.map((line) => line.split(','));
  return {
    rows: lines.length,
    column(name) {
      const at = names.indexOf(name);
      if (at < 0) throw new Error(`${path} has no column ${name}; it has ${names.join(', ')}`);
      return Float64Array.from(cells, (row) => (row[at] ? Number(row[at]) : Number.NaN));
    },
  };
}

/** Which columns of which file a fixture trained on. */
export interface TrainingData {
  readonly file: string;
  readonly features: readonly string[];
  readonly target: string;
  /** `ge1`: two classes, the second is every label from 1. */
  readonly target_rule: 'identity' | 'ge1';
}

/** All rows of a fixture's data file; cells named in `missing` are hidden. */
export function readMatrix(
  fixture: Fixture,
  data: TrainingData,
  { classes, missing = [] }: { classes: number; missing?: readonly (readonly [row: number, feature: number])[] },
): LabelledMatrix {
  const { rows, column } = readColumns(fixture, data.file);
  const columns = data.features.map(column);
  for (const [row, feature] of missing) columns[feature]![row] = Number.NaN;
  const labels = column(data.target).map((value) => (data.target_rule === 'ge1' ? Number(value >= 1) : value));
  return { rows, names: data.features, columns, labels: Int32Array.from(labels), classes };
}
