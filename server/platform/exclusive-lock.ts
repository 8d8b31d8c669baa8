import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/**
 * Takes the lock at `path` for as long as this process lives, or null when another process holds it.
 *
 * It is SQLite's file lock, which the kernel releases at the owner's death, however it dies. A file with a process id
 * in it would need a guess whether that process still is who it was, wrong as soon as ids are reused.
 */
export function takeExclusiveLock(path: string): { release(): void } | null {
  const file = new DatabaseSync(path);
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
  return { release: () => file.close() };
}
