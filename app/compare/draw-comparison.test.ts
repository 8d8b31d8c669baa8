import { expect, test } from 'vitest';
import { drawComparison } from './draw-comparison.ts';
import { comparisonFixture, runFixture, statisticsFixture } from './run.fixture.ts';

test('a picture stands alone: names, figures, intervals, source, and nothing that is no XML', () => {
  const plain = comparisonFixture(
    [runFixture({ id: 'a', name: 'Dee & co <1>' }), runFixture({ id: 'b', name: 'Ram' })],
    null,
  );
  const statistics = statisticsFixture({ estimate: 0.1, low: 0.05, high: 0.2, p: 0.01, adjustedP: 0.01 });
  const svg = drawComparison(
    { ...plain, headline: 'Ram beats Dee.', challenges: [{ ...plain.challenges[0]!, statistics }] },
    '2026-01-01 12:00 UTC, http://here/compare/x',
  );
  expect(svg).toContain('Ram beats Dee.');
  expect(svg).toContain('A Dee &amp; co &lt;1&gt;');
  expect(svg).toContain('http://here/compare/x');
  expect(svg).toContain('+0.100, 95% interval +0.050 to +0.200');
  expect(svg).not.toMatch(/var\(|NaN|undefined|href|<1>/);
  expect(svg.match(/<text /g)!.length).toBe(svg.match(/<\/text>/g)!.length);
});
