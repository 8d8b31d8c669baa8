import type { Query, QueryWord } from './query.ts';

/** A query as text that `parseQuery` reads as the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.terms.map((term) => inside(term)).join(` ${query.kind} `);
    case 'not':
      return `not ${inside(query.term)}`;
    case 'compare':
      return `${printWord(query.field)} ${query.operator} ${printWord(query.value)}`;
    case 'in':
      return `${printWord(query.field)} in (${query.values.map(printWord).join(', ')})`;
    case 'flag':
      return printWord(query.field);
    case 'words':
      return quote(query.text);
  }
}

/** In parentheses where it would otherwise be read as part of what is around it. */
const inside = (term: Query): string =>
  term.kind === 'and' || term.kind === 'or' ? `(${printQuery(term)})` : printQuery(term);

const printWord = ({ text, quoted }: Pick<QueryWord, 'text' | 'quoted'>): string => (quoted ? quote(text) : text);

/** As a string of the query language. */
export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
