import type { IncomingMessage } from 'node:http';

/** How long the rest of a body that nobody reads may keep a connection. */
export interface RestPatience {
  /** While nothing comes. */
  readonly quietMs: number;
  /** In all. */
  readonly wholeMs: number;
}

const USUAL: RestPatience = { quietMs: 5_000, wholeMs: 30_000 };

/**
 * Lets go what is left of a body, so that its caller can send it to the end.
 * @returns when it has ended, or was given up.
 */
export function dropRest(request: IncomingMessage, { quietMs, wholeMs }: RestPatience = USUAL): Promise<void> {
  return new Promise((resolve) => {
    const quiet = setTimeout(done, quietMs);
    const whole = setTimeout(done, wholeMs);
    const more = () => quiet.refresh();
    function done(): void {
      request.off('data', more);
      clearTimeout(quiet);
      clearTimeout(whole);
      resolve();
    }
    request.once('end', done).once('close', done);
    request.unpipe();
    request.on('data', more).resume();
  });
}
