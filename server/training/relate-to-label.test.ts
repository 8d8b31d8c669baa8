import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabelledMatrix } from './model.ts';
import reference from './relate-to-label.reference.json' with { type: 'json' };
import { relateToLabel } from './relate-to-label.ts';

function matrixOf(columns: Record<string, readonly number[]>, labels: readonly number[], classes = 3): LabelledMatrix {
  return {
    rows: labels.length,
    names: Object.keys(columns),
    columns: Object.values(columns).map((column) => Float64Array.from(column)),
    labels: Int32Array.from(labels),
    classes,
  };
}

test('the correlation ratio is that of scikit-learn’s f_classif, and the areas those of its roc_auc_score', () => {
  const n = reference.labels.length;
  for (const relation of relateToLabel(matrixOf(reference.columns, reference.labels))) {
    const ratio = relation.correlationRatio!;
    const f = ratio / 2 / ((1 - ratio) / (n - 3));
    const name = relation.feature as keyof typeof reference.f;
    // f_classif squares before it subtracts, which costs it digits where values lie far from 0.
    expect(Math.abs(f / reference.f[name] - 1)).toBeLessThan(name === 'large' ? 1e-7 : 1e-12);
    for (const [k, area] of relation.auc.entries()) expect(area).toBeCloseTo(reference.auc[name][k]!, 12);
  }
});

test('the class told apart best is named, by higher or by lower values', () => {
  const relations = relateToLabel(matrixOf({ up: [1, 2, 3, 9, 9.5], down: [5, 6, 7, 1, 0] }, [0, 0, 0, 1, 1], 2));
  expect(relations.map(({ best }) => best)).toEqual([
    { class: 0, auc: 0, higher: false },
    { class: 0, auc: 1, higher: true },
  ]);
});

test('rows without a value are left out and counted, and a column without any says nothing', () => {
  const [some, none] = relateToLabel(
    matrixOf({ some: [1, Number.NaN, 2, 3], none: new Array(4).fill(Number.NaN) }, [0, 1, 1, 0], 2),
  );
  expect(some).toMatchObject({ rows: 3, auc: [0.5, 0.5] });
  expect(none).toMatchObject({ rows: 0, correlationRatio: null, best: null, auc: [null, null], edges: [] });
});

test('a feature of one value goes with nothing', () => {
  const [flat] = relateToLabel(matrixOf({ flat: [2.5, 2.5, 2.5] }, [0, 1, 2]));
  expect(flat).toMatchObject({ correlationRatio: null, best: { auc: 0.5 }, counts: [[1], [1], [1]] });
});

test('every row is in one bin of its class, and a scale changes no figure', () => {
  const rows = fc.array(fc.tuple(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.nat(2)), { minLength: 1 });
  fc.assert(
    fc.property(rows, (drawn) => {
      const values = drawn.map(([x]) => x);
      const labels = drawn.map(([, k]) => k);
      const [plain] = relateToLabel(matrixOf({ x: values }, labels));
      const [scaled] = relateToLabel(matrixOf({ x: values.map((x) => 4 * x) }, labels));
      expect(plain!.counts.map((bins) => bins.reduce((sum, count) => sum + count, 0))).toEqual(
        [0, 1, 2].map((k) => labels.filter((label) => label === k).length),
      );
      expect(scaled!.auc).toEqual(plain!.auc);
      expect(scaled!.correlationRatio ?? 0).toBeCloseTo(plain!.correlationRatio ?? 0, 9);
    }),
  );
});
