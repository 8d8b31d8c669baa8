import type { ChildProcess } from 'node:child_process';
import { log } from '#server/platform/log';

const BEAT = 'beat';
const BEAT_EVERY_MS = 1_000;

/** How long a process may be silent. Checks are counted and not time: a laptop that slept made none meanwhile. */
export interface Patience {
  readonly checkEveryMs: number;
  /** Checks in turn without a beat after which it is killed. */
  readonly silentChecks: number;
  /** The same until its first beat, which it sends when its code is loaded. */
  readonly silentChecksAtStart: number;
}

/** Half a minute, five times the longest piece of work that was seen to hold it; two minutes at its start. */
const USUAL: Patience = { checkEveryMs: 2_000, silentChecks: 15, silentChecksAtStart: 60 };

/** Says over the channel to the parent, for as long as its event loop turns, that this process is alive. */
export function beat(everyMs = BEAT_EVERY_MS): void {
  const say = () => process.send?.(BEAT, undefined, undefined, () => {}); // a parent that is gone is noticed elsewhere
  say();
  setInterval(say, everyMs).unref();
}

export const isBeat = (message: unknown): boolean => message === BEAT;

/**
 * Kills a process that beats no more: blocked for ever or stopped, it would neither answer nor end, and whoever waits for
 * its end to start another would wait for ever.
 */
export function watchBeats(child: ChildProcess, { checkEveryMs, ...checks }: Patience = USUAL): void {
  let silent = 0;
  let most = checks.silentChecksAtStart;
  const timer = setInterval(() => {
    silent += 1;
    if (silent < most) return;
    clearInterval(timer);
    const seconds = (silent * checkEveryMs) / 1_000;
    log.error({ pid: child.pid, seconds }, `the process that renders pages was silent for ${seconds} s and is killed`);
    child.kill('SIGKILL');
  }, checkEveryMs);
  child.on('message', () => {
    silent = 0;
    most = checks.silentChecks;
  });
  child.once('exit', () => clearInterval(timer));
}
