/** Against XGBoost 1.7.4: parameters and data that the shared fixtures leave alone. See xgboost-params.reference.py. */
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { boostedMargins } from './boosted-margins.ts';
import { fitFully } from './example-rows.fixture.ts';
import reference from './xgboost-params.reference.json' with { type: 'json' };

const { fround } = Math;

/** The rows of `draw_rows` in the script: float32 values, drawn row by row, the last draw of a row being noise. */
function drawRows(seed: number, rows: number, features: number): LabelledMatrix {
  const random = new Random(seed);
  const columns = Array.from({ length: features }, () => new Float64Array(rows));
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    for (const column of columns) column[row] = fround(random.double());
    const first = Math.floor(fround(columns[0]![row]! * 8));
    columns[0]![row] = first;
    const score = fround(first / 8 + columns[1]![row]!) + random.double();
    labels[row] = score < 1.2 ? 0 : score < 2.1 ? 1 : 2;
  }
  return { rows, names: columns.map((_, j) => `x${j}`), columns, labels, classes: 3 };
}

const with1 = (change: (columns: Float64Array[]) => void): LabelledMatrix => {
  const rows = drawRows(1, 400, 5);
  change(rows.columns as Float64Array[]);
  return rows;
};

const ROWS: Readonly<Record<string, () => LabelledMatrix>> = {
  plain: () => drawRows(1, 400, 5),
  missing: () =>
    with1((columns) => {
      for (const column of columns)
        column.forEach((x, row) => {
          if (x < fround(0.06)) column[row] = Number.NaN;
        });
    }),
  'constant and all-missing columns': () =>
    with1((columns) => {
      columns[2]!.fill(4);
      columns[3]!.fill(Number.NaN);
    }),
  'huge and tiny values': () =>
    with1((columns) => {
      columns[1] = columns[1]!.map((x) => fround(2 * fround(fround(x - 0.5) * fround(3e38))));
      columns[2] = columns[2]!.map((x) => fround(x * fround(1e-38)));
    }),
  'more features than rows': () => drawRows(2, 20, 30),
  'one row a class': () => ({ ...drawRows(3, 3, 4), labels: Int32Array.of(0, 1, 2) }),
};

const named = reference.cases.map((known) => {
  const name = `${known.params.tree_method}, ${known.rows}, ${known.binary ? 2 : 3} classes: ${JSON.stringify(known.params)}`;
  return { ...known, name };
});

test.each(named)('$name: margins are equal to the bit', ({ rows, binary, params, rounds, margin }) => {
  const all = ROWS[rows]!();
  const train = binary ? { ...all, classes: 2, labels: all.labels.map((label) => Number(label >= 1)) } : all;
  const { model } = fitFully(train, { n_estimators: 6, max_depth: 4, ...(params as Partial<XgboostParams>) });
  expect(model.trees.length).toBe(rounds * (binary ? 1 : 3));
  expect([...boostedMargins(model, train).subarray(0, margin.length)]).toEqual(margin.map(fround));
});
