import { accessSync, constants, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#server/platform/errors';
import { takeExclusiveLock } from '#server/platform/exclusive-lock';

/** Room that a database, the demo data and a few packages need. */
const NEEDED_BYTES = 200e6;

export interface HomeLock {
  /** Says where the app answers, to whoever tries to start it a second time. */
  announce(url: string): void;
  release(): void;
}

/**
 * Makes this process the one that serves `home`, or tells where it is served already.
 * @throws AppError unavailable when the folder cannot be written or its disk is full.
 */
export function lockHome(home: string): HomeLock | { runningAt: string } {
  requireRoom(home);
  const lock = takeExclusiveLock(join(home, 'serve.lock'));
  const file = join(home, 'serve.url');
  if (!lock) return { runningAt: readAnnounced(file) };
  // What a killed predecessor announced is true no more.
  rmSync(file, { force: true });
  return {
    announce: (url) => writeFileSync(file, url),
    release: () => {
      rmSync(file, { force: true });
      lock.release();
    },
  };
}

function readAnnounced(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'an address it has not told yet';
  }
}

function requireRoom(home: string): void {
  let free: number;
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK);
    const { bavail, bsize } = statfsSync(home);
    free = bavail * bsize;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'unavailable',
      `The data folder ${home} cannot be written (${code}). COOKOFF_HOME names another.`,
      {
        cause,
      },
    );
  }
  if (free < NEEDED_BYTES) {
    const text = `The disk of ${home} is full: ${Math.round(free / 1e6)} MB are free, ${NEEDED_BYTES / 1e6} MB are needed.`;
    throw new AppError('unavailable', `${text} COOKOFF_HOME names another folder.`);
  }
}
