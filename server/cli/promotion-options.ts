import { z } from 'zod';
import { GATE_NAMES } from '#server/models/gate-schema';
import { parameter } from './command.ts';
import { ListSchema } from './schemas.ts';

const GatesSchema = ListSchema.pipe(
  z.array(z.enum(GATE_NAMES, { error: `gates are ${GATE_NAMES.join(', ')}` })),
).default([]);

/** What can be said to the gates of a promotion, for every command that promotes. */
export const CONSENT_OPTIONS = {
  ack: parameter('--ack <gates>', GatesSchema, 'gates whose remarks are accepted, such as signature'),
  override: parameter('--override <gates>', GatesSchema, 'gates that failed and shall not count; for leads'),
};
