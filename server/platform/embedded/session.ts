import { endsIdle, fatal, rollback, sync } from './wire-protocol.ts';

/** Something that takes whole protocol messages and streams the replies: PGlite, or a stand-in in a test. */
export interface Backend {
  execProtocolRawStream(messages: Uint8Array, options: { onRawData: (data: Uint8Array) => void }): Promise<void>;
}

/** One client as the session sees it. */
export interface Client {
  /** All complete messages received so far, removed from its buffer; empty when there are none. */
  takeMessages(): Buffer;
  hasMessages(): boolean;
  reply(data: Uint8Array): void;
  /** Sends `data` and hangs up. */
  end(data: Buffer): void;
}

const TAIL_BYTES = 6;

/**
 * Shares PGlite's single session among many clients without mixing them up.
 *
 * A client owns the session from its first message until a reply ends in ReadyForQuery with status idle: through
 * every Parse, Bind and Execute, and through its whole transaction. Only the owner's messages reach the backend. An
 * owner that leaves is rolled back; one that sits idle in a transaction is dropped, because everybody waits for it.
 */
export class Session {
  readonly #backend: Backend;
  readonly #idleInTransactionMs: number;
  readonly #onBroken: (error: unknown) => void;
  readonly #waiting = new Set<Client>();
  readonly #gone = new WeakSet<Client>();
  #owner: Client | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #pumping = false;

  constructor(backend: Backend, options: { idleInTransactionMs: number; onBroken: (error: unknown) => void }) {
    this.#backend = backend;
    this.#idleInTransactionMs = options.idleInTransactionMs;
    this.#onBroken = options.onBroken;
  }

  /** `client` has messages to be answered, in its turn. */
  request(client: Client): void {
    this.#waiting.add(client);
    void this.#pump();
  }

  /** `client` has hung up: what it left open is undone before the next one is served. */
  leave(client: Client): void {
    this.#gone.add(client);
    this.#waiting.delete(client);
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      for (let client = this.#next(); client; client = this.#next()) await this.#serve(client);
    } catch (error) {
      this.#onBroken(error);
    } finally {
      this.#pumping = false;
    }
  }

  /** The owner while there is one, else the client that waits longest, else nobody. */
  #next(): Client | undefined {
    const owner = this.#owner;
    if (owner) return this.#gone.has(owner) || owner.hasMessages() ? owner : undefined;
    const [first] = this.#waiting;
    return first;
  }

  async #serve(client: Client): Promise<void> {
    clearTimeout(this.#idleTimer);
    this.#owner = client;
    this.#waiting.delete(client);
    const idle = this.#gone.has(client) ? await this.#undo() : await this.#answer(client);
    if (idle) this.#owner = undefined;
    else this.#idleTimer = setTimeout(() => this.#drop(client), this.#idleInTransactionMs);
  }

  /** Passes everything the client has sent to the backend; true when the session is free afterwards. */
  async #answer(client: Client): Promise<boolean> {
    try {
      return await this.#exchange(client.takeMessages(), (data) => client.reply(data));
    } catch {
      client.end(fatal('58000', 'The embedded database could not process this message; the connection is closed.'));
      return this.#undo();
    }
  }

  async #undo(): Promise<boolean> {
    await this.#exchange(sync, () => {});
    await this.#exchange(rollback, () => {});
    return true;
  }

  async #exchange(messages: Buffer, onData: (data: Uint8Array) => void): Promise<boolean> {
    let tail: Uint8Array = new Uint8Array();
    await this.#backend.execProtocolRawStream(messages, {
      onRawData: (data) => {
        // The backend reuses its buffer, so what is kept beyond this call must be a copy.
        const copy = Uint8Array.from(data);
        tail =
          copy.length >= TAIL_BYTES ? copy.subarray(-TAIL_BYTES) : Buffer.concat([tail, copy]).subarray(-TAIL_BYTES);
        onData(copy);
      },
    });
    return endsIdle(tail);
  }

  #drop(client: Client): void {
    client.end(
      fatal(
        '25P03',
        `The transaction sat idle for ${this.#idleInTransactionMs / 1000} s and was rolled back. The embedded ` +
          'database has one session: inside a transaction use only its own client, and wait for nothing else.',
      ),
    );
    this.leave(client);
  }
}
