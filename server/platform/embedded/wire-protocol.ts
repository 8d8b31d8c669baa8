/** The few pieces of PostgreSQL's frontend/backend protocol 3.0 that a server in front of one session needs. */

const PROTOCOL_3 = 196_608;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

export type StartupKind = 'startup' | 'encryption' | 'cancel';

/** What an untagged first message asks for. */
export function startupKind(packet: Buffer): StartupKind {
  const code = packet.readUInt32BE(4);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return 'encryption';
  if (code === CANCEL_REQUEST) return 'cancel';
  if (code === PROTOCOL_3) return 'startup';
  throw new RangeError(`startupKind: expected protocol ${PROTOCOL_3} (3.0), got ${code}`);
}

/** One tagged message. */
export function message(tag: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const head = Buffer.alloc(5);
  head.write(tag, 0, 'latin1');
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const ASK_PASSWORD = 3;

export const askPassword = message('R', int32(ASK_PASSWORD));
export const sync = message('S');
export const rollback = message('Q', 'ROLLBACK');
const readyAndIdle = message('Z', Buffer.from('I'));

/** What a client waits for after its password: accepted, the session's settings, a key, ready. */
export function welcome(settings: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat([
    message('R', int32(0)),
    ...Object.entries(settings).map(([name, value]) => message('S', name, value)),
    message('K', int32(process.pid), int32(0)),
    readyAndIdle,
  ]);
}

/** An error that ends the connection. */
export function fatal(sqlState: string, text: string): Buffer {
  return message('E', 'SFATAL', 'VFATAL', `C${sqlState}`, `M${text}`, Buffer.from('\0'));
}

/**
 * Whether a reply ends in ReadyForQuery outside any transaction. Replies to whole messages end with a whole message,
 * and no row is ever the last one, so the last six bytes decide.
 */
export function endsIdle(tail: Uint8Array): boolean {
  return readyAndIdle.equals(tail);
}
