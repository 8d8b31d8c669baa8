import { AppError } from '../errors.ts';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:=+@-]*$/;
const LONGEST = 900;

/**
 * Checks a key: segments of letters, digits and `_ . : = + @ -` joined by `/`, none starting with a dot or a dash.
 * So no key can leave its folder, and names that start with a dot are free for temporary files.
 * @throws AppError invalid_input naming the key and the rule.
 */
export function requireObjectKey(key: string): string {
  if (key.length <= LONGEST && key.split('/').every((segment) => SEGMENT.test(segment))) return key;
  throw new AppError(
    'invalid_input',
    `"${key.slice(0, 80)}" is not an object key: use segments of letters, digits and _ . : = + @ - joined by "/", ` +
      `none starting with a dot, at most ${LONGEST} characters in all.`,
  );
}

/** What both stores answer for a key that is not there. */
export const noSuchObject = (uri: string, cause?: unknown): AppError =>
  new AppError('not_found', `There is no object ${uri}.`, { cause });

/** What both stores answer when a put with `ifAbsent` finds the key taken. */
export const objectExists = (uri: string, cause?: unknown): AppError =>
  new AppError('conflict', `${uri} is already there and is not overwritten.`, { cause });

/** What both stores answer when an object is larger than its reader allows; nothing of it was read. */
export const objectTooLarge = (uri: string, bytes: number, atMost: number): AppError =>
  new AppError('unavailable', `${uri} has ${bytes} bytes; at most ${atMost} are read.`);
