import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: 12 characters, 60 random bits, safe in a path, a URL and an object key. */
export function newId(): string {
  return Array.from(randomBytes(12), (byte) => ALPHABET[byte & 31]).join('');
}
