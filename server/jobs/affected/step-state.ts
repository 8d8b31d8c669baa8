import type { StepState, Task } from '../change-step.ts';

/** Of a step, from its tasks: nothing to do is done. */
export function stateOf(tasks: readonly Task[]): StepState {
  if (tasks.some(({ state }) => state === 'running')) return 'running';
  return tasks.some(({ state }) => state === 'to do') ? 'to do' : 'done';
}

/** Whether a run, a job or a materialization has not ended. */
export const isOpen = (status: string): boolean => status === 'queued' || status === 'running';
