import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import type { PagesReady } from './pages.ts';

const AGAIN_AFTER_MS = 500;
const KILL_AFTER_MS = 4_000;

export interface Pages {
  /** Port on loopback; while the process is being started again, the one it will have. */
  port(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Keeps the process that renders pages running.
 * @throws AppError unavailable when it ends before it was ever ready; its own reason is in the log.
 */
export async function keepPages(program = join(import.meta.dirname, 'pages.ts')): Promise<Pages> {
  let child = start(program);
  let ready = readyPort(child);
  let stopping = false;
  await ready;

  async function startAgain(code: number | null): Promise<void> {
    if (stopping) return;
    log.warn({ code }, 'the process that renders pages ended and is started again');
    ready = sleep(AGAIN_AFTER_MS).then(() => {
      child = start(program);
      child.once('exit', startAgain);
      return readyPort(child);
    });
    ready.catch(() => {}); // whoever asks for a page hears of it
  }
  child.once('exit', startAgain);
  return {
    port: () => ready,
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

const start = (program: string): ChildProcess => fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: PagesReady) => resolve(message.port));
    child.once('exit', () => reject(new AppError('unavailable', 'The pages cannot be shown; the log says why.')));
  });
}
