/** What a search for runs says, as it was written: names and values are not looked up yet. */

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', '~'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A name or a value in a query, and where it stands: 0 is the first character. */
export interface QueryWord {
  readonly text: string;
  /** Written in quotes: then it is never a keyword. */
  readonly quoted: boolean;
  readonly at: number;
}

export type Query =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Query[] }
  | { readonly kind: 'not'; readonly term: Query }
  | {
      readonly kind: 'compare';
      readonly field: QueryWord;
      readonly operator: Comparison;
      readonly value: QueryWord;
    }
  | { readonly kind: 'in'; readonly field: QueryWord; readonly values: readonly QueryWord[] }
  | { readonly kind: 'flag'; readonly field: QueryWord }
  /** Text that stands by itself: looked for in name, owner, service, features and tags. */
  | { readonly kind: 'words'; readonly text: string };

/** Every name a query asks for. */
export function fieldsOf(query: Query): QueryWord[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.terms.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(query.term);
    case 'words':
      return [];
    default:
      return [query.field];
  }
}
