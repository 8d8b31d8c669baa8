const LENGTH_BYTES = 4;
const TERMINATE = 'X'.charCodeAt(0);

/** Longest message accepted, in bytes: PostgreSQL's own limit of one field. */
const MESSAGE_BYTES_MAX = 0x3fff_ffff;

/**
 * What one client has sent, cut into whole messages. Chunks are joined only when the message they belong to has
 * arrived, so that a large message costs its size and not its square.
 */
export class MessageBuffer {
  #chunks: Buffer[] = [];
  #size = 0;
  /** Nothing is worth looking at before this many bytes are here. */
  #wanted = 0;
  /** The startup message has no type byte; all later ones have. */
  #tagBytes: 0 | 1 = 0;

  /** Called once the startup message was read. */
  expectTags(): void {
    this.#tagBytes = 1;
    this.#wanted = 0;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** Whether a whole message is here. Terminate is none: it would end the backend; the hang-up that follows does it. */
  has(): boolean {
    return this.#size >= this.#wanted && this.#lengthAt(0) > 0;
  }

  /** Removes the first message, or nothing. */
  takeOne(): Buffer {
    return this.#cut(this.has() ? this.#lengthAt(0) : 0);
  }

  /** Removes all whole messages. */
  take(): Buffer {
    let end = 0;
    for (let length = this.#lengthAt(0); length > 0; length = this.#lengthAt(end)) end += length;
    return this.#cut(end);
  }

  /**
   * Bytes of the whole message that begins at `start`, 0 when it is not all here.
   * @throws RangeError if its length cannot be one.
   */
  #lengthAt(start: number): number {
    const buffer = this.#join();
    const head = this.#tagBytes + LENGTH_BYTES;
    if (buffer.length < start + head || (this.#tagBytes && buffer[start] === TERMINATE)) return 0;
    const length = buffer.readUInt32BE(start + this.#tagBytes);
    if (length < LENGTH_BYTES || length > MESSAGE_BYTES_MAX) {
      throw new RangeError(`MessageBuffer: expected a message of 4 to ${MESSAGE_BYTES_MAX} bytes, got ${length}`);
    }
    this.#wanted = start + this.#tagBytes + length;
    return buffer.length < this.#wanted ? 0 : this.#tagBytes + length;
  }

  #cut(end: number): Buffer {
    const buffer = this.#join();
    const rest = buffer.subarray(end);
    this.#wanted = Math.max(0, this.#wanted - end);
    this.#chunks = [rest];
    this.#size = rest.length;
    return buffer.subarray(0, end);
  }

  #join(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }
}
