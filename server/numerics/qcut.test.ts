import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qcut } from './qcut.ts';

const SHARED = '../shared/parity';

test('a value on an inner edge belongs to the lower group', () => {
  const { codes, edges } = qcut([1, 2, 3, 4, 5], 4);
  expect([...edges]).toEqual([1, 2, 3, 4, 5]);
  expect([...codes]).toEqual([0, 0, 1, 2, 3]);
});

test('groups of different values differ in size by one at most', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 8, maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      (x, q) => {
        const sizes = new Array<number>(q).fill(0);
        for (const code of qcut(x, q).codes) sizes[code]! += 1;
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('equal edges are refused with the edges named, NaN gets no group', () => {
  expect(() => qcut([5, 5, 5, 5], 4)).toThrow('5 different edges, got 5, 5, 5, 5, 5');
  expect([...qcut([1, Number.NaN, 2], 2).codes]).toEqual([0, -1, 1]);
});

test.skipIf(!existsSync(SHARED))(
  'pandas makes the same groups, on the real columns too (skipped without ../shared)',
  () => {
    const fixture = JSON.parse(readFileSync(`${SHARED}/open/qcut_open.json`, 'utf8')) as {
      real: Record<string, Expected & { file: string; column: string }>;
      cases: (Expected & { x: (number | 'NaN')[]; kwargs: { duplicates?: 'drop' }; error?: string })[];
    };
    for (const expected of Object.values(fixture.real)) {
      expectSame(readColumn(`${SHARED}/${expected.file}`, expected.column), expected);
    }
    for (const { x, kwargs, error, ...expected } of fixture.cases) {
      if (kwargs.duplicates || typeof expected.q !== 'number') continue; // forms of qcut that nothing here asks for
      if (error) expect(() => qcut(x.map(Number), expected.q)).toThrow(RangeError);
      else expectSame(x.map(Number), expected);
    }
  },
);

interface Expected {
  q: number;
  edges: number[];
  codes: (number | null)[];
}

function expectSame(x: number[], { q, edges, codes }: Expected): void {
  const actual = qcut(x, q);
  for (const [i, edge] of edges.entries()) expect(actual.edges[i]).toBeCloseTo(edge, 12);
  expect([...actual.codes]).toEqual(codes.map((code) => code ?? -1));
}

function readColumn(file: string, column: string): number[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const at = header!.split(',').indexOf(column);
  return lines.map((line) => Number(line.split(',')[at]));
}
