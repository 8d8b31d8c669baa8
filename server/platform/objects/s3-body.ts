import type { Readable } from 'node:stream';

/** A body that comes slower than this, on average, is not waited for. */
const LEAST_BYTES_A_SECOND = 64 * 1024;

/**
 * Reads a body whole.
 *
 * @param bytes      how many were announced.
 * @param patienceMs granted whatever the size; beyond it 64 KiB a second.
 * @throws Error when it is cut short, does not match its checksum, or takes too long.
 */
export async function readBody(body: Readable, bytes: number, patienceMs: number): Promise<Uint8Array> {
  const allowedMs = patienceMs + (1000 * bytes) / LEAST_BYTES_A_SECOND;
  const tooSlow = () => new Error(`its ${bytes} bytes did not come within ${Math.round(allowedMs)} ms`);
  const timer = setTimeout(() => body.destroy(tooSlow()), allowedMs);
  try {
    const read = Buffer.concat(await body.toArray());
    requireAll(read.byteLength, bytes);
    return read;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The pieces of a body, each waited for no longer than `patienceMs`; how long their reader takes is its own matter.
 *
 * @throws Error after the last whole piece, when it is cut short, does not match its checksum, or nothing more comes.
 */
export async function* readPieces(body: Readable, bytes: number, patienceMs: number): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  let read = 0;
  try {
    for (;;) {
      const timer = setTimeout(() => body.destroy(new Error(`nothing came for ${patienceMs} ms`)), patienceMs);
      const { done, value } = await pieces.next().finally(() => clearTimeout(timer));
      if (done) break;
      read += value.byteLength;
      yield value;
    }
    requireAll(read, bytes);
  } finally {
    body.destroy();
  }
}

function requireAll(read: number, announced: number): void {
  if (read !== announced) throw new Error(`${read} of its ${announced} bytes came`);
}
