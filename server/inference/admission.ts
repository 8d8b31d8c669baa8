import { readEnv } from '#server/platform/env';
import { AppError } from '#server/platform/errors';

/** Seconds after which a caller that was turned away should come back. */
export const RETRY_AFTER_SECONDS = 1;

/** On globalThis: both doors of the web process share its time. */
const shared = globalThis as typeof globalThis & { cookoffAdmission?: { inFlight: number; refused: number } };
shared.cookoffAdmission ??= { inFlight: 0, refused: 0 };
const admission = shared.cookoffAdmission;

/** Read once: a hot path does not check the environment at every request. */
let most: number | undefined;

/** Requests being worked on now, and how many were turned away since the process started. */
export const readAdmission = (): Readonly<typeof admission> => admission;

/**
 * For before a body is read, which costs as much as a prediction: those turned away here cost next to nothing.
 * @throws AppError rate_limited when this process already does as much as it may.
 */
export function requireRoom(): void {
  most ??= readEnv().requestsAtOnce;
  if (admission.inFlight < most) return;
  admission.refused++;
  const limit = `${most} requests are being answered at once, which is the most here`;
  throw new AppError('rate_limited', `${limit}; come back in ${RETRY_AFTER_SECONDS} second.`);
}

/**
 * Does the work unless this process already does as much as it may, so that those that were let in are answered as fast
 * under any load. A body is read before: a caller that sends it by the drop takes nobody's place.
 * @throws AppError rate_limited.
 */
export async function admitted<T>(work: () => Promise<T>): Promise<T> {
  requireRoom();
  admission.inFlight++;
  try {
    return await work();
  } finally {
    admission.inFlight--;
  }
}
