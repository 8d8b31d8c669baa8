import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#server/platform/log';

export const PROJECT = resolve(import.meta.dirname, '../../..');

const LEAVE_WITH_PARENT = join(import.meta.dirname, 'leave-with-parent.ts');
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** A process that lived this long was well: its next failure is a new one. */
const WELL_AFTER_MS = 30_000;
const KILL_AFTER_MS = 6_000;

export interface Supervised {
  /** Called in logs. */
  readonly name: string;
  /** A TypeScript file of the project and its arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Supervisor {
  /** Ends when every process has: politely first, by force after some seconds. */
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  /** Stops all when aborted: a Ctrl-C reaches the processes too, and what ends by it must not be started again. */
  readonly signal?: AbortSignal;
  /** A process ended that was not asked to. */
  readonly onEnd?: (name: string) => void;
}

/** Keeps these processes running: what dies is started again, at once the first time and ever later after that. */
export function supervise(processes: readonly Supervised[], options: SuperviseOptions = {}): Supervisor {
  const stop = new AbortController();
  const stopping = options.signal ? AbortSignal.any([stop.signal, options.signal]) : stop.signal;
  const kept = processes.map((process) => keep(process, stopping, options.onEnd ?? (() => {})));
  return {
    async stop() {
      stop.abort();
      await Promise.all(kept);
    },
  };
}

async function keep(supervised: Supervised, stopping: AbortSignal, onEnd: (name: string) => void): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!stopping.aborted) {
    const begun = performance.now();
    const child = start(supervised);
    const stop = () => void end(child);
    stopping.addEventListener('abort', stop, { once: true });
    const [code, signal] = await once(child, 'exit');
    stopping.removeEventListener('abort', stop);
    if (stopping.aborted) return;
    onEnd(supervised.name);
    if (performance.now() - begun > WELL_AFTER_MS) waitMs = FIRST_WAIT_MS;
    log.warn({ code, signal, againInMs: waitMs }, `the ${supervised.name} process ended and is started again`);
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}

function start({ args, env }: Supervised): ChildProcess {
  return spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, ...args], {
    cwd: PROJECT,
    // biome-ignore lint/style/noProcessEnv: handed on unread; the child checks it as this process did.
    env: { ...process.env, ...env },
    // Our own log goes to standard error; standard output has only what Next says of itself.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  const force = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  child.once('exit', () => clearTimeout(force));
  child.kill('SIGTERM');
}
