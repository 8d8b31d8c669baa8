import type { Random } from './random.ts';

/**
 * Independent standard normal values by the polar method, as many as there is room for.
 *
 *     x = u √(−2 ln s / s),   (u, v) uniform in the unit disc, s = u² + v²; v gives a second value
 *
 * They are what NumPy's `RandomState(seed).standard_normal(n)` draws.
 *
 * @param values (n) overwritten.
 * @see Marsaglia & Bray (1964), doi 10.1137/1006063.
 */
export function drawNormals(random: Random, values: Float64Array): void {
  for (let i = 0; i < values.length; i += 2) {
    let [u, v, s] = [0, 0, 0];
    do {
      u = 2 * random.double() - 1;
      v = 2 * random.double() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    values[i] = scale * v;
    if (i + 1 < values.length) values[i + 1] = scale * u;
  }
}
