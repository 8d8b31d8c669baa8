import type { ChangeStep, Task } from '#server/jobs/change-step';
import type { ViewChange } from '#server/jobs/view-change';
import { describeAffected } from './describe-affected.ts';

const SIGNS = { done: '[x]', running: '[~]', 'to do': '[ ]', later: '[.]' } as const;

/** The steps of a changed feature set with their state, and the command that does what is to be done. */
export function describeViewChange({ view, planned, problem, affected, steps }: ViewChange): string {
  const nothing = `Nothing is left to do for ${view}: the definition is applied, its data are there, and no model is stale.`;
  return [
    ...(problem === null ? [] : [`The feature repo cannot be planned: ${problem}`]),
    ...(steps.length === 0 && problem === null ? [nothing] : steps.flatMap(describeStep)),
    ...(planned ? ['What changes:', ...planned.details.map((detail) => `  ${detail}`)] : []),
    ...(affected ? describeAffected(affected) : []),
  ].join('\n');
}

function describeStep({ title, state, about, tasks }: ChangeStep, i: number): string[] {
  return [
    `${SIGNS[state]} ${i + 1}. ${title}: ${about}`,
    ...tasks.flatMap((task) => [
      // A task without more to say is what its step says.
      ...(task.about ? [`      ${task.title}, ${task.about}`] : []),
      `      ${commandOf(task)}`,
    ]),
  ];
}

/** As it is typed; its state where there is nothing to type. */
function commandOf(task: Task): string {
  if (task.state !== 'to do') return `(${task.state})`;
  switch (task.does) {
    case 'apply':
      return `$ cookoff apply${task.confirm.map((name) => ` --confirm ${name}`).join('')}`;
    case 'ingest':
      return `$ cookoff ingest --again ${task.ingestId}`;
    case 'materialize':
      return `$ cookoff materialize-incremental --views ${task.view}`;
    case 'retrain':
      return `$ cookoff train ${quoted(task.arguments)}`;
    case 'promote':
      return `$ cookoff promote ${task.runId} --model ${task.model} --alias ${task.alias}`;
  }
}

/** For a POSIX shell. */
const quoted = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
