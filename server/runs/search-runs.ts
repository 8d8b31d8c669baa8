import { z } from 'zod';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type Cells, type RunSummary, readCells, readSummaries } from './search/found-runs.repo.ts';
import { parseQuery, QUERY_MAX } from './search/parse-query.ts';
import { not, type Predicate } from './search/predicate.ts';
import { fieldsOf } from './search/query.ts';
import { resolveQuery } from './search/resolve-query.ts';
import { NEWEST_FIRST, readSort } from './search/run-sort.ts';
import { countFitting, findPlaces, type Place } from './search/search.repo.ts';
import { findStaleRuns } from './stale-runs.ts';
import { columnKey, listRunColumns, type RunColumn } from './storage/run-values.repo.ts';

export { type Cells, QUERY_MAX };

/** As many as one page of a search may have. */
const PAGE_MAX = 200;

export const SearchRunsSchema = z.object({
  q: z.string().default('').describe('such as `metric.f1_macro > 0.6 and owner = "Dee"`; see the docs'),
  sort: z.string().default(NEWEST_FIRST).describe('`name`, or `-metric.f1_macro` for the highest first'),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50).describe(`at most ${PAGE_MAX}`),
  after: z.string().optional().describe('`next` of the page before'),
});
export type SearchRuns = z.input<typeof SearchRunsSchema>;

/** A run as a row of a table. */
export interface FoundRun extends Omit<RunSummary, 'features' | 'viewVersions' | 'createdAt' | 'finishedAt'> {
  readonly features: number;
  /** ISO 8601. */
  readonly created: string;
  readonly finished: string | null;
  /** What it was learned from and is no longer what it was. */
  readonly stale: readonly StaleFeature[];
}

export interface RunPage {
  readonly runs: readonly FoundRun[];
  /** For the page after this one; null on the last. */
  readonly next: string | null;
}

/** The ids of a page, for who wants the whole runs. */
export interface IdPage {
  readonly ids: readonly string[];
  readonly next: string | null;
}

const PlaceSchema = z.object({ stretch: z.number().int().min(0), key: z.string(), id: z.string() });

/**
 * A page of the runs that fit, as rows. Archived runs are left out unless the query speaks of them.
 * @throws AppError invalid_input for a mistake in the query, with its place; for a sort or a page nobody knows.
 */
export async function searchRuns(search: SearchRuns): Promise<RunPage> {
  const { ids, next } = await searchRunIds(search);
  const summaries = await readSummaries(ids);
  const stale = await findStaleRuns(summaries);
  const runs = summaries.map(({ viewVersions: _, createdAt, finishedAt, features, ...run }) => ({
    ...run,
    features: features.length,
    created: createdAt.toISOString(),
    finished: finishedAt?.toISOString() ?? null,
    stale: stale.get(run.id) ?? [],
  }));
  return { runs, next };
}

/** The same, ids only. @throws as `searchRuns`. */
export async function searchRunIds(search: SearchRuns): Promise<IdPage> {
  const { q, sort, limit, after } = parseInput(SearchRunsSchema, search);
  const columns = await listRunColumns();
  const slice = { sort: readSort(sort, columns), limit: limit + 1, after: after ? readPlace(after) : null };
  const places = await findPlaces(toPredicate(q, columns), slice);
  const last = places.length > limit ? places[limit - 1]! : null;
  return { ids: places.slice(0, limit).map(({ id }) => id), next: last && writePlace(last) };
}

/** How many runs fit the query. @throws AppError invalid_input for a mistake in the query. */
export async function countRuns(q: string): Promise<number> {
  return countFitting(toPredicate(q, await listRunColumns()));
}

/** What runs have in some columns. A column that no run has yet is empty in all of them. */
export async function readRunCells(ids: readonly string[], columns: readonly string[]): Promise<Cells> {
  const known = await listRunColumns();
  return readCells(
    ids,
    known.filter((column) => columns.includes(columnKey(column))).map(({ id }) => id),
  );
}

/** Ids of columns by their names. @throws AppError invalid_input naming those that no run has. */
export function columnIdsOf(names: readonly string[], known: readonly RunColumn[]): number[] {
  const ids = new Map(known.map((column) => [columnKey(column), column.id]));
  const unknown = names.filter((name) => !ids.has(name));
  if (unknown.length > 0) throw new AppError('invalid_input', `No run has a column ${unknown.join(', ')}.`);
  return names.map((name) => ids.get(name)!);
}

/** The query as a condition; archived runs only where it speaks of them. @throws AppError invalid_input. */
export function toPredicate(q: string, columns: readonly RunColumn[]): Predicate {
  const query = parseQuery(q);
  const current = not({ kind: 'flag', field: 'archived' });
  if (!query) return current;
  const asked = resolveQuery(query, { source: q, columns });
  if (fieldsOf(query).some(({ text }) => text === 'archived')) return asked;
  return { kind: 'and', terms: [current, asked] };
}

const writePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function readPlace(after: string): Place {
  try {
    return PlaceSchema.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch {
    const message = `"${after}" is no page of a search. Leave \`after\` out for the first, or give the \`next\` of an answer.`;
    throw new AppError('invalid_input', message, { fields: { after: message } });
  }
}
