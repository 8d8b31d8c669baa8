import { hostname } from 'node:os';

/** Names this process so that another one on the same machine can tell whether it lives. */
export const thisExecutor = (): string => `${hostname()} ${process.pid}`;

/** Whether an executor is, or was, on this machine. */
const isHere = (executor: string): boolean => executor.split(' ')[0] === hostname();

/** Whether an executor is known to be gone. One on another machine is not: its queue's heartbeat tells. */
export function isGone(executor: string): boolean {
  if (!isHere(executor)) return false;
  const [, pid] = executor.split(' ');
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
