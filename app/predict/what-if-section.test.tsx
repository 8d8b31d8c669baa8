import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ExplainedAnswer, ExplainedFeature } from '#server/inference/explain-schema';
import { WhatIfSection } from './what-if-section.client.tsx';

const feature = (name: string): ExplainedFeature => ({
  ...{ reference: `shops:${name}`, name, description: '', whole: false, stored: 1, value: 1, changed: false },
  ...{ eventTimestamp: null, lack: null, range: { min: 0, max: 9 }, typical: null, outsideTraining: false },
});

/** The section for so many features, with the words of what is folded in it. */
function showWith(
  count: number,
  changes: Readonly<Record<string, number>> = {},
): { html: string; fold: string | null } {
  const features = Array.from({ length: count }, (_, i) => feature(`f${i}`));
  const answered = { entity: 'shop', answer: null, features, contradictions: [] } as unknown as ExplainedAnswer;
  const html = renderToStaticMarkup(<WhatIfSection answered={answered} changes={changes} onChange={() => {}} />);
  return { html, fold: /<summary[^>]*>([^<]*)/.exec(html)?.[1] ?? null };
}

test('a dozen values are all in sight', () => expect(showWith(12).fold).toBeNull());

test('of fifty values all can be moved, but the rest is folded away, and the fold says what was moved in it', () => {
  const { html, fold } = showWith(50, { f0: 2, f40: 2 });
  expect(fold).toBe('38 more values, 1 of them moved');
  expect(html.indexOf('>f11<')).toBeLessThan(html.indexOf('<summary'));
  expect(html.indexOf('>f12<')).toBeGreaterThan(html.indexOf('<summary'));
  expect(html.match(/type="range"/g)).toHaveLength(50);
});
