/** The steps of a changed feature set, as the page and the command line show them. Safe in the browser. */

/** `later`: a step before it has to be done first. */
export type StepState = 'done' | 'to do' | 'running' | 'later';

/** One thing to do, which a button or a command does. */
export type Task = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly state: StepState;
} & (
  | { readonly does: 'apply'; readonly confirm: readonly string[] }
  | { readonly does: 'ingest'; readonly ingestId: string }
  | { readonly does: 'materialize'; readonly view: string }
  | {
      readonly does: 'retrain';
      readonly runId: string;
      /** What a copy of the run on the features there are is asked for with, on the command line. */
      readonly arguments: readonly string[];
    }
  | { readonly does: 'promote'; readonly runId: string; readonly model: string; readonly alias: string }
);

export interface ChangeStep {
  readonly title: string;
  readonly state: StepState;
  /** Why it is to be done, or why there is nothing to do. */
  readonly about: string;
  readonly tasks: readonly Task[];
}
