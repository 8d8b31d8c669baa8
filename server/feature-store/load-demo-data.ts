import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#server/access/actor';
import { readEnv } from '#server/platform/env';
import { type IngestOptions, type IngestSummary, ingestFile } from './ingest-file.ts';
import { listIngests } from './ingests.repo.ts';
import { writeDemoData } from './write-demo-data.ts';

/** Fills an empty offline store with the demo data, so that a first look finds something. Null when it is not empty. */
export async function loadDemoData(
  hooks: Pick<IngestOptions, 'onProgress' | 'signal'>,
  actor: Actor,
): Promise<IngestSummary | null> {
  if ((await listIngests()).length > 0) return null;
  const folder = join(readEnv().home, 'demo');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'online-retail-demo.csv');
  await writeDemoData(file);
  return ingestFile(file, { ...hooks, pipeline: 'customer_rfm' }, actor);
}
