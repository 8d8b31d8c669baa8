import { expect, test } from 'vitest';
import { drawNormals } from './draw-normal.ts';
import { Random } from './random.ts';

test('a seed gives the normals that NumPy gives', () => {
  // np.random.RandomState(7).standard_normal(7), NumPy 1.24.2.
  const expected = [
    1.690525703800356, -0.4659373705408328, 0.0328201636785844, 0.40751628299650783, -0.7889230286257386,
    0.00206557290594813, -0.0008903858579313628,
  ];
  const values = new Float64Array(7);
  drawNormals(new Random(7), values);
  for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i]!, 14);
});
