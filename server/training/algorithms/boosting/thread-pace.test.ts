import { expect, test } from 'vitest';
import { createPace } from './thread-pace.ts';

/** How many of `pieces` are done together when each way takes the time that `cost` says. */
function together(pieces: number, cost: (isTogether: boolean, piece: number) => number): number {
  const pace = createPace();
  let count = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const isTogether = pace.isTogether();
    count += Number(isTogether);
    pace.record(isTogether, cost(isTogether, piece));
  }
  return count;
}

test('work goes the faster way, but for a trial now and then', () => {
  expect(together(160, (isTogether) => (isTogether ? 6 : 10))).toBeGreaterThan(145);
  expect(together(160, (isTogether) => (isTogether ? 14 : 10))).toBeLessThan(15);
});

test('when the other way becomes the faster one it is found out', () => {
  const sum = together(800, (isTogether, piece) => (isTogether === piece < 400 ? 6 : 10));
  expect(sum).toBeGreaterThan(330);
  expect(sum).toBeLessThan(500);
});
