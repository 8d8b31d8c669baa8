import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import type { Command } from './command.ts';

interface Listed {
  readonly summary: string;
  // biome-ignore lint/suspicious/noExplicitAny: the list holds commands of every input; each checks its own.
  readonly load: () => Promise<{ default: Command<any, any> }>;
}

/** Every command, in the order the help shows them. A name may have two words. */
export const COMMANDS: Readonly<Record<string, Listed>> = {
  ingest: { summary: 'a raw file to offline store rows', load: () => import('./commands/ingest.ts') },
  plan: { summary: 'what apply would change', load: () => import('./commands/plan.ts') },
  apply: { summary: 'make the feature registry say what feature_repo says', load: () => import('./commands/apply.ts') },
  changes: {
    summary: 'what a changed feature set still needs, step by step',
    load: () => import('./commands/changes.ts'),
  },
  views: { summary: 'list feature views', load: () => import('./commands/views.ts') },
  'views show': {
    summary: 'one feature view: schema, source, freshness, statistics',
    load: () => import('./commands/views-show.ts'),
  },
  dataset: { summary: 'a point-in-time training dataset to a file', load: () => import('./commands/dataset.ts') },
  'dataset preview': {
    summary: 'what its rows would be, and what to beware of',
    load: () => import('./commands/dataset-preview.ts'),
  },
  'registry log': {
    summary: 'who applied what to the feature registry',
    load: () => import('./commands/registry-log.ts'),
  },
  'registry import': {
    summary: "definitions out of Feast's registry.db",
    load: () => import('./commands/registry-import.ts'),
  },
  'registry export': {
    summary: 'the feature registry as a registry.db for Feast',
    load: () => import('./commands/registry-export.ts'),
  },
  materialize: {
    summary: 'an interval of the offline store to the online store',
    load: () => import('./commands/materialize.ts'),
  },
  'materialize-incremental': {
    summary: 'what is new to the online store',
    load: () => import('./commands/materialize-incremental.ts'),
  },
  materializations: {
    summary: 'list materializations: what each did, and which can be resumed',
    load: () => import('./commands/materializations.ts'),
  },
  refresh: {
    summary: 'the newest file to the offline store, then what is new to the online store',
    load: () => import('./commands/refresh.ts'),
  },
  schedules: { summary: 'list schedules and what came of them', load: () => import('./commands/schedules.ts') },
  'schedules add': { summary: 'work by the clock', load: () => import('./commands/schedules-add.ts') },
  'schedules pause': { summary: 'no more of it for now', load: () => import('./commands/schedules-pause.ts') },
  'schedules resume': {
    summary: 'from its next moment on again',
    load: () => import('./commands/schedules-resume.ts'),
  },
  'schedules run': { summary: 'its job now', load: () => import('./commands/schedules-run.ts') },
  'schedules remove': { summary: 'forget it; its jobs stay', load: () => import('./commands/schedules-remove.ts') },
  online: { summary: 'read the online store', load: () => import('./commands/online.ts') },
  train: { summary: 'one run', load: () => import('./commands/train.ts') },
  'import-model': {
    summary: 'a model trained elsewhere to a run',
    load: () => import('./commands/import-model.ts'),
  },
  runs: { summary: 'list runs', load: () => import('./commands/runs.ts') },
  compare: { summary: 'hold runs against each other, with a verdict', load: () => import('./commands/compare.ts') },
  repeat: {
    summary: 'train runs again on many splits, with a verdict',
    load: () => import('./commands/repeat.ts'),
  },
  experiments: { summary: 'list experiments', load: () => import('./commands/experiments.ts') },
  'experiments create': {
    summary: 'one question for runs to answer on the same rows',
    load: () => import('./commands/experiments-create.ts'),
  },
  'experiments show': {
    summary: 'its runs in bands that can be told apart',
    load: () => import('./commands/experiments-show.ts'),
  },
  'experiments add': {
    summary: 'runs and sweeps made before to one',
    load: () => import('./commands/experiments-add.ts'),
  },
  'experiments note': { summary: 'say something about one', load: () => import('./commands/experiments-note.ts') },
  'experiments edit': { summary: 'another name or question', load: () => import('./commands/experiments-edit.ts') },
  'experiments archive': { summary: 'put one away', load: () => import('./commands/experiments-archive.ts') },
  'experiments restore': { summary: 'take one up again', load: () => import('./commands/experiments-restore.ts') },
  sweep: {
    summary: 'every set of features, or many parameters, on the same folds',
    load: () => import('./commands/sweep.ts'),
  },
  sweeps: { summary: 'list sweeps', load: () => import('./commands/sweeps.ts') },
  'sweeps show': { summary: 'what a sweep has found', load: () => import('./commands/sweeps-show.ts') },
  'sweeps run': { summary: 'a point of one to a run', load: () => import('./commands/sweeps-run.ts') },
  'sweeps pause': { summary: 'stop one for now', load: () => import('./commands/sweeps-pause.ts') },
  'sweeps resume': { summary: 'go on with one that stopped', load: () => import('./commands/sweeps-resume.ts') },
  'sweeps cancel': { summary: 'stop one for good', load: () => import('./commands/sweeps-cancel.ts') },
  promote: {
    summary: 'a run to a model version, or a version to an alias',
    load: () => import('./commands/promote.ts'),
  },
  gates: { summary: 'what a promotion would meet', load: () => import('./commands/gates.ts') },
  rollback: { summary: 'an alias back to an earlier version', load: () => import('./commands/rollback.ts') },
  keys: { summary: 'list API keys', load: () => import('./commands/keys.ts') },
  'keys add': { summary: 'an API key for a program', load: () => import('./commands/keys-add.ts') },
  'keys revoke': { summary: 'an API key opens nothing any more', load: () => import('./commands/keys-revoke.ts') },
  models: { summary: 'list models, versions and aliases', load: () => import('./commands/models.ts') },
  'models protect': {
    summary: 'who leads a model, and what only they move',
    load: () => import('./commands/models-protect.ts'),
  },
  'models requests': { summary: 'requested promotions', load: () => import('./commands/models-requests.ts') },
  'models decide': { summary: 'approve or decline one', load: () => import('./commands/models-decide.ts') },
  'models webhook': {
    summary: 'who is told when an alias moves',
    load: () => import('./commands/models-webhook.ts'),
  },
  'models compare': {
    summary: 'two versions, and all that differs',
    load: () => import('./commands/models-compare.ts'),
  },
  'models card': { summary: 'the card of a version', load: () => import('./commands/models-card.ts') },
  'models edit-card': {
    summary: 'write on the card of a version',
    load: () => import('./commands/models-edit-card.ts'),
  },
  'models delete': {
    summary: 'a version that no alias points to, and its package',
    load: () => import('./commands/models-delete.ts'),
  },
  score: { summary: 'batch prediction to Parquet', load: () => import('./commands/score.ts') },
  demo: { summary: 'the whole story in the terminal', load: () => import('./commands/demo.ts') },
  start: {
    summary: 'set up what is missing, load the demo data, run the app',
    load: () => import('./commands/start.ts'),
  },
  serve: { summary: 'run the app: database, worker and web', load: () => import('./commands/serve.ts') },
  worker: { summary: 'do the work that the web process asks for', load: () => import('./commands/worker.ts') },
};

/**
 * The command that the words begin with, and the words that remain.
 * @throws AppError invalid_input for words that name none.
 */
export function findCommand(words: readonly string[]): { name: string; rest: string[]; listed: Listed } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const listed = COMMANDS[name];
    if (listed) return { name, rest: words.slice(length), listed };
  }
  const [wrong = ''] = words;
  throw new AppError(
    'invalid_input',
    `There is no command "${wrong}".${didYouMean(wrong, Object.keys(COMMANDS))} See cookoff --help.`,
  );
}

/** What `cookoff --help` prints. */
export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    'Usage: cookoff COMMAND [options]',
    '',
    'Features to a live, honestly chosen model.',
    '',
    'Commands:',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --json and --help. Exit codes: 0 done, 1 failed, 2 bad input.',
  ].join('\n');
}
