import type { Actor } from '#server/access/actor';
import { demoDataFile } from './demo-data-file.ts';
import { type IngestOptions, type IngestSummary, ingestFile } from './ingest-file.ts';
import { listIngests } from './ingests.repo.ts';
import { loadFeatureRepo } from './load-feature-repo.ts';

/** The pipeline that reads invoices as the demo data has them. */
const DEMO_PIPELINE = 'customer_rfm';

/**
 * Fills an empty offline store with the demo data, so that a first look finds something.
 * @returns null when something was ever ingested, or the feature repo has no pipeline for invoices.
 */
export async function loadDemoData(
  hooks: Pick<IngestOptions, 'onProgress' | 'signal'>,
  actor: Actor,
): Promise<IngestSummary | null> {
  const { pipelines } = await loadFeatureRepo();
  if (!pipelines.some(({ name }) => name === DEMO_PIPELINE) || (await listIngests()).length > 0) return null;
  return ingestFile(await demoDataFile(), { ...hooks, pipeline: DEMO_PIPELINE }, actor);
}
