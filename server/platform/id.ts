import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: 12 characters, 60 random bits, safe in a path, a URL and an object key. */
export function newId(): string {
  return idOf(randomBytes(12));
}

/** The id that 12 bytes stand for, such as the first of a hash: equal things then have one id. */
export function idOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 12), (byte) => ALPHABET[byte & 31]).join('');
}
