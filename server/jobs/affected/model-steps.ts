import type { PlannedChange } from '#server/feature-store/feature-repo-plan';
import type { CurrentCopy } from '#server/runs/copy-on-current';
import type { Run } from '#server/runs/schema';
import type { ChangeStep, Task } from '../change-step.ts';
import type { Affected } from '../find-affected.ts';
import type { Before } from './data-steps.ts';
import type { Repair } from './repairs.ts';
import { isOpen, stateOf } from './step-state.ts';

/** Models that refuse to serve, each to be trained again on features there are. */
export function retrainStep({ planned }: Before, repairs: readonly Repair[], affected: Affected | null): ChangeStep {
  const title = 'Train again';
  const tasks = repairs.map(
    ({ model, version, alias, run, copy, stale, successor }): Task => ({
      key: `${model}@${alias}`,
      does: 'retrain',
      runId: run.id,
      arguments: toArguments(run, copy),
      title: run.name,
      about: `${model} ${version} (${alias}) refuses to serve: ${stale.map(({ sentence }) => sentence).join('; ')}`,
      state: !successor ? 'to do' : isOpen(successor.status) ? 'running' : 'done',
    }),
  );
  const open = tasks.filter(({ state }) => state !== 'done');
  if (open.length > 0)
    return { title, state: stateOf(tasks), about: 'Models that serve learned from features that are no more.', tasks };
  if (willStop(planned, affected)) {
    return {
      title,
      state: 'later',
      about: 'Models that serve would refuse: train on the new version after it is applied.',
      tasks,
    };
  }
  return { title, state: 'done', about: 'No model that serves learned from features that are no more.', tasks };
}

/** The copy on the command line; a label that is gone is left out, so that the command asks for another. */
function toArguments({ name, owner, algorithm, params, seed, split }: Run, { features, label }: CurrentCopy): string[] {
  const { folds, repeats } = split;
  return [
    ...['--name', `${name}, again`, '--owner', owner],
    ...(features.length > 0 ? ['--features', features.join()] : []),
    ...(label ? ['--label', label] : []),
    ...['--algorithm', algorithm, '--params', JSON.stringify(params), '--seed', String(seed)],
    ...(folds ? ['--cv', String(folds), '--repeats', String(repeats ?? 1)] : ['--split', split.name]),
  ];
}

/** The successor of each such model under its alias. */
export function promoteStep({ planned }: Before, repairs: readonly Repair[], affected: Affected | null): ChangeStep {
  const title = 'Promote';
  const tasks = repairs.flatMap(({ model, version, alias, successor }): Task[] => {
    if (successor?.status !== 'finished') return [];
    const about = `${model}@${alias} is at ${version}, which refuses to serve`;
    return [
      {
        key: `${model}@${alias}`,
        does: 'promote',
        runId: successor.id,
        model,
        alias,
        title: successor.name,
        about,
        state: 'to do',
      },
    ];
  });
  if (tasks.length > 0) return { title, state: 'to do', about: 'A run on the features there are has finished.', tasks };
  const isLater = repairs.length > 0 || willStop(planned, affected);
  const about = isLater
    ? 'After the training, if the new run is good enough.'
    : 'Every alias is at a version that can serve.';
  return { title, state: isLater ? 'later' : 'done', about, tasks };
}

const willStop = (planned: PlannedChange | null, affected: Affected | null): boolean =>
  planned !== null && (affected?.versions.some(({ aliases, stops }) => stops && aliases.length > 0) ?? false);
