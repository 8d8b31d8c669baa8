import { queryTerms, withTerm } from '#server/runs/query-terms';
import type { QueryChips } from './query-chips.client.tsx';

/** Questions that are asked of most tables of runs. */
const OFFERS = [
  ['finished', 'status = finished'],
  ['above the majority', 'gain.f1_macro > 0'],
  ['starred', 'starred'],
  ['archived', 'archived'],
] as const;

/** What of the query can be taken away, and what could be added. @throws AppError invalid_input for a mistake in it. */
export function prepareChips(q: string, known: ReadonlySet<string>): QueryChips {
  const terms = queryTerms(q);
  const asked = new Set(terms.map(({ text }) => text));
  return {
    terms: terms.map(({ text, rest }) => ({ text, q: rest })),
    offers: OFFERS.filter(
      ([, term]) => !asked.has(term) && (!term.startsWith('gain.') || known.has('gain.f1_macro')),
    ).map(([title, term]) => ({ title, q: withTerm(q, term) })),
  };
}
