import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { listIngests } from '#server/feature-store/ingests.repo';
import { loadFeatureRepo } from '#server/feature-store/load-feature-repo';
import { listMaterializations } from '#server/feature-store/materializations.repo';
import { materializeIncremental } from '#server/feature-store/materialize';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import type { Context } from './command.ts';

const DEMO_PIPELINE = 'customer_rfm';

/**
 * Brings a home to where its pages have something to show: the feature repo applied, the demo data loaded when nothing
 * was ever ingested, the online store filled when it never was. What is there already is left alone.
 */
export async function setUpFirstTime(context: Context): Promise<void> {
  context.progress.report({ phase: 'Applying the feature repo' });
  await applyFeatureRepo(context.actor);
  const { pipelines } = await loadFeatureRepo();
  const hasDemoPipeline = pipelines.some(({ name }) => name === DEMO_PIPELINE);
  if (hasDemoPipeline && (await listIngests()).length === 0) await loadDemoData(context);
  const filled = (await listMaterializations()).some(({ status }) => status === 'finished');
  if (!filled) await fillOnlineStore(context);
  context.progress.end();
}

async function loadDemoData({ actor, progress, signal }: Context): Promise<void> {
  const phase = 'Loading the demo data';
  progress.report({ phase, detail: 'writing invoices' });
  const folder = await mkdtemp(join(tmpdir(), 'cookoff-demo-'));
  try {
    const file = join(folder, 'demo.csv');
    const lines = await writeDemoData(file);
    const onProgress = (state: { phase: string; fraction: number }) =>
      progress.report({ phase, fraction: state.fraction, detail: state.phase });
    const { rows } = await ingestFile(file, { pipeline: DEMO_PIPELINE, signal, onProgress }, actor);
    progress.report({ phase, fraction: 1, detail: `${lines} invoice lines, ${rows} customers` });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fillOnlineStore({ actor, progress, signal }: Context): Promise<void> {
  const phase = 'Filling the online store';
  const onProgress = (state: { fraction: number; view: string }) =>
    progress.report({ phase, fraction: state.fraction, detail: state.view });
  const done = await materializeIncremental({}, { signal, onProgress }, actor);
  const rows = done.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  progress.report({ phase, fraction: 1, detail: `${rows} customers` });
}
