import { expect, test } from 'vitest';
import type { TrainedInput } from '#server/runs/schema';
import { classHistogram } from '#server/training/class-histogram';
import { prepareDistributions } from './prepare-distributions.ts';

const range = { min: 0, max: 3, mean: 1.75, missing: 1 };
const distribution = classHistogram(Float64Array.of(0, 3, 3, 1, Number.NaN), Int32Array.of(0, 0, 0, 0, 1), 2);
const input: TrainedInput = { feature: 'v:groups', dtype: 'int32', range, distribution };

test('every class has a picture over the same bins, and its median with the quartiles around it', () => {
  const [row] = prepareDistributions([input], ['low', 'high']);
  expect(row).toMatchObject({ name: 'groups', range: '0 to 3', missing: '1' });
  const [low, high] = row!.classes!;
  expect(low!.middle).toBe('2 (0.75 to 3)');
  expect(low!.histogram.bars.map(({ title }) => title)).toEqual(['0: 1', '1: 1', '2: 0', '3: 2']);
  expect([high!.middle, high!.histogram.summary]).toEqual(['none', 'groups in high: no values']);
});

test('a run of old has ranges and no pictures', () => {
  const { distribution: _, ...bare } = input;
  expect(prepareDistributions([bare], ['low', 'high'])[0]).toMatchObject({ range: '0 to 3', classes: null });
});
