import { queryValue, type SearchParams, toQuery } from '../_ui/search-params.ts';

/** What the page is asked, all of it in its address, so that a link shares it. */
export interface Question {
  /** As every door takes it; empty for the first there is. */
  readonly model: string;
  readonly customer: string;
  /** Values tried in the place of stored ones, by feature. */
  readonly changes: Readonly<Record<string, number>>;
}

const CHANGE = 'set.';

/** A question as it stands in an address; what is no number is left out, because somebody typed it by hand. */
export function readQuestion(params: SearchParams): Question {
  const changes = Object.keys(params).flatMap((key) => {
    const text = queryValue(params, key).trim();
    const value = Number(text);
    return key.startsWith(CHANGE) && text !== '' && Number.isFinite(value)
      ? [[key.slice(CHANGE.length), value] as const]
      : [];
  });
  return {
    model: queryValue(params, 'model'),
    customer: queryValue(params, 'customer').trim(),
    changes: Object.fromEntries(changes),
  };
}

/** The other way round. */
export function questionHref({ model, customer, changes }: Question): string {
  const set = Object.entries(changes).map(([name, value]) => [`${CHANGE}${name}`, String(value)]);
  return `/predict${toQuery({ model, customer, ...Object.fromEntries(set) })}`;
}

export const isSameQuestion = (a: Question, b: Question): boolean => questionHref(a) === questionHref(b);
