/** What a search asks of a run, with every name looked up and every value of its field's type. */
import type { Comparison } from './query.ts';

export type TextField = 'name' | 'owner' | 'status' | 'algorithm' | 'service' | 'experiment' | 'label' | 'note' | 'id';
export type MomentField = 'created' | 'finished';
export type FlagField = 'starred' | 'archived' | 'imported';
export type ListField = 'tag' | 'feature';

/** How a text is held against those asked for: the same as one of them, or with one of them inside, in any case. */
export type TextMatch = { readonly kind: 'same' | 'inside'; readonly texts: readonly string[] };

export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Predicate[] }
  | { readonly kind: 'not'; readonly term: Predicate }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'flag'; readonly field: FlagField }
  | { readonly kind: 'text'; readonly field: TextField; readonly match: TextMatch }
  /** One of the list fits. */
  | { readonly kind: 'list'; readonly field: ListField; readonly match: TextMatch }
  /** From the first moment on, before the second; null leaves an end open. */
  | { readonly kind: 'moment'; readonly field: MomentField; readonly from: Date | null; readonly to: Date | null }
  | { readonly kind: 'number'; readonly columnId: number; readonly operator: NumberComparison; readonly value: number }
  | { readonly kind: 'cell'; readonly columnId: number; readonly match: TextMatch }
  /** There is a value at all. */
  | { readonly kind: 'present'; readonly field: TextField | MomentField | ListField | { readonly columnId: number } };

export type NumberComparison = Exclude<Comparison, '~' | '!='>;

export const not = (term: Predicate): Predicate => ({ kind: 'not', term });
export const both = (...terms: Predicate[]): Predicate => ({ kind: 'and', terms });
