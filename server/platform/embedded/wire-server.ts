import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { messageOf } from '../errors.ts';
import { MessageBuffer } from './message-buffer.ts';
import { type Backend, type Client, Session } from './session.ts';
import { askPassword, fatal, startupKind, welcome } from './wire-protocol.ts';

export interface WireServerOptions {
  /** Shown to every client as the session's settings. */
  readonly settings: Readonly<Record<string, string>>;
  readonly password: string;
  /** Tried first; another is taken when it is in use. */
  readonly preferredPort?: number | undefined;
  readonly idleInTransactionMs?: number;
  /** Called when the backend fails beyond repair. */
  readonly onBroken?: (error: unknown) => void;
}

export interface WireServer {
  readonly port: number;
  /** Clients that gave the password and are still there. */
  readonly clients: ReadonlySet<object>;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const PASSWORD = 'p'.charCodeAt(0);

/**
 * Answers the PostgreSQL wire protocol on a loopback port from one backend session (see `Session` for how it is
 * shared). Encryption is refused, CancelRequest does nothing, LISTEN and named prepared statements are not supported.
 */
export async function startWireServer(backend: Backend, options: WireServerOptions): Promise<WireServer> {
  const session = new Session(backend, {
    idleInTransactionMs: options.idleInTransactionMs ?? 10_000,
    onBroken: options.onBroken ?? (() => {}),
  });
  const sockets = new Set<Socket>();
  const clients = new Set<Connection>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const connection = new Connection(socket, session, options, clients);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      clients.delete(connection);
      session.leave(connection);
    });
  });
  await listen(server, options.preferredPort);
  return {
    port: (server.address() as AddressInfo).port,
    clients,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function listen(server: Server, preferredPort = 0): Promise<void> {
  try {
    server.listen(preferredPort, LOOPBACK);
    await once(server, 'listening');
  } catch (error) {
    if (preferredPort === 0) throw error;
    await listen(server);
  }
}

class Connection implements Client {
  readonly #socket: Socket;
  readonly #session: Session;
  readonly #options: WireServerOptions;
  readonly #clients: Set<Connection>;
  readonly #received = new MessageBuffer();
  #state: 'startup' | 'password' | 'ready' = 'startup';

  constructor(socket: Socket, session: Session, options: WireServerOptions, clients: Set<Connection>) {
    this.#socket = socket;
    this.#session = session;
    this.#options = options;
    this.#clients = clients;
    socket.on('data', (chunk) => this.#receive(chunk));
  }

  hasMessages(): boolean {
    return !this.#socket.destroyed && this.#received.has();
  }

  takeMessages(): Buffer {
    return this.#received.take();
  }

  reply(data: Uint8Array): void {
    if (!this.#socket.destroyed) this.#socket.write(data);
  }

  end(data: Buffer): void {
    this.#socket.end(data);
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    try {
      while (this.#state !== 'ready' && this.#received.has()) this.#greet(this.#received.takeOne());
      if (this.#state === 'ready' && this.hasMessages()) this.#session.request(this);
    } catch (error) {
      this.end(fatal('08P01', `This is not PostgreSQL protocol 3.0. ${messageOf(error)}`));
    }
  }

  #greet(packet: Buffer): void {
    if (this.#state === 'startup') this.#start(packet);
    else this.#authenticate(packet);
  }

  #start(packet: Buffer): void {
    const kind = startupKind(packet);
    if (kind === 'encryption') this.reply(Buffer.from('N'));
    else if (kind === 'cancel') this.#socket.end();
    else {
      this.#state = 'password';
      this.#received.expectTags();
      this.reply(askPassword);
    }
  }

  #authenticate(packet: Buffer): void {
    const expected = Buffer.from(`${this.#options.password}\0`);
    const given = packet.subarray(5);
    if (packet[0] !== PASSWORD || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      this.end(fatal('28P01', 'The password is wrong. It stands in server.json of the database folder.'));
      return;
    }
    this.#state = 'ready';
    this.#clients.add(this);
    this.reply(welcome(this.#options.settings));
  }
}
