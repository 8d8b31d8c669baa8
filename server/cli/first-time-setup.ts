import { applyFeatureRepo } from '#server/feature-store/apply';
import { loadDemoData } from '#server/feature-store/load-demo-data';
import { listMaterializations } from '#server/feature-store/materializations.repo';
import { materializeIncremental } from '#server/feature-store/materialize';
import { planFeatureRepo } from '#server/feature-store/plan';
import type { Context } from './command.ts';

/**
 * Brings a home to where its pages have something to show: what is new in the feature repo applied, the demo data loaded
 * when nothing was ever ingested, the online store filled when it never was. What is there already is left alone.
 */
export async function setUpFirstTime(context: Context): Promise<void> {
  await applyWhatIsNew(context);
  await fillOfflineStore(context);
  const filled = (await listMaterializations()).some(({ status }) => status === 'finished');
  if (!filled) await fillOnlineStore(context);
  context.progress.end();
}

/** What changes something that people or models use waits for somebody to look at the plan, and no reason not to start. */
async function applyWhatIsNew({ actor, progress }: Context): Promise<void> {
  const phase = 'Applying the feature repo';
  progress.report({ phase });
  const plan = await planFeatureRepo();
  const isNew = plan.changes.every(({ action }) => action === 'create');
  if (isNew) await applyFeatureRepo(actor, { token: plan.token });
  else progress.report({ phase, fraction: 1, detail: 'it has changes that are not applied yet: see cookoff plan' });
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
