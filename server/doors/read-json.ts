import { AppError, messageOf } from '#server/platform/errors';
import { withDeadline } from '#server/platform/with-deadline';

/** The largest JSON body: ten thousand rows of thirty numbers fit. */
export const BODY_LIMIT_BYTES = 4_194_304;

/** A caller that needs longer to send so little keeps a connection for nothing. */
const PATIENCE_MS = 30_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A body as JSON, read piece by piece so that one too large is refused before it is held.
 * @throws AppError too_large naming the limit; malformed saying where the text stops being JSON, or that it did not
 *   arrive in time.
 */
export async function readJson(pieces: AsyncIterable<Uint8Array> | null): Promise<unknown> {
  return parseJson(await withDeadline(readWhole(pieces), PATIENCE_MS, tooSlow));
}

const tooSlow = () =>
  new AppError('malformed', `The body did not arrive whole within ${PATIENCE_MS / 1_000} s; send it again.`);

async function readWhole(pieces: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of pieces ?? []) {
      size += piece.byteLength;
      if (size > BODY_LIMIT_BYTES) throw tooLarge();
      held.push(piece);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // A caller that hangs up half-way is no failure of ours.
    throw new AppError('malformed', `The body ended before it was whole: ${messageOf(cause)}.`, { cause });
  }
  return Buffer.concat(held, size);
}

function tooLarge(): AppError {
  const limit = `${BODY_LIMIT_BYTES / 1_048_576} MiB`;
  return new AppError('too_large', `The body is larger than ${limit}; send it in several requests.`);
}

function parseJson(bytes: Buffer): unknown {
  if (bytes.byteLength === 0) throw new AppError('malformed', 'The body is empty; send JSON.');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new AppError('malformed', 'The body is compressed with gzip; send the JSON itself.');
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new AppError('malformed', 'The body is not UTF-8 text; send JSON in UTF-8.', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('malformed', `The body is not JSON: ${messageOf(cause)}${placeOf(cause, text)}.`, { cause });
  }
}

/** Where the parser stopped, when its message does not say so itself. */
function placeOf(error: unknown, text: string): string {
  const message = messageOf(error);
  if (message.includes(' at position ')) return '';
  if (message.startsWith('Unexpected end')) return `, at position ${text.length}`;
  const token = /^Unexpected token '(.)'/su.exec(message)?.[1];
  return token && text.indexOf(token) === text.lastIndexOf(token) ? `, at position ${text.indexOf(token)}` : '';
}
