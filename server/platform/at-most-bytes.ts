import { Transform } from 'node:stream';
import { AppError } from './errors.ts';

/** Lets bytes through up to a limit; the first one beyond ends the stream with too_large, in the words given. */
export function atMostBytes(limit: number, tooLarge: string): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size <= limit) done(null, chunk);
      else done(new AppError('too_large', tooLarge));
    },
  });
}
