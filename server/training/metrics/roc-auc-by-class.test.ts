import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rocAuc } from './roc-auc.ts';
import { rocAucByClass } from './roc-auc-by-class.ts';

test('each class has the area it has alone, ties and classes without rows among them', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(2)), { maxLength: 40 });
  fc.assert(
    fc.property(rows, (drawn) => {
      const scores = Float64Array.from(drawn, ([score]) => score);
      const labels = Int32Array.from(drawn, ([, label]) => label);
      const alone = [0, 1, 2, 3].map((k) => rocAuc(scores, (row) => labels[row] === k));
      expect(rocAucByClass(scores, labels, 4)).toEqual(alone);
    }),
  );
});
