import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { withNewestFile } from './ingest/newest-file.ts';
import { type IngestOptions, type IngestSummary, ingestFile } from './ingest-file.ts';
import type { Materialization } from './materializations.repo.ts';
import { type MaterializeHooks, type MaterializeRequest, materializeIncremental } from './materialize.ts';

export interface RefreshRequest extends Pick<IngestOptions, 'pipeline' | 'asOf'>, Pick<MaterializeRequest, 'views'> {
  /** The newest file it names is taken: a path, a glob, or s3://bucket/folder/*.csv. */
  readonly newest: string;
}

export interface RefreshSummary {
  readonly ingest: IngestSummary;
  readonly materializations: readonly Materialization[];
}

interface RefreshHooks extends Omit<MaterializeHooks, 'onProgress'> {
  readonly onProgress?: (progress: { phase: string; fraction: number; detail?: string }) => void;
}

/** Ingests the newest file a pattern names, unless its content was ingested before. @throws see `ingestFile`. */
export function ingestNewest(
  { newest, ...options }: Pick<RefreshRequest, 'newest' | 'pipeline' | 'asOf'>,
  hooks: Pick<IngestOptions, 'onProgress' | 'signal'>,
  actor: Actor,
): Promise<IngestSummary> {
  return withNewestFile(newest, ({ path, fileName }) =>
    ingestFile(path, { ...options, ...hooks, fileName, ifNew: true }, actor),
  );
}

/**
 * The chain that puts today's features where predictions read them: ingest what is new, then materialize what is new. It
 * may be done again at any time. What fails in the first part stops the second and says so.
 */
export async function refreshFeatures(
  { views, ...ingesting }: RefreshRequest,
  hooks: RefreshHooks,
  actor: Actor,
): Promise<RefreshSummary> {
  const { onProgress = () => {}, signal } = hooks;
  const inHalf = (half: 0 | 1) => (progress: { phase: string; fraction: number; detail?: string }) =>
    onProgress({ ...progress, fraction: (half + progress.fraction) / 2 });
  const ingestHooks = { onProgress: inHalf(0), ...(signal && { signal }) };
  const ingest = await ingestNewest(ingesting, ingestHooks, actor).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    throw new AppError(error.code, `The ingest failed, so nothing was materialized: ${error.message}`, {
      cause: error,
    });
  });
  const request = views ? { views } : {};
  const materializations = await materializeIncremental(request, { ...hooks, onProgress: inHalf(1) }, actor);
  return { ingest, materializations };
}
