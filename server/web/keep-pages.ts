import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import type { PagesDoor } from './pages-door.ts';
import { isBeat, type Patience, watchBeats } from './watch-beats.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** A process that lived this long was well: its next failure is a new one. */
const WELL_AFTER_MS = 30_000;
const KILL_AFTER_MS = 4_000;

export interface Pages {
  /** Where to ask; while the process is being started again, where it will be. */
  door(): Promise<PagesDoor>;
  stop(): Promise<void>;
}

/**
 * Keeps the process that renders pages running: one that ends is started again, one that hangs is killed before.
 * @param patience how long it may be silent.
 * @throws AppError unavailable when it ends before it was ever ready; its own reason is in the log.
 */
export async function keepPages(program = join(import.meta.dirname, 'pages.ts'), patience?: Patience): Promise<Pages> {
  let child = start(program, patience);
  let ready = readyDoor(child);
  let stopping = false;
  let begun = performance.now();
  let waitMs = FIRST_WAIT_MS;
  await ready;

  async function startAgain(code: number | null, signal: string | null): Promise<void> {
    if (stopping) return;
    if (performance.now() - begun > WELL_AFTER_MS) waitMs = FIRST_WAIT_MS;
    log.warn({ code, signal, againInMs: waitMs }, 'the process that renders pages ended and is started again');
    ready = sleep(waitMs).then(() => {
      begun = performance.now();
      child = start(program, patience);
      child.once('exit', startAgain);
      return readyDoor(child);
    });
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    ready.catch(() => {}); // whoever asks for a page hears of it
  }
  child.once('exit', startAgain);
  return {
    door: () => ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      child.kill('SIGTERM');
      await once(child, 'exit');
      clearTimeout(force);
    },
  };
}

function start(program: string, patience: Patience | undefined): ChildProcess {
  const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  watchBeats(child, patience);
  return child;
}

function readyDoor(child: ChildProcess): Promise<PagesDoor> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (!isBeat(message)) resolve(message as PagesDoor);
    });
    child.once('exit', () => reject(new AppError('unavailable', 'The pages cannot be shown; the log says why.')));
  });
}
