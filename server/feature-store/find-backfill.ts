import { type DefinitionVersion, listDefinitionVersions } from './definition-versions.ts';
import { type Ingest, listIngests, PUSHED } from './ingests.repo.ts';
import { type FilledPart, offlineTable } from './offline/offline-store.ts';
import { offlineStore } from './offline/open-offline-store.ts';
import { type AppliedView, getView } from './registry.ts';
import { canRead } from './repo/check-source.ts';
import type { Field } from './vocabulary.ts';

/** A feature that rows from before it was there do not have. */
export interface FeatureBackfill {
  readonly feature: string;
  /** Rows without it that an ingest can bring again, one a key and ingest. */
  readonly rows: number;
  /** Ids of the ingests that gave it no value at all, or values of a type it does not have any more; newest first. */
  readonly ingests: readonly string[];
  /** Whether some have it in its former type. */
  readonly isRetyped: boolean;
  /** Not even the ingests since the view is as it is gave it one: the pipeline does not write it yet. */
  readonly isUnwritten: boolean;
}

export interface Backfill {
  readonly view: string;
  readonly table: string;
  /** Rows of the table. */
  readonly rows: number;
  readonly features: readonly FeatureBackfill[];
  /** Ingests whose rows are in a table the view does not read any more, and nowhere in the one it reads. */
  readonly elsewhere: readonly Ingest[];
  /** Every ingest to be done again, oldest first, so that the newest of equal times counts last. */
  readonly again: readonly Ingest[];
}

/**
 * Which data a view lacks because its definition changed after they came: found by counting, in the rows themselves, for
 * each feature and each ingest, or by its type in the version of the view it was ingested for. An ingest that was done
 * again counts for the one before it. Rows that were pushed came from no file and cannot be brought again, so they do not
 * count.
 *
 * @throws AppError `not_found` for an unknown view; what the offline store throws when it cannot be read.
 */
export async function findBackfill(viewName: string): Promise<Backfill> {
  const view = await getView(viewName);
  const { table, pipeline } = view.source;
  const ingests = (await listIngests()).filter((ingest) => ingest.pipeline !== PUSHED);
  const here = newestOfEach(ingests.filter((ingest) => ingest.table === table));
  const parts = await offlineStore().countFilled(
    offlineTable(view, view.joinKeys),
    here.map(({ createdAt }) => createdAt),
  );
  const versions = await listDefinitionVersions('feature_view', view.name);
  const counted = { view, ingests: here, parts, versions };
  const features = view.fields.flatMap((field) => backfillOf(field, counted) ?? []);
  const known = new Set(here.map(contentOf));
  const elsewhere = newestOfEach(
    ingests.filter((ingest) => pipeline !== undefined && ingest.pipeline === pipeline),
  ).filter((ingest) => !known.has(contentOf(ingest)));
  const lacking = new Set(features.filter(({ isUnwritten }) => !isUnwritten).flatMap((feature) => feature.ingests));
  return {
    view: view.name,
    table,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    features,
    elsewhere,
    again: [...here.filter(({ id }) => lacking.has(id)), ...elsewhere].sort((a, b) => +a.createdAt - +b.createdAt),
  };
}

interface Counted {
  readonly view: AppliedView;
  readonly ingests: readonly Ingest[];
  readonly parts: readonly FilledPart[];
  /** Of the view, newest first. */
  readonly versions: readonly DefinitionVersion[];
}

/** A feature without a single value in an ingest was not there yet; one with some was, and the rest are its nulls. */
function backfillOf(field: Field, counted: Counted): FeatureBackfill | null {
  const { view, ingests, parts } = counted;
  const partOf = new Map(parts.map((part) => [part.writtenAt, part]));
  const isEmpty = ({ createdAt }: Ingest) => partOf.get(+createdAt)?.filled[field.name] === 0;
  const retyped = new Set(ingests.filter((ingest) => isOfOtherType(field, ingest, counted)));
  const lacking = ingests.filter((ingest) => isEmpty(ingest) || retyped.has(ingest));
  if (lacking.length === 0) return null;
  const since = ingests.filter(({ createdAt }) => createdAt > view.appliedAt);
  return {
    feature: field.name,
    rows: lacking.reduce((sum, { createdAt }) => sum + (partOf.get(+createdAt)?.rows ?? 0), 0),
    ingests: lacking.map(({ id }) => id),
    isRetyped: retyped.size > 0,
    isUnwritten: since.length > 0 && since.every(isEmpty),
  };
}

/** Whether an ingest wrote a feature in a type that does not hold as the one it has now. */
function isOfOtherType({ name, dtype }: Field, { createdAt }: Ingest, { view, versions }: Counted): boolean {
  const body = versions.find(({ appliedAt }) => appliedAt <= createdAt)?.body;
  if (body?.kind !== 'feature_view') return false;
  const names = [name, ...(view.formerly.features[name] ?? [])];
  const then = body.fields.find((field) => names.includes(field.name));
  return then !== undefined && !canRead(then.dtype, dtype);
}

/** The same file about the same moment, whenever and into whichever table. */
const contentOf = ({ pipeline, fileSha256, asOf }: Ingest): string => `${pipeline} ${fileSha256} ${+asOf}`;

/** Of ingests newest first, the newest of each content. */
function newestOfEach(ingests: readonly Ingest[]): Ingest[] {
  const seen = new Set<string>();
  return ingests.filter((ingest) => {
    const content = contentOf(ingest);
    return !seen.has(content) && seen.add(content);
  });
}
