import type { PlannedChange } from '#server/feature-store/feature-repo-plan';
import type { Backfill } from '#server/feature-store/find-backfill';
import { type Ingest, listIngests } from '#server/feature-store/ingests.repo';
import { findFurthestMaterialization, listMaterializations } from '#server/feature-store/materializations.repo';
import type { AppliedView } from '#server/feature-store/registry';
import type { ChangeStep, Task } from '../change-step.ts';
import type { Job } from '../schema.ts';
import { isOpen, stateOf } from './step-state.ts';

/** A view as applied, and what the feature repo would make of it. */
export interface Before {
  readonly view: AppliedView;
  readonly planned: PlannedChange | null;
}

/** The definition itself. */
export function applyStep(planned: PlannedChange | null, confirm: readonly string[]): ChangeStep {
  const title = 'Apply the definition';
  if (!planned) return { title, state: 'done', about: 'The registry says what the feature repo says.', tasks: [] };
  const { action, fromVersion } = planned;
  const about =
    action === 'delete'
      ? 'The feature repo has the view no more.'
      : `The registry has version ${fromVersion}; the feature repo says otherwise.`;
  const task = { key: 'apply', title: 'Plan and apply', about: '', state: 'to do', does: 'apply', confirm } as const;
  return { title, state: 'to do', about, tasks: [task] };
}

/** Data that came before the features they lack, or lie in a table that is read no more. */
export function ingestStep({ view, planned }: Before, backfill: Backfill, jobs: readonly Job[]): ChangeStep {
  const title = 'Ingest again';
  if (planned && needsData(planned)) {
    return {
      title,
      state: 'later',
      about: 'What came before will lack the new features until it comes again.',
      tasks: [],
    };
  }
  const tasks = backfill.again.map((ingest): Task => {
    const lacking = backfill.features
      .filter(({ ingests }) => ingests.includes(ingest.id))
      .map(({ feature, isRetyped }) => (isRetyped ? `${feature} in its new type` : feature));
    return {
      key: ingest.id,
      does: 'ingest',
      ingestId: ingest.id,
      title: ingest.fileName,
      about: `${ingest.rows.toLocaleString('en')} rows as of ${day(ingest)}, ${
        lacking.length > 0 ? `without ${lacking.join(', ')}` : `not in ${view.source.table}`
      }`,
      state: isRunning(ingest, jobs) ? 'running' : 'to do',
    };
  });
  const unwritten = backfill.features.filter(({ isUnwritten }) => isUnwritten).map(({ feature }) => feature);
  const note =
    unwritten.length > 0 ? ` The pipeline gives no value to ${unwritten.join(', ')}: let it, and ingest again.` : '';
  return { title, state: stateOf(tasks), about: `${sayBackfill(backfill)}${note}`, tasks };
}

/** A drop or a rename asks for no new data. */
const needsData = ({ features, before, body }: PlannedChange): boolean =>
  features.some(({ change }) => change === 'added' || change === 'retyped') ||
  (before?.kind === 'feature_view' && body?.kind === 'feature_view' && before.source.table !== body.source.table);

function sayBackfill({ features, elsewhere, table }: Backfill): string {
  const lacking = features.filter(({ isUnwritten }) => !isUnwritten);
  const parts = [
    ...lacking.map(
      ({ feature, rows, isRetyped }) =>
        `${rows.toLocaleString('en')} rows lack ${feature}${isRetyped ? ' in its new type' : ''}`,
    ),
    ...(elsewhere.length > 0 ? [`${elsewhere.length} ingests are not in the table ${table} yet`] : []),
  ];
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Every ingest has every feature.';
}

function isRunning({ id }: Ingest, jobs: readonly Job[]): boolean {
  return jobs.some(({ status, input }) => isOpen(status) && (input as { again?: string }).again === id);
}

/** The online store, which has the rows of the version before. */
export async function materializeStep({ view, planned }: Before): Promise<ChangeStep> {
  const title = 'Materialize';
  if (!view.online) return { title, state: 'done', about: 'The view is not served online.', tasks: [] };
  if (planned && planned.action !== 'update') {
    return { title, state: 'later', about: 'The online store keeps what it has until then.', tasks: [] };
  }
  const [last, [newest], ingests] = await Promise.all([
    findFurthestMaterialization(view),
    listMaterializations(view.name, 1),
    listIngests(),
  ]);
  const isBehind = !last || ingests.some((ingest) => ingest.createdAt > last.createdAt && isRepeat(ingest, ingests));
  if (!isBehind) return { title, state: 'done', about: 'The online store has rows of this version.', tasks: [] };
  const about = last
    ? 'Rows came again after the last materialization.'
    : `Version ${view.version} was never materialized: new features are unknown to the online store.`;
  const state = newest && isOpen(newest.status) ? 'running' : 'to do';
  const task: Task = {
    key: 'materialize',
    does: 'materialize',
    view: view.name,
    title: 'Materialize',
    about: '',
    state,
  };
  return { title, state, about, tasks: [task] };
}

/** Of ordinary new data the page says elsewhere how fresh they are; here only what was brought again counts. */
function isRepeat({ createdAt, fileSha256, asOf }: Ingest, ingests: readonly Ingest[]): boolean {
  return ingests.some((one) => one.createdAt < createdAt && one.fileSha256 === fileSha256 && +one.asOf === +asOf);
}

const day = ({ asOf }: Ingest): string => asOf.toISOString().slice(0, 10);
