import { applyFeatureRepo } from '#server/feature-store/apply';
import { loadDemoData } from '#server/feature-store/load-demo-data';
import { listMaterializations } from '#server/feature-store/materializations.repo';
import { materializeIncremental } from '#server/feature-store/materialize';
import type { Context } from './command.ts';

/**
 * Brings a home to where its pages have something to show: the feature repo applied, the demo data loaded when nothing
 * was ever ingested, the online store filled when it never was. What is there already is left alone.
 */
export async function setUpFirstTime(context: Context): Promise<void> {
  context.progress.report({ phase: 'Applying the feature repo' });
  await applyFeatureRepo(context.actor);
  await fillOfflineStore(context);
  const filled = (await listMaterializations()).some(({ status }) => status === 'finished');
  if (!filled) await fillOnlineStore(context);
  context.progress.end();
}

async function fillOfflineStore({ actor, progress, signal }: Context): Promise<void> {
  const phase = 'Loading the demo data';
  const onProgress = (state: { phase: string; fraction: number }) =>
    progress.report({ phase, fraction: state.fraction, detail: state.phase });
  const ingest = await loadDemoData({ signal, onProgress }, actor);
  if (ingest)
    progress.report({ phase, fraction: 1, detail: `${ingest.counts.raw} invoice lines, ${ingest.rows} customers` });
}

async function fillOnlineStore({ actor, progress, signal }: Context): Promise<void> {
  const phase = 'Filling the online store';
  const onProgress = (state: { fraction: number; view: string }) =>
    progress.report({ phase, fraction: state.fraction, detail: state.view });
  const done = await materializeIncremental({}, { signal, onProgress }, actor);
  const rows = done.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  progress.report({ phase, fraction: 1, detail: `${rows} customers` });
}
