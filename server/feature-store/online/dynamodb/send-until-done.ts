import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, messageOf } from '#server/platform/errors';

export interface Patience {
  /** Tries in a row that brought nothing. */
  readonly tries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** A load may wait half a minute for capacity to come; somebody waits for a read. */
export const WRITE_PATIENCE: Patience = { tries: 12, firstWaitMs: 10, longestWaitMs: 5_000 };
export const READ_PATIENCE: Patience = { tries: 8, firstWaitMs: 5, longestWaitMs: 500 };

/**
 * Sends items until none is left over. DynamoDB leaves some over when it is throttled, or refuses the whole request; both
 * are waited out with full jitter: a random part of a wait that doubles. As long as something goes through it goes on.
 *
 * @param send Returns what was not processed.
 * @param what Whose failure it would be, such as `table p.v`.
 * @throws AppError `unavailable` when patience ends, or at once for a failure that will not pass.
 * @see Marc Brooker, Exponential Backoff And Jitter, AWS Architecture Blog (2015).
 */
export async function sendUntilDone<T>(
  items: readonly T[],
  send: (items: readonly T[]) => Promise<readonly T[]>,
  { what, patience }: { what: string; patience: Patience },
): Promise<void> {
  let left = items;
  let reason = 'it is throttled';
  for (let tried = 0; left.length > 0; ) {
    if (tried === patience.tries) {
      throw new AppError(
        'unavailable',
        `DynamoDB did not take ${left.length} of ${items.length} requests for ${what} in ${tried} tries: ${reason}. ` +
          'Try again later, or raise the capacity of the table.',
      );
    }
    if (tried > 0) await sleep(Math.random() * Math.min(patience.longestWaitMs, patience.firstWaitMs * 2 ** tried));
    const before = left.length;
    try {
      left = await send(left);
    } catch (error) {
      if (!isPassing(error)) throw unavailable(what, error);
      reason = `${nameOf(error)}: ${messageOf(error)}`;
    }
    tried = left.length < before ? Math.min(1, left.length) : tried + 1;
  }
}

const PASSING = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'TransactionConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the same request may well succeed later. */
function isPassing(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
  const code = (error as { code?: string }).code ?? '';
  return status >= 500 || PASSING.has(nameOf(error)) || PASSING.has(code);
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error');

/** What DynamoDB said, with what to look at. */
export function unavailable(what: string, cause: unknown): AppError {
  const hint =
    nameOf(cause) === 'ResourceNotFoundException'
      ? 'The table is not there: run apply, which makes it.'
      : 'Check the region, the endpoint and the credentials.';
  const said = `DynamoDB did not answer for ${what}: ${nameOf(cause)}: ${messageOf(cause)}. ${hint}`;
  return new AppError('unavailable', said, { cause });
}
