import pino from 'pino';
import { readEnv } from './env.ts';

/** Structured logs on standard error, so that standard output stays the answer. */
export const log = pino(
  { level: readEnv().logLevel, base: null, serializers: { error: pino.stdSerializers.err } },
  pino.destination({ dest: 2, sync: true }),
);
