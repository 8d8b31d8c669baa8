import type { RegisteredModel } from '#server/models/schema';
import { queryValue, type SearchParams } from '../../../_ui/search-params.ts';

export interface VersionChoice {
  /** The older of two that were ticked, or what `?a=` says; '' for none. */
  readonly a: string;
  readonly b: string;
  /** Why these two are not compared; null when they are. */
  readonly problem: string | null;
}

/** Two versions out of an address: `?a=v0.0&b=v0.1`, or as they were ticked in a table, `?v=v0.1&v=v0.0`. */
export function readChoice(params: SearchParams, { name, versions }: RegisteredModel): VersionChoice {
  const known = versions.map(({ version }) => version);
  const ticked = [params.v ?? []].flat();
  // The table has the newest first; the older is what the newer is held against.
  const [b = '', a = ''] =
    params.v === undefined ? [queryValue(params, 'b'), queryValue(params, 'a')] : inTableOrder(ticked, known);
  return { a, b, problem: problemOf({ a, b, ticked: ticked.length, name }, known) };
}

const inTableOrder = (ticked: readonly string[], known: readonly string[]): string[] =>
  ticked.toSorted((x, y) => known.indexOf(x) - known.indexOf(y));

interface Asked {
  readonly a: string;
  readonly b: string;
  readonly ticked: number;
  readonly name: string;
}

function problemOf({ a, b, ticked, name }: Asked, known: readonly string[]): string | null {
  if (ticked > 2) return `${ticked} versions were ticked; two can be compared. Choose which.`;
  if (a === '' || b === '') return 'Choose two versions.';
  if (a === b) return `${a} cannot be held against itself. Choose another one.`;
  const unknown = [a, b].filter((version) => !known.includes(version));
  return unknown.length > 0 ? `${name} has no version ${unknown.join(' and none ')}. Choose two it has.` : null;
}
