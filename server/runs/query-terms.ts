import { parseQuery } from './search/parse-query.ts';
import { printQuery } from './search/print-query.ts';
import type { Query } from './search/query.ts';

export interface QueryTerm {
  readonly text: string;
  /** The query with this condition taken away. */
  readonly rest: string;
}

/** The conditions of a query that must all hold. @throws AppError invalid_input for a mistake in it. */
export function queryTerms(q: string): QueryTerm[] {
  const query = parseQuery(q);
  if (!query) return [];
  const terms = query.kind === 'and' ? query.terms : [query];
  return terms.map((term, i) => ({ text: printQuery(term), rest: printAll(terms.toSpliced(i, 1)) }));
}

/** The query with one more condition that must hold. @throws AppError invalid_input for a mistake in either. */
export function withTerm(q: string, term: string): string {
  const both = [q, term].flatMap((text) => parseQuery(text) ?? []);
  return printAll(both.flatMap((query) => (query.kind === 'and' ? query.terms : [query])));
}

function printAll(terms: readonly Query[]): string {
  const [only, ...others] = terms;
  if (!only) return '';
  return printQuery(others.length === 0 ? only : { kind: 'and', terms });
}
