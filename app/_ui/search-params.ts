/** A page's query as Next hands it over. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a query parameter, or `''`. */
export function queryValue(params: SearchParams, name: string): string {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** The value when it is one of those allowed, else the first of them. A URL typed by hand must not break a page. */
export function queryChoice<T extends string>(params: SearchParams, name: string, allowed: readonly [T, ...T[]]): T {
  const value = queryValue(params, name);
  return allowed.find((choice) => choice === value) ?? allowed[0];
}

/** `?a=1&b=2` from the values that are not empty. */
export function toQuery(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query ? `?${query}` : '';
}
